import type { ReviewStage, StageDefinition } from '../../programme/definition';
import type { DecisionContext, MachineAction } from '../../programme/machine';
import type { Who } from '../actor';
import { refuse } from '../refusal';
import type { OpinionRow, OpinionVerdict } from '../rows';
import { rowOf, rowsOf } from '../working-set';
import { leadOrg } from './check.kind';
import { askBodies } from './opinion-rows';
import type { WorksheetName } from '../worksheets';
import { optionalLine, payload, reasonPayload, text, uuid } from './payloads';

export function askDepartments(ctx: DecisionContext, caseId: string, stage: ReviewStage, orgs: string[]): void {
  askBodies(ctx, {
    caseId,
    stage: stage.id,
    leadOrg: leadOrg(rowOf(ctx.workingSet, 'case', caseId), stage.by),
    orgs,
    dueAt: opinionDue(ctx, stage),
    restsOn: stage.restsOn,
  });
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

type Asking = Pick<StageDefinition, 'id' | 'kind'>;
const orgWho = (...roles: ('department-intake' | 'department-reviewer' | 'department-lead')[]): Who[] => [
  { relation: 'opinion-org', roles },
];
const worksheetOf = ({ kind }: Asking): WorksheetName => (kind === 'department-review' ? 'review' : 'opinion');

/** The organisation gives what it is asked to one of its people; what was circulated stays so. */
export function assignAction(stage: Asking, from: OpinionRow['state'][]): MachineAction {
  const kept = from.filter((state) => state !== 'asked');
  return {
    subject: 'opinion',
    stage: stage.id,
    name: 'assign',
    worksheet: stage.kind === 'department-review' ? 'review-queue' : 'opinion-inbox',
    part: 'allot',
    from,
    to: kept,
    who: orgWho('department-intake', 'department-lead'),
    guards: ['memberOfDepartment'],
    reason: 'none',
    event: 'opinion.assigned',
    payload: payload({ userId: uuid }, ['userId']),
    decide: (ctx) => {
      const userId = String(ctx.command.payload['userId']);
      if (!ctx.outside.members?.[userId]?.includes('department-reviewer'))
        return refuse('opinion.notAMember', {}, { fields: [{ pointer: '/userId', code: 'enum' }] });
      const { state } = rowOf(ctx.workingSet, 'opinion', ctx.command.subjectId);
      ctx.update('opinion', ctx.command.subjectId, {
        state: state === 'asked' ? 'assigned' : state,
        assigneeUser: userId,
      });
    },
  };
}

/** Into which state a signature leads, and into which it is sent back to be written again. */
export interface Signing {
  signed: OpinionRow['state'];
  back: OpinionRow['state'];
}

/** The organisation's lead signs or sends back; where there are several ways, the row says which. */
export function signActions(
  stage: Asking,
  ways: readonly [Signing, ...Signing[]],
  wayOf: (opinion: OpinionRow) => Signing = () => ways[0],
): MachineAction[] {
  const base = { subject: 'opinion' as const, stage: stage.id, worksheet: worksheetOf(stage), from: ['proposed'] };
  const way = (ctx: DecisionContext) => wayOf(rowOf(ctx.workingSet, 'opinion', ctx.command.subjectId));
  return [
    {
      ...base,
      name: 'sign',
      part: 'countersign',
      main: true,
      to: ways.map(({ signed }) => signed),
      who: orgWho('department-lead'),
      guards: ['anotherPerson'],
      reason: 'optional',
      event: 'opinion.answered',
      payload: payload({ note: text(2000) }),
      decide: (ctx) =>
        ctx.update('opinion', ctx.command.subjectId, {
          state: way(ctx).signed,
          answeredAt: ctx.command.acceptedAt,
        }),
    },
    {
      ...base,
      name: 'send-back',
      part: 'countersign',
      to: ways.map(({ back }) => back),
      who: orgWho('department-lead'),
      guards: [],
      reason: 'required',
      event: 'opinion.sentBack',
      payload: reasonPayload,
      decide: (ctx) => ctx.update('opinion', ctx.command.subjectId, { state: way(ctx).back }),
    },
  ];
}

/** The small machine of one opinion: asked → assigned → (proposed →) answered. */
export function opinionActions(stage: ReviewStage): MachineAction[] {
  const signed = stage.signing === 'reviewer';
  return [
    assignAction(stage, ['asked', 'assigned']),
    {
      subject: 'opinion',
      stage: stage.id,
      name: 'answer',
      worksheet: worksheetOf(stage),
      part: 'answer',
      from: ['assigned'],
      to: [signed ? 'answered' : 'proposed'],
      who: [{ relation: 'opinion-assignee', roles: ['department-reviewer'] }],
      guards: ['caseInReview'],
      reason: 'required',
      event: signed ? 'opinion.answered' : 'opinion.proposed',
      payload: payload(
        {
          verdict: { enum: ['agree', 'disagree', 'ask-back'] },
          text: text(),
          restsOn: { type: 'array', items: optionalLine(300), maxItems: 100 },
        },
        ['verdict', 'text'],
      ),
      decide: (ctx) => {
        const opinion = rowOf(ctx.workingSet, 'opinion', ctx.command.subjectId);
        const declared = ctx.command.payload['restsOn'] as string[] | undefined;
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
    ...(signed ? [] : signActions(stage, [{ signed: 'answered', back: 'assigned' }])),
  ];
}
