import type { CandidateDto, CandidateOpinionDto } from '@linxuan/contracts';
import {
  businessDateOf,
  type CaseRow,
  type DossierItemRow,
  type OpinionRow,
  type Text,
  type WorkingSet,
} from '@linxuan/domain';
import { EditionRepository, WorkflowRepository, type Tx } from '@linxuan/persistence';
import { offeredActions, type CompiledEdition, type OfferContext } from '@linxuan/platform';
import { candidateFacts } from './candidate-facts';
import { figuresOf, rulesOf, type CandidateContent } from './candidate-figures';

/** Who looks at candidates, when and in which language, and the deadline that the cases' years are counted to. */
export type CandidateContext = Omit<OfferContext, 'workingSet' | 'machine'> & {
  edition: CompiledEdition;
  deadline: string | null;
};

export interface ReadCandidates {
  workingSet: WorkingSet;
  candidates: CandidateDto[];
  /** Contents by case id, in the parts that are looked at. */
  contents: Map<string, CandidateContent>;
  orgName(id: string | null): Text | null;
}

/** What a signed paper calls a case; nothing of a paper that kept none of it. */
function namedIn({ title, holderName, category, area, revisionSha }: DossierItemRow): Partial<CaseRow> {
  return title === null ? {} : { title, holderName: holderName ?? '', category, area, revisionSha };
}

/**
 * Applications as ranking sees them: figures, opinions with their answers, evidence, what can be done. Six queries for
 * any number. With `signed`, the id of a prepared batch, they are read as its papers name them, and in the revision
 * that was signed.
 */
export async function readCandidates(
  tx: Tx,
  base: CandidateContext,
  caseIds: string[],
  dossierIds: string[],
  orgs: (string | null)[],
  signed?: string,
): Promise<ReadCandidates> {
  const workingSet = await new WorkflowRepository(tx).readRows(caseIds, dossierIds);
  const named = new Map(
    signed
      ? [...workingSet.dossierItem.values()]
          .filter(({ dossierId }) => dossierId === signed)
          .map((item) => [item.caseId, namedIn(item)] as const)
      : [],
  );
  const facts = await candidateFacts(
    tx,
    caseIds,
    new Map([...named].flatMap(([id, { revisionSha }]) => (revisionSha ? [[id, revisionSha] as const] : []))),
  );
  const rows = caseIds.flatMap((id) => {
    const row = workingSet.case.get(id);
    return row ? [{ ...row, ...named.get(id) }] : [];
  });
  const opinions = [...workingSet.opinion.values()].filter(
    ({ state, stage }) => state !== 'cancelled' && base.edition.machine.stages.get(stage)?.kind === 'joint-review',
  );
  const names = await new EditionRepository(tx).namesOf(
    base.edition.id,
    [...opinions.map(({ orgId }) => orgId), ...orgs],
    rows.flatMap(({ area, category }) => [area, category]),
  );
  const rules = rulesOf(base.edition.machine.definition.eligibility);
  const deadline = base.deadline ? businessDateOf(base.deadline) : null;
  const toOpinion = (row: OpinionRow): CandidateOpinionDto => {
    const words = facts.opinions.get(row.id);
    const answered = row.state === 'answered';
    return {
      id: row.id,
      orgId: row.orgId,
      orgName: names.org(row.orgId) ?? { zh: row.orgId, en: row.orgId },
      stage: row.stage,
      state: row.state,
      verdict: answered ? row.verdict : null,
      text: answered ? (words?.text ?? null) : null,
      by: answered ? (words?.by ?? null) : null,
      answeredAt: row.answeredAt,
      dueAt: row.dueAt,
      overdue: !answered && row.dueAt !== null && row.dueAt < base.at,
      answer: words?.answer ?? null,
    };
  };
  const context: OfferContext = { ...base, machine: base.edition.machine, workingSet };
  const candidates = rows.map((row): CandidateDto => ({
    ...pick(row),
    areaName: names.code(row.area),
    categoryName: names.code(row.category),
    figures: figuresOf(facts.contents.get(row.id) ?? {}, rules, base.edition.form, row.submittedAt, deadline),
    opinions: opinions
      .filter(({ caseId }) => caseId === row.id)
      .map(toOpinion)
      .sort((a, b) => a.orgId.localeCompare(b.orgId)),
    duplicates: facts.duplicates.get(row.id) ?? 0,
    slot: [...workingSet.quotaSlot.values()].find(({ caseId }) => caseId === row.id)?.number ?? null,
    availableActions: offeredActions(context, 'case', row.id),
  }));
  return { workingSet, candidates, contents: facts.contents, orgName: names.org };
}

function pick({
  id,
  number,
  title,
  holderName,
  area,
  category,
  state,
  version,
  revision,
  submittedAt,
  firstSubmittedAt,
  enteredAt,
  reasonCode,
}: CaseRow) {
  return {
    id,
    number,
    title,
    holderName,
    area,
    category,
    state,
    version,
    revision,
    submittedAt,
    firstSubmittedAt,
    enteredAt,
    reasonCode,
  };
}
