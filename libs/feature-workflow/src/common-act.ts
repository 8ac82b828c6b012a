import { keyedQuotas, type Command } from '@linxuan/domain';
import type { Accounts, TakenRequest } from '@linxuan/persistence';
import type { LoadedEdition } from './edition-cache';
import { isOrdered } from './ordered-change';

/** Acts and guards that look beyond the rows of their own case, or bring much: each has a transaction to itself. */
const ACTS_APART = new Set(['open', 'submit', 'resubmit', 'revive', 'seat', 'decide']);
const GUARDS_APART = new Set<string>(['filedGrounds', 'everyRuleJudged', 'paymentsNotSuspended']);

/** A request whose subject is found and belongs to one case. */
export interface OfOneCase extends TakenRequest {
  place: NonNullable<TakenRequest['place']> & { caseId: string };
}

/** Whether a request is about one case alone. A dossier has many, and an order is judged against what was ordered. */
export function isOfOneCase(taken: TakenRequest): taken is OfOneCase {
  const { request, place } = taken;
  return !!place?.caseId && place.dossierId === null && !ACTS_APART.has(request.action) && !isOrdered(request.action);
}

/** Whether what an act looks at and writes is so small that acts on other cases can be decided in the same transaction. */
export function goesTogether({ machine }: LoadedEdition, { subjectType, action }: Command): boolean {
  return machine.actions
    .filter((one) => one.subject === subjectType && one.name === action)
    .every(({ guards, freezes }) => freezes === undefined && !guards.some((guard) => GUARDS_APART.has(guard)));
}

/**
 * Accounts are locked only where a slot may move: an account is the one row that a whole province shares. What may
 * change by what a case is counted looks at those of every branch, where a quota counts by one.
 */
export function accountsFor({ machine }: LoadedEdition, { subjectType, action }: Command): Accounts {
  const effects = machine.actions.flatMap(({ subject, name, quota }) =>
    subject === subjectType && name === action && quota !== undefined ? [quota] : [],
  );
  if (effects.some((effect) => effect !== 'move')) return 'bound';
  const branches = keyedQuotas(machine.definition).some(({ key }) => key.by !== undefined);
  return effects.length > 0 && branches ? 'branches' : 'none';
}
