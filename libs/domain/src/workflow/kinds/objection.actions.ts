import type { NoticeStage } from '../../programme/definition';
import type { DecisionContext, MachineAction } from '../../programme/machine';
import type { ObjectionRow } from '../rows';
import { payload, text } from './payloads';

/** The machine of one objection: filed → verifying → upheld or dismissed; what names no ground in the window is inadmissible. */
export function objectionActions(stage: NoticeStage): MachineAction[] {
  const base = { subject: 'objection' as const, stage: stage.id, who: [{ relation: 'lead' as const, roles: ['publicity-officer' as const, 'authority-lead' as const] }] };
  const answered = payload({ answer: text() }, ['answer']);
  const settle = (state: ObjectionRow['state']) => (ctx: DecisionContext) =>
    ctx.update('objection', ctx.command.subjectId, { state, answerSha: ctx.outside.texts?.['/answer'] ?? null, settledAt: ctx.command.acceptedAt });
  return [
    { ...base, name: 'admit', from: ['filed'], to: ['verifying'], guards: [], reason: 'none', event: 'objection.admitted', payload: payload({ note: text(2000) }), decide: (ctx) => ctx.update('objection', ctx.command.subjectId, { state: 'verifying' }) },
    { ...base, name: 'refuse', from: ['filed'], to: ['inadmissible'], guards: [], reason: 'required', event: 'objection.refused', payload: answered, decide: settle('inadmissible') },
    { ...base, name: 'uphold', from: ['verifying'], to: ['upheld'], guards: [], reason: 'required', event: 'objection.upheld', payload: answered, decide: settle('upheld') },
    { ...base, name: 'dismiss', from: ['verifying'], to: ['dismissed'], guards: [], reason: 'required', event: 'objection.dismissed', payload: answered, decide: settle('dismissed') },
  ];
}
