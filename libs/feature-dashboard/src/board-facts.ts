import type { CaseMachine, Text } from '@linxuan/domain';
import { DeadlineBoardRepository, RecordedOrderRepository, type CaseInCorrection, type Tx } from '@linxuan/persistence';
import {
  DomainError,
  type CompiledEdition,
  type WorkspacePlace,
  type Editions,
  type SessionActor,
} from '@linxuan/platform';

export const isAuthority = ({ role }: Pick<SessionActor, 'role'>): boolean =>
  role === 'authority-clerk' || role === 'authority-lead';

export interface EditionChoice {
  id: string;
  title: Text;
}

/** The editions whose deadlines and figures the person looks after, the one with the most urgent work first. */
export async function boardEditions(
  tx: Tx,
  editions: Editions,
  actor: SessionActor,
  now: string,
  named?: string,
): Promise<WorkspacePlace[]> {
  return editions.ofWorkspace(tx, actor, 'deadlines', now, named);
}

/** The edition asked for, or the first of the choice. Throws 404 where it does not concern the organisation. */
export function boardEdition(places: readonly WorkspacePlace[], editionId?: string): CompiledEdition {
  const chosen = editionId === undefined ? places[0] : places.find(({ edition }) => edition.id === editionId);
  if (!chosen) throw new DomainError('subject.notFound');
  return chosen.edition;
}

export const choicesOf = (places: readonly WorkspacePlace[]): EditionChoice[] =>
  places.map(({ edition }) => ({ id: edition.id, title: edition.machine.definition.title }));

/** Cases whose applicant was asked to correct them by the organisation itself, the earliest due first. */
export function corrections(
  tx: Tx,
  editionId: string,
  machine: CaseMachine,
  actor: SessionActor,
): Promise<CaseInCorrection[]> {
  const by = isAuthority(actor) ? 'authority' : 'nominator';
  const stages = [...machine.stages.values()].flatMap((stage) => ('by' in stage && stage.by === by ? [stage.id] : []));
  const states = [...machine.states.values()].flatMap(({ id, stage, heldBy }) =>
    heldBy === 'applicant' && stages.includes(stage) ? [id] : [],
  );
  return new DeadlineBoardRepository(tx).inStates(editionId, states, actor.orgId);
}

/**
 * Earlier dates that a nominator has set for its applicants and departments and that are still to come: the newest per
 * purpose counts.
 */
export async function ownDates(
  tx: Tx,
  editionId: string,
  org: string,
  now: string,
): Promise<{ what: 'application' | 'opinion'; until: string }[]> {
  const rows = await new RecordedOrderRepository(tx).ownDates(editionId, org);
  return rows.filter(({ until }) => until > now);
}

/** The date that most share, the earliest of several; the page names it for all, and rows name their own. */
export function commonest(dates: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const date of dates) counts.set(date, (counts.get(date) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b))[0]?.[0] ?? null;
}
