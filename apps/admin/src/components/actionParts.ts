import type { ActionPart } from '@linxuan/domain';

type Offered = { part: ActionPart | null };

/** The offered action that takes a place on a page; the first where several do. Undefined where none is offered. */
export const actionAt = <T extends Offered>(actions: readonly T[], ...parts: readonly ActionPart[]): T | undefined =>
  actions.find(({ part }) => part !== null && parts.includes(part));

/** The offered actions that take one of these places. */
export const actionsAt = <T extends Offered>(actions: readonly T[], ...parts: readonly ActionPart[]): T[] =>
  actions.filter(({ part }) => part !== null && parts.includes(part));
