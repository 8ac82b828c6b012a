import type { ReviewStage } from '../../programme/definition';
import type { DecisionContext, MachineAction, StageKind, TaskSpec } from '../../programme/machine';
import { isRefusal, refuse } from '../refusal';
import type { CaseRow, OpinionRow } from '../rows';
import { rowsOf, type WorkingSet } from '../working-set';
import { leadClerk, leadOrg, leadWho } from './check.kind';
import { countersigned, isOverdue, mayCancel, policyOf } from './countersign';
import { dissentAnswers, dissentUnanswered } from './dissent';
import { askDepartments, askAgain, departmentsByDuty, opinionActions } from './opinion.actions';
import { overdueQuestions, withdrawQuestion, withdrawQuestionPayload } from './opinion-withdrawal';
import { code, payload, rejectPayload, returnPayload, submissionPayload, text } from './payloads';
import { correctionRunning, rejectTo, returnTo, takeRevision, theCase } from './steps';
import { caseTask, correctionTask } from './task-specs';

/**
 * 会同审核: departments give opinions in parallel, each a child row with its own version; the lead concludes when all
 * have answered or their date has passed, and answers every dissent in writing.
 */
export const reviewKind: StageKind<ReviewStage> = {
  kinds: ['joint-review', 'department-review'],
  entry: 'reviewing',
  states: (stage) => [
    { name: 'reviewing', heldBy: stage.ask === 'nobody' ? stage.by : 'departments', meaning: 'in-review' },
    { name: 'returned', heldBy: 'applicant' },
    { name: 'not-recommended', heldBy: 'nobody', outcome: 'rejected' },
  ],
  onEnter: (ctx, caseId, stage) => {
    if (stage.ask === 'by-duty') askDepartments(ctx, caseId, stage, departmentsByDuty(ctx, caseId));
    if (stage.ask === 'everybody')
      askDepartments(
        ctx,
        caseId,
        stage,
        ctx.def.ministryDepartments.map(({ org }) => org),
      );
  },
  actions: (stage, def) => [
    ...caseActions(
      stage,
      def.roster.flatMap(({ departments = [] }) => departments),
    ),
    ...(stage.ask === 'nobody' ? [] : opinionActions(stage)),
  ],
  tasks: (workingSet, row, stage, at) => {
    const lead = leadOrg(row, stage.by);
    if (row.state === `${stage.id}.returned`) return [correctionTask(row)];
    if (row.state !== `${stage.id}.reviewing`) return [];
    const opinions = currentOpinions(workingSet, row.id, stage.id);
    if (opinions.length === 0)
      return [
        caseTask(row, stage.ask === 'lead-chooses' ? 'ask-departments' : 'conclude-review', lead, leadClerk(stage.by)),
      ];
    const tasks = opinions.flatMap((opinion) => opinionTasks(opinion, row, stage));
    if (opinions.every((opinion) => settled(opinion, at)))
      tasks.push(caseTask(row, 'conclude-review', lead, leadClerk(stage.by)));
    return tasks;
  },
};

function opinionTasks(opinion: OpinionRow, row: CaseRow, stage: ReviewStage): TaskSpec[] {
  const task = (
    kind: string,
    role: 'department-intake' | 'department-reviewer' | 'department-lead',
    userId: string | null = null,
  ) => ({
    kind,
    subjectType: 'opinion' as const,
    subjectId: opinion.id,
    caseId: row.id,
    dossierId: null,
    stage: stage.id,
    orgId: opinion.orgId,
    role,
    userId,
    dueAt: opinion.dueAt,
  });
  switch (opinion.state) {
    case 'asked':
      return [task('assign-opinion', 'department-intake')];
    case 'assigned':
      return [task('give-opinion', 'department-reviewer', opinion.assigneeUser)];
    case 'proposed':
      return [task('sign-opinion', 'department-lead')];
    default:
      return [];
  }
}

