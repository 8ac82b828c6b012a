import { Inject, Injectable } from '@nestjs/common';
import type { DecisionCase, DecisionRoomDto } from '@linxuan/contracts';
import { departures, editionName, type Text } from '@linxuan/domain';
import {
  DecisionRecordRepository,
  DossierRepository,
  EditionRepository,
  OrganisationRepository,
  SnapshotRepository,
  UnitOfWork,
  UserRepository,
  WorkflowRepository,
  WorkspaceCaseRepository,
  type Tx,
} from '@linxuan/persistence';
import { DomainError, EDITIONS, type CompiledEdition, type Editions, type SessionActor } from '@linxuan/platform';
import { decisionCases, type DecisionFacts } from './decision-case';
import { textsOf } from './revision-content';
import { runningStates } from './stage-of-edition';

type Dossier = NonNullable<Awaited<ReturnType<DossierRepository['find']>>>;
type Evidence = ReturnType<typeof decisionCases>[number] & { area: string | null };

/** What the prepared paper says. */
interface Paper {
  items?: { caseId: string; listed: boolean; reasonCode?: string; reason?: string }[];
  minutes?: string;
  reason?: string;
  opinions?: Record<string, string>;
}

/** The decision room: before a list is approved or a batch is sent, each case with what speaks for and against it. */
@Injectable()
export class DecisionRoomService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
  ) {}

  /** Of an own list or batch; throws `subject.notFound` for any other dossier. As many statements for many as for one. */
  view(actor: SessionActor, dossierId: string): Promise<DecisionRoomDto> {
    return this.work.run(actor.scope, async (tx) => {
      const dossier = await new DossierRepository(tx).find(dossierId);
      if (!dossier || dossier.ownerOrg !== actor.orgId || (dossier.kind !== 'list' && dossier.kind !== 'nomination'))
        throw new DomainError('subject.notFound');
      const edition = await this.editions.get(tx, dossier.editionId);
      const paper: Paper = dossier.contentSha
        ? ((await new SnapshotRepository(tx).get<Paper>(dossier.contentSha)) ?? {})
        : {};
      const { evidence, facts } = await this.evidence(tx, edition, dossier);
      const owner = facts.orgs.get(dossier.ownerOrg);
      const people = await new UserRepository(tx).namesOf([dossier.preparedBy]);
      return {
        id: dossier.id,
        kind: dossier.kind,
        state: dossier.state,
        edition: editionName(edition.machine.definition),
        stage: edition.machine.stages.get(dossier.stage)?.title ?? { zh: dossier.stage, en: dossier.stage },
        owner: owner ?? { zh: dossier.ownerOrg, en: dossier.ownerOrg },
        number: dossier.number,
        preparedBy: people.get(dossier.preparedBy ?? '') ?? null,
        preparedAt: dossier.preparedAt,
        words: paper.minutes ?? paper.reason ?? null,
        areas:
          dossier.kind === 'list'
            ? await listAreas(tx, edition, facts, evidence, paper)
            : [{ area: null, title: null, cutAfter: null, cases: batchCases(evidence, paper) }],
      };
    });
  }

  private async evidence(
    tx: Tx,
    edition: CompiledEdition,
    { id, kind, stage, ownerOrg }: Dossier,
  ): Promise<{ evidence: Evidence[]; facts: DecisionFacts }> {
    const cases = new WorkspaceCaseRepository(tx);
    const items = (await new DossierRepository(tx).items(id)).map(({ caseId }) => caseId);
    // A list that nobody has prepared yet is about all that wait for it.
    const rows =
      kind === 'list' && items.length === 0
        ? await cases.inStage(edition.id, stage, runningStates(edition, stage))
        : (await cases.byIds(items)).sort((a, b) => items.indexOf(a.id) - items.indexOf(b.id));
    const ids = rows.map((row) => row.id);
    const workingSet = await new WorkflowRepository(tx).readRows(ids, [id]);
    const opinions = [...workingSet.opinion.values()];
    const check = [...edition.machine.stages.values()].find(
      (one) => one.kind === 'check' && one.about === 'eligibility',
    );
    const facts: DecisionFacts = {
      machine: edition.machine,
      workingSet,
      orgs: await new OrganisationRepository(tx).namesOf([ownerOrg, ...opinions.map(({ orgId }) => orgId)]),
      texts: await textsOf(
        tx,
        opinions.map(({ textSha }) => textSha),
      ),
      conditions: check ? await new DecisionRecordRepository(tx).lastDecidedOf(ids, check.id) : new Map(),
    };
    const area = new Map(rows.map((row) => [row.id, row.area]));
    return {
      evidence: decisionCases(facts, rows).map((one) => ({ ...one, area: area.get(one.id) ?? null })),
      facts,
    };
  }
}

/** The areas of a list, each in the order of its scores, what nobody scored last. */
async function listAreas(
  tx: Tx,
  edition: CompiledEdition,
  { workingSet, machine }: DecisionFacts,
  evidence: readonly Evidence[],
  { items = [] }: Paper,
): Promise<DecisionRoomDto['areas']> {
  const given = new Map(items.map((item) => [item.caseId, item]));
  const reasons = new Map<string, Text>(
    [...machine.stages.values()].flatMap((stage) =>
      stage.kind === 'list-decision' ? stage.rejectReasons.map(({ code, text }) => [code, text] as const) : [],
    ),
  );
  const departing = departures(workingSet, [...workingSet.case.values()], items);
  return (await new EditionRepository(tx).areasOf(edition.id)).flatMap(({ code, name }) => {
    const here = evidence
      .filter(({ area }) => area === code)
      .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.number.localeCompare(b.number));
    if (here.length === 0) return [];
    const cases = here.map(({ area: _area, ...one }, index): DecisionCase => {
      const item = given.get(one.id);
      const departs = departing.has(one.id);
      // Above the line the written reason alone says why: the code's words are about what lies below it.
      const listedWords = departs ? [item?.reason] : [reasons.get(item?.reasonCode ?? '')?.zh, item?.reason];
      return {
        ...one,
        place: index + 1,
        outcome: item ? (item.listed ? 'listed' : 'not-listed') : null,
        reason: item && !item.listed ? listedWords.filter(Boolean).join('：') || null : null,
        departs,
      };
    });
    const last = cases.findLastIndex(({ outcome }) => outcome === 'listed');
    return [{ area: code, title: name, cutAfter: items.length === 0 ? null : last + 1, cases }];
  });
}

/** A batch in its nominator's own order; one departs where a case that scored better stands behind it. */
function batchCases(evidence: readonly Evidence[], { opinions = {} }: Paper): DecisionCase[] {
  return evidence.map(({ area: own, ...one }, index) => ({
    ...one,
    place: index + 1,
    outcome: 'nominated',
    reason: opinions[one.id] ?? null,
    departs: evidence
      .slice(index + 1)
      .some(({ area, rank }) => area === own && rank !== null && one.rank !== null && rank < one.rank),
  }));
}
