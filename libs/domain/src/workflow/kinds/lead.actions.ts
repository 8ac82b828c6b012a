import type { LeadStage } from '../../programme/definition';
import type { DecisionContext, MachineAction } from '../../programme/machine';
import type { Who } from '../actor';
import { rowOf } from '../working-set';
import { assignAction, signActions, type Signing } from './opinion.actions';
import { payload, reasonPayload, text } from './payloads';

const CONTRIBUTION: Signing = { signed: 'contributed', back: 'assigned' };
const CONFIRMATION: Signing = { signed: 'answered', back: 'circulated' };

/** The machine of one body: asked → assigned → (proposed →) contributed → verified; circulated → (proposed →) answered. */
export function contributionActions(stage: LeadStage): MachineAction[] {
  const base = { subject: 'opinion' as const, stage: stage.id };
  const reviewer: Who[] = [{ relation: 'opinion-assignee', roles: ['department-reviewer'] }];
  const lead: Who[] = [
    {
      relation: 'lead',
      roles: stage.by === 'nominator' ? ['nominator-clerk', 'nominator-lead'] : ['authority-clerk', 'authority-lead'],
    },
  ];
  const signed = stage.signing === 'reviewer';
  const opinionOf = (ctx: DecisionContext) => rowOf(ctx.workingSet, 'opinion', ctx.command.subjectId);
  const written = (ctx: DecisionContext) => ({
    textSha: ctx.outside.texts?.['/text'] ?? null,
    revision: rowOf(ctx.workingSet, 'case', opinionOf(ctx).caseId).revision,
    authorUser: ctx.command.actor.userId,
    authorDeputy: ctx.command.actor.deputy ?? null,
    answeredAt: signed ? ctx.command.acceptedAt : null,
  });
  return [
    assignAction(stage, ['asked', 'assigned', 'circulated']),
    {
      ...base,
      name: 'contribute',
      part: 'contribute',
      worksheet: 'opinion',
      from: ['assigned'],
      to: [signed ? 'contributed' : 'proposed'],
      who: reviewer,
      guards: [],
      reason: 'required',
      event: signed ? 'contribution.handedIn' : 'opinion.proposed',
      payload: payload({ text: text(20000) }, ['text']),
      decide: (ctx) =>
        ctx.update('opinion', ctx.command.subjectId, {
          ...written(ctx),
          state: signed ? 'contributed' : 'proposed',
          contributionSha: ctx.outside.texts?.['/text'] ?? null,
        }),
    },
    {
      ...base,
      name: 'answer',
      part: 'answer',
      worksheet: 'opinion',
      from: ['circulated'],
      to: [signed ? 'answered' : 'proposed'],
      who: reviewer,
      guards: [],
      reason: 'required',
      event: signed ? 'opinion.answered' : 'opinion.proposed',
      payload: payload({ verdict: { enum: ['agree', 'disagree'] }, text: text() }, ['verdict', 'text']),
      decide: (ctx) =>
        ctx.update('opinion', ctx.command.subjectId, {
          ...written(ctx),
          state: signed ? 'answered' : 'proposed',
          verdict: ctx.command.payload['verdict'] as 'agree' | 'disagree',
        }),
    },
    {
      ...base,
      name: 'verify',
      part: 'pass',
      main: true,
      worksheet: 'lead',
      from: ['contributed'],
      to: ['verified'],
      who: lead,
      guards: [],
      reason: 'optional',
      event: 'contribution.verified',
      payload: payload({ note: text(2000) }),
      decide: (ctx) => ctx.update('opinion', ctx.command.subjectId, { state: 'verified' }),
    },
    {
      ...base,
      name: 'rectify',
      part: 'correct',
      worksheet: 'lead',
      from: ['contributed', 'verified'],
      to: ['assigned'],
      who: lead,
      guards: [],
      reason: 'required',
      event: 'contribution.sentBack',
      payload: reasonPayload,
      decide: (ctx) =>
        ctx.update('opinion', ctx.command.subjectId, {
          state: 'assigned',
          round: opinionOf(ctx).round + 1,
          dueAt: ctx.workingDaysAfter(ctx.command.acceptedAt, stage.rectifyDays, 'exclusive'),
          answeredAt: null,
        }),
    },
    // What was proposed is a contribution until a draft was circulated, and an answer behind it.
    ...(signed
      ? []
      : signActions(stage, [CONTRIBUTION, CONFIRMATION], ({ draftSha }) =>
          draftSha === null ? CONTRIBUTION : CONFIRMATION,
        )),
  ];
}
