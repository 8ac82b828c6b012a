import { RehearsalRepository, type UnitOfWork } from '@linxuan/persistence';
import { DEMO_PLAN, type PlanLine } from '../demo/plan';
import { each } from '../demo/progress';
import { clerkOf, leadOf, type Round, type Running } from '../demo/round';
import { createApplicants, type Place } from './applicants';

/** A letter with its case, ready to be released by another person than the one who prepared it. */
export interface Batch {
  id: string;
  version: number;
  stage: string;
  owner: string;
  /** Who releases it, and who receives it. */
  releaser: string;
  recipient: string;
  late: 'recipient-decides' | 'refuse';
}

interface Holder {
  owner: string;
  nominator: string;
  group: string | null;
  place: Place;
}

const LANES = 8;

/** Prepares one batch per nominator and then per group, each with a case that went its whole way there over HTTP. */
export async function prepareBatches(work: UnitOfWork, round: Round, count: number): Promise<Batch[]> {
  const holders = await holdersOf(work, round, count);
  if (holders.length < count)
    throw new Error(`There are ${holders.length} organisations that can send a batch, not ${count}`);
  const companies = await createApplicants(
    work,
    'batch',
    holders.map(({ place }) => place),
    5000,
  );
  const batches: Batch[] = [];
  await each(
    'batches prepared',
    holders.map((holder, index) => ({ holder, index })),
    LANES,
    async ({ holder, index }) => {
      const company = companies[index];
      if (!company) throw new Error('A batch without an applicant');
      const base = DEMO_PLAN[index % 100] as PlanLine;
      const line: PlanLine = {
        ...base,
        index,
        fate: 'published',
        company: company.code,
        nominator: holder.nominator,
        region: holder.place.region,
        group: holder.group,
      };
      const one = await round.open(line, company);
      await round.submit(one);
      if (holder.group) await round.act(one, `a@${holder.group}`, 'nominate');
      else await review(round, one);
      batches.push(await letter(work, round, holder));
    },
  );
  return batches;
}

async function review(round: Round, one: Running): Promise<void> {
  const clerk = clerkOf(one.line.nominator);
  await round.act(one, clerk, 'accept', {});
  await round.askDepartments(one, false, 1);
  await round.act(one, clerk, 'conclude', { note: '同意推荐。', notAsked: '本技术不涉及其余部门的职责。' });
  await round.act(one, clerk, 'nominate');
}

async function letter(
  work: UnitOfWork,
  { client, definition, editionId }: Round,
  { owner, group }: Holder,
): Promise<Batch> {
  const draft = await new RehearsalRepository(work).draftedNomination(owner, editionId);
  const stage = definition.stages.find(({ id }) => id === draft?.stage);
  if (!draft || stage?.kind !== 'nomination') throw new Error(`${owner} has no letter to prepare`);
  const prepared = await client.act(
    group ? `a@${owner}` : clerkOf(owner),
    'dossiers',
    draft.id,
    'prepare',
    draft.version,
    { number: `演练〔2024〕${draft.id.slice(0, 4)}号`, date: '2024-07-31', signatories: [owner] },
  );
  return {
    id: draft.id,
    version: prepared.version,
    stage: draft.stage,
    owner,
    releaser: group ? `b@${owner}` : leadOf(owner),
    recipient: group ? clerkOf('sasac') : clerkOf('ndrc'),
    late: stage.late,
  };
}

/**
 * Nominators that take applicants of their region first, then groups; cities before their provinces' other places are
 * reached.
 */
async function holdersOf(
  work: UnitOfWork,
  { definition: { roster }, editionId }: Round,
  count: number,
): Promise<Holder[]> {
  const commissions = roster.flatMap((entry): Holder[] => {
    if (entry.route === 'central-soe') return [];
    const region = entry.regionPrefix
      ? entry.regionPrefix.padEnd(4, entry.regionPrefix.length === 2 ? '01' : '').padEnd(6, '0')
      : '659001';
    return [{ owner: entry.org, nominator: entry.org, group: null, place: { region, affiliation: entry.affiliation } }];
  });
  const groups = await new RehearsalRepository(work).groupsWithLetters(editionId);
  return [
    ...commissions,
    ...groups.map((id): Holder => ({
      owner: id,
      nominator: 'sasac',
      group: id,
      place: { region: '110100', parent: id },
    })),
  ].slice(0, count);
}
