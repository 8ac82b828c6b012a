import type { CompiledEdition, Editions, SessionActor } from '@linxuan/platform';
import { roundOf } from '@linxuan/domain';
import { DomainError, isUuid } from '@linxuan/platform';
import { CaseRepository, type Tx } from '@linxuan/persistence';

export interface ApplicationCase {
  id: string;
  number: string;
  title: string;
  state: string;
  stage: string;
  version: number;
  revision: number;
  editionId: string;
  applicantOrg: string;
  correctionPointers: string[];
  dueAt: string | null;
  edition: CompiledEdition;
  /** The round that the application is in, and whether this is a further one. */
  round: string;
  isFurtherRound: boolean;
  /** What a submission would be now; null while the case is not with its applicant. */
  action: 'submit' | 'resubmit' | null;
}

/** The applicant's own case. Of anybody else's it says what it says of a case that does not exist. */
export async function applicationCase(
  tx: Tx,
  editions: Editions,
  actor: SessionActor,
  id: string,
): Promise<ApplicationCase> {
  if (!isUuid(id)) throw new DomainError('subject.notFound');
  const row = await new CaseRepository(tx).ofApplicant(id, actor.orgId);
  if (!row) throw new DomainError('subject.notFound');
  const edition = await editions.get(tx, row.editionId);
  const { route } = row;
  const isFurtherRound = edition.machine.stages.get(row.stage)?.kind === 'supplement';
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    state: row.state,
    stage: row.stage,
    version: row.version,
    revision: row.revision,
    editionId: row.editionId,
    applicantOrg: row.applicantOrg,
    correctionPointers: row.correctionPointers,
    dueAt: row.dueAt,
    edition,
    round: roundOf(edition.machine, { route, stage: row.stage }),
    isFurtherRound,
    action: submissionOf(edition, row.state, row.stage),
  };
}

/** Nothing tests a state by its name: where the machine lets the applicant submit, the applicant has the pen. */
export function submissionOf(edition: CompiledEdition, state: string, stage: string): 'submit' | 'resubmit' | null {
  return (['submit', 'resubmit'] as const).find((name) => edition.machine.find('case', state, name, stage)) ?? null;
}

/** Throws unless the person may write now. */
export function requirePen(actor: SessionActor, found: ApplicationCase): 'submit' | 'resubmit' {
  if (actor.role !== 'enterprise-clerk') throw new DomainError('actor.notAllowed');
  if (!found.action) throw new DomainError('draft.notEditable');
  return found.action;
}
