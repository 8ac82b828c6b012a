import type { ReviewStage } from '../../programme/definition';
import type { DecisionContext, MachineAction } from '../../programme/machine';
import { refuse } from '../refusal';
import type { OpinionVerdict } from '../rows';
import { rowOf, rowsOf } from '../working-set';
import { leadOrg } from './check.kind';
import { optionalLine, payload, reasonPayload, text, uuid } from './payloads';

export function askDepartments(ctx: DecisionContext, caseId: string, stage: ReviewStage, orgs: string[]): void {
  const row = rowOf(ctx.workingSet, 'case', caseId);
  for (const orgId of orgs) {
    const asked = {
      leadOrg: leadOrg(row, stage.by),
      state: 'asked' as const,
      verdict: null,
      textSha: null,
      restsOn: stage.restsOn,
      revision: row.revision,
      assigneeUser: null,
      authorUser: null,
      authorDeputy: null,
      askedAt: ctx.command.acceptedAt,
      dueAt: opinionDue(ctx, stage),
      answeredAt: null,
    };
    // A case that was withdrawn and revived comes here again: the department has one opinion per stage, in another
    // round.
    const earlier = rowsOf(
      ctx.workingSet,
      'opinion',
      (opinion) => opinion.caseId === caseId && opinion.stage === stage.id && opinion.orgId === orgId,
    )[0];
    if (earlier) ctx.update('opinion', earlier.id, { ...asked, round: earlier.round + 1 });
    else ctx.insert('opinion', { ...asked, id: ctx.newId(), caseId, stage: stage.id, orgId, version: 1, round: 1 });
  }
}

/** A nominator's own date for its departments goes before the edition's rule where it is earlier and not over. */
function opinionDue(ctx: DecisionContext, stage: ReviewStage): string | null {
  const [stated, own] = [ctx.due(stage.opinionDue, ctx.command.acceptedAt), ctx.outside.ownDates?.opinion];
  return stage.by === 'nominator' && own && own > ctx.command.acceptedAt && (stated === null || own < stated)
    ? own
    : stated;
}

/** 按职责分工: the departments whose duty covers the longest matching branch of the case's category. */
export function departmentsByDuty(ctx: DecisionContext, caseId: string): string[] {
  const { category, area } = rowOf(ctx.workingSet, 'case', caseId);
  const at = category ?? area ?? '';
  const matching = ctx.def.duties.filter(({ branch }) => at === branch || at.startsWith(`${branch}.`));
  const longest = Math.max(0, ...matching.map(({ branch }) => branch.length));
  return matching.find(({ branch }) => branch.length === longest)?.departments ?? [];
}

/** Only opinions that rest on a changed field, or asked back, are given again; an undeclared basis means everything. */
export function askAgain(ctx: DecisionContext, caseId: string, stage: ReviewStage, changed: string[]): void {
  const row = rowOf(ctx.workingSet, 'case', caseId);
  const opinions = rowsOf(
    ctx.workingSet,
    'opinion',
    (opinion) => opinion.caseId === caseId && opinion.stage === stage.id,
  );
  for (const opinion of opinions) {
    if (opinion.state !== 'answered' && opinion.state !== 'proposed') continue;
    const rests =
      opinion.restsOn.length === 0
        ? changed.length > 0
        : changed.some((pointer) => opinion.restsOn.some((base) => overlaps(pointer, base)));
    if (!rests && opinion.verdict !== 'ask-back') continue;
    ctx.update('opinion', opinion.id, {
      state: opinion.assigneeUser ? 'assigned' : 'asked',
      verdict: null,
      round: opinion.round + 1,
      revision: row.revision,
      dueAt: opinionDue(ctx, stage),
      answeredAt: null,
    });
  }
}

function overlaps(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}

/** The small machine of one opinion: asked → assigned → (proposed →) answered. */
export function opinionActions(stage: ReviewStage): MachineAction[] {
  const base = { subject: 'opinion' as const, stage: stage.id };
  const worksheet = stage.kind === 'department-review' ? 'review' : 'opinion';
  const orgWho = (...roles: ('department-intake' | 'department-reviewer' | 'department-lead')[]) => [
    { relation: 'opinion-org' as const, roles },
  ];
  const opinionOf = (ctx: DecisionContext) => rowOf(ctx.workingSet, 'opinion', ctx.command.subjectId);
  return [
    {
      ...base,
      name: 'assign',
      worksheet: stage.kind === 'department-review' ? 'review-queue' : 'opinion-inbox',
      part: 'allot',
      from: ['asked', 'assigned'],
      to: ['assigned'],
      who: orgWho('department-intake', 'department-lead'),
      guards: ['memberOfDepartment'],
      reason: 'none',
      event: 'opinion.assigned',
      payload: payload({ userId: uuid }, ['userId']),
      decide: (ctx) => {
        const userId = String(ctx.command.payload['userId']);
        if (!ctx.outside.members?.[userId]?.includes('department-reviewer'))
          return refuse('opinion.notAMember', {}, { fields: [{ pointer: '/userId', code: 'enum' }] });
        ctx.update('opinion', ctx.command.subjectId, { state: 'assigned', assigneeUser: userId });
      },
    },
    {
      ...base,
      name: 'answer',
      worksheet,
      part: 'answer',
      from: ['assigned'],
      to: [stage.signing === 'lead' ? 'proposed' : 'answered'],
      who: [{ relation: 'opinion-assignee', roles: ['department-reviewer'] }],
      guards: ['caseInReview'],
      reason: 'required',
      event: stage.signing === 'lead' ? 'opinion.proposed' : 'opinion.answered',
      payload: payload(
        {
          verdict: { enum: ['agree', 'disagree', 'ask-back'] },
          text: text(),
          restsOn: { type: 'array', items: optionalLine(300), maxItems: 100 },
        },
        ['verdict', 'text'],
      ),
      decide: (ctx) => {
        const opinion = opinionOf(ctx);
        const declared = ctx.command.payload['restsOn'] as string[] | undefined;
        const signed = stage.signing === 'reviewer';
        ctx.update('opinion', opinion.id, {
          state: signed ? 'answered' : 'proposed',
          verdict: ctx.command.payload['verdict'] as OpinionVerdict,
          textSha: ctx.outside.texts?.['/text'] ?? null,
          restsOn: declared ?? opinion.restsOn,
          revision: rowOf(ctx.workingSet, 'case', opinion.caseId).revision,
          authorUser: ctx.command.actor.userId,
          authorDeputy: ctx.command.actor.deputy ?? null,
          answeredAt: signed ? ctx.command.acceptedAt : null,
        });
      },
    },
    ...(stage.signing === 'lead'
      ? ([
          {
            ...base,
            name: 'sign',
            worksheet,
            part: 'countersign',
            main: true,
            from: ['proposed'],
            to: ['answered'],
            who: orgWho('department-lead'),
            guards: ['anotherPerson'],
            reason: 'optional',
            event: 'opinion.answered',
            payload: payload({ note: text(2000) }),
            decide: (ctx) =>
              ctx.update('opinion', ctx.command.subjectId, { state: 'answered', answeredAt: ctx.command.acceptedAt }),
          },
          {
            ...base,
            name: 'send-back',
            worksheet,
            part: 'countersign',
            from: ['proposed'],
            to: ['assigned'],
            who: orgWho('department-lead'),
            guards: [],
            reason: 'required',
            event: 'opinion.sentBack',
            payload: reasonPayload,
            decide: (ctx) => ctx.update('opinion', ctx.command.subjectId, { state: 'assigned' }),
          },
        ] satisfies MachineAction[])
      : []),
  ];
}
