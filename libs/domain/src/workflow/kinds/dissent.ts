import type { DecisionContext } from '../../programme/machine';
import { refuse, type Refusal } from '../refusal';
import type { OpinionRow } from '../rows';
import { text, uuid } from './payloads';

/** 异见答复: what the lead writes to those who do not agree before it concludes without them. */
export const dissentAnswers = {
  type: 'array',
  maxItems: 20,
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['opinionId', 'answer'],
    properties: { opinionId: uuid, answer: text() },
  },
};

/** Whoever disagrees is answered in writing. */
export function dissentUnanswered(ctx: DecisionContext, opinions: readonly OpinionRow[]): Refusal | undefined {
  const answers = (ctx.command.payload['dissentAnswers'] as { opinionId: string }[] | undefined) ?? [];
  const given = new Set(answers.map(({ opinionId }) => opinionId));
  const open = opinions.filter(({ verdict, id }) => verdict === 'disagree' && !given.has(id));
  return open.length > 0
    ? refuse(
        'review.dissentUnanswered',
        { count: open.length, orgs: open.map(({ orgId }) => orgId).join(', ') },
        { fields: [{ pointer: '/dissentAnswers', code: 'required' }] },
      )
    : undefined;
}
