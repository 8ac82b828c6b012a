import type { ActionWindow, DecisionContext } from '../../programme/machine';
import { refuse, type Refusal } from '../refusal';
import type { OpinionRow } from '../rows';
import { after } from '../window';
import { payload, text, uuid } from './payloads';

/**
 * Where silence is waited for, the lead may withdraw a question whose date has passed; no countersign can hang for
 * ever.
 */
export const withdrawQuestionPayload = payload({ opinionId: uuid, reason: text() }, ['opinionId', 'reason']);

const notOverdue = () => refuse('review.notOverdue', {}, { fields: [{ pointer: '/opinionId', code: 'enum' }] });

/** Before the first of the open questions is overdue there is none to withdraw. */
export function overdueQuestions(open: readonly OpinionRow[]): ActionWindow | undefined {
  const dues = open.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
  return after(dues.sort()[0], notOverdue);
}

/** Withdraws the question that the payload names, where it may be. */
export function withdrawQuestion(
  ctx: DecisionContext,
  among: readonly OpinionRow[],
  may: (opinion: OpinionRow) => boolean,
): Refusal | void {
  const opinion = among.find(({ id }) => id === ctx.command.payload['opinionId']);
  if (!opinion || !may(opinion)) return notOverdue();
  ctx.update('opinion', opinion.id, { state: 'cancelled' });
}