export function currentOpinions(workingSet: WorkingSet, caseId: string, stage: string): OpinionRow[] {
  return rowsOf(
    workingSet,
    'opinion',
    (row) => row.caseId === caseId && row.stage === stage && row.state !== 'cancelled',
  );
}

function settled(opinion: OpinionRow, at: string): boolean {
  return opinion.state === 'answered' || isOverdue(opinion, at);
}

/** The lead may conclude once the countersign stands, and has written an answer to each dissent. */
function readyToConclude(ctx: DecisionContext, stage: ReviewStage, withAnswers: boolean) {
  const opinions = currentOpinions(ctx.workingSet, theCase(ctx).id, stage.id);
  const refusal = countersigned(ctx, stage, opinions);
  if (refusal) return refusal;
  if (!withAnswers) return undefined;
  return dissentUnanswered(ctx, opinions);
}

/**
 * The call names whom a nominator reviews with: each of them is asked, or the lead records why not. A question that was
 * withdrawn with its reason was asked.
 */
function allAsked(ctx: DecisionContext, stage: ReviewStage) {
  if (stage.ask !== 'lead-chooses' || ctx.command.payload['notAsked'] !== undefined) return undefined;
  const row = theCase(ctx);
  const asked = rowsOf(ctx.workingSet, 'opinion', (one) => one.caseId === row.id && one.stage === stage.id);
  const named = ctx.def.roster.find(({ org }) => org === row.nominatorOrg)?.departments ?? [];
  const left = named.filter((org) => !asked.some(({ orgId }) => orgId === org));
  return left.length > 0
    ? refuse(
        'review.notAllAsked',
        { count: left.length, orgs: left.join(', ') },
        {
          rule: { id: `${stage.id}.ask`, source: stage.source, words: stage.title },
          fields: [{ pointer: '/notAsked', code: 'required' }],
        },
      )
    : undefined;
}

/**
 * A case out for correction has no opinions to wait for: its departments cannot act meanwhile. Elsewhere rejecting
 * waits like concluding, except that a countersign which can no longer stand needs no further answer.
 */
function readyToReject(ctx: DecisionContext, stage: ReviewStage, returned: string) {
  if (theCase(ctx).state === returned) return undefined;
  const refusal = readyToConclude(ctx, stage, false);
  return refusal?.code === 'review.waiting' ? refusal : undefined;
}

function caseActions(stage: ReviewStage, departments: string[]): MachineAction[] {
  const at = (name: string) => `${stage.id}.${name}`;
  const who = leadWho(stage.by);
  const worksheet = stage.kind === 'department-review' ? 'review' : 'conclusion';
  const base = { subject: 'case' as const, stage: stage.id, from: [at('reviewing')], who };
  const actions: MachineAction[] = [
    {
      ...base,
      name: 'conclude',
      worksheet,
      part: 'pass',
      to: [],
      leads: [{ from: at('reviewing'), to: 'next' }],
      guards: ['opinionsSettled', 'dissentAnswered', ...(stage.ask === 'lead-chooses' ? ['allAskedOrReason'] : [])],
      reason: 'none',
      event: 'case.recommended',
      payload: payload({
        note: text(),
        dissentAnswers,
        ...(stage.ask === 'lead-chooses' ? { notAsked: text(2000) } : {}),
      }),
      check: (ctx) => readyToConclude(ctx, stage, false),
      decide: (ctx) => readyToConclude(ctx, stage, true) ?? allAsked(ctx, stage) ?? ctx.moveOn(theCase(ctx).id),
    },
    {
      ...base,
      name: 'reject',
      worksheet,
      part: 'fail',
      from: [at('reviewing'), at('returned')],
      to: [at('not-recommended')],
      guards: ['opinionsSettled', 'correctionOverdue', 'knownReason'],
      reason: 'required',
      quota: 'free',
      event: 'case.notRecommended',
      payload: rejectPayload,
      window: (ctx) => correctionRunning(ctx, at('returned')),
      check: (ctx) => readyToReject(ctx, stage, at('returned')),
      decide: (ctx) =>
        readyToReject(ctx, stage, at('returned')) ?? rejectTo(ctx, at('not-recommended'), stage.rejectReasons),
    },
    {
      ...base,
      name: 'return',
      worksheet,
      part: 'correct',
      to: [at('returned')],
      guards: [],
      reason: 'required',
      event: 'case.returned',
      payload: returnPayload,
      decide: (ctx) => returnTo(ctx, at('returned'), stage.correctionDays),
    },
    {
      // Nothing changes but the work: once an opinion is overdue the lead may conclude without it.
      subject: 'case',
      stage: stage.id,
      name: 'look-again',
      worksheet: null,
      from: [at('reviewing')],
      to: [],
      who: [{ relation: 'system', roles: ['system'] }],
      guards: [],
      reason: 'none',
      event: 'case.opinionsOverdue',
      payload: payload(),
      decide: () => undefined,
    },
    {
      subject: 'case',
      stage: stage.id,
      name: 'resubmit',
      worksheet: 'application',
      from: [at('returned')],
      to: [at('reviewing')],
      who: [{ relation: 'applicant', roles: ['enterprise-clerk'] }],
      guards: ['formValid'],
      reason: 'none',
      quota: 'move',
      event: 'case.resubmitted',
      payload: submissionPayload,
      decide: (ctx) => {
        const revision = takeRevision(ctx);
        if (isRefusal(revision)) return revision;
        const row = theCase(ctx);
        ctx.moveTo(row.id, at('reviewing'), { ...revision, dueAt: ctx.stageDue(row.id, stage) });
        askAgain(ctx, row.id, stage, ctx.outside.submission?.changed ?? []);
      },
    },
  ];
  const policy = policyOf(stage);
  if (policy.kind !== 'lead-decides' && policy.silence === 'wait')
    actions.push({
      ...base,
      name: 'cancel-question',
      part: 'withdraw-question',
      worksheet,
      to: [],
      guards: ['opinionOverdue'],
      reason: 'required',
      event: 'case.questionWithdrawn',
      payload: withdrawQuestionPayload,
      window: (ctx) =>
        overdueQuestions(
          currentOpinions(ctx.workingSet, theCase(ctx).id, stage.id).filter(({ state }) => state !== 'answered'),
        ),
      decide: (ctx) =>
        withdrawQuestion(ctx, currentOpinions(ctx.workingSet, theCase(ctx).id, stage.id), (opinion) =>
          mayCancel(stage, opinion, ctx.command.acceptedAt),
        ),
    });
  if (stage.ask === 'lead-chooses')
    actions.push({
      ...base,
      name: 'ask',
      worksheet: 'ask-departments',
      part: 'ask',
      to: [],
      guards: ['departmentOfNominator', 'notAskedYet'],
      reason: 'none',
      event: 'case.opinionsAsked',
      payload: payload(
        { departments: { type: 'array', items: code, minItems: 1, maxItems: 20, uniqueItems: true }, note: text(1000) },
        ['departments'],
      ),
      decide: (ctx) => {
        const row = theCase(ctx);
        const asked = ctx.command.payload['departments'] as string[];
        const own = ctx.def.roster.find(({ org }) => org === row.nominatorOrg)?.departments ?? [];
        const foreign = asked.filter((org) => !own.includes(org) || !departments.includes(org));
        if (foreign.length > 0)
          return refuse(
            'review.foreignDepartment',
            { orgs: foreign.join(', ') },
            { fields: [{ pointer: '/departments', code: 'enum' }] },
          );
        const already = currentOpinions(ctx.workingSet, row.id, stage.id).filter(({ orgId }) => asked.includes(orgId));
        if (already.length > 0)
          return refuse('review.alreadyAsked', { orgs: already.map(({ orgId }) => orgId).join(', ') });
        askDepartments(ctx, row.id, stage, asked);
      },
    });
  return actions;
}
