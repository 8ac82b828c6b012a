import type { LeadStage } from '../../programme/definition';
import type { DecisionContext, MachineAction, StageKind, TaskSpec } from '../../programme/machine';
import { refuse, type Refusal } from '../refusal';
import type { CaseRow, OpinionRow } from '../rows';
import { rowsOf, type WorkingSet } from '../working-set';
import { leadClerk, leadOrg, leadWho } from './check.kind';
import { dissentAnswers, dissentUnanswered } from './dissent';
import { contributionActions } from './lead.actions';
import { askBodies, OPEN_OPINIONS } from './opinion-rows';
import { overdueQuestions, withdrawQuestion, withdrawQuestionPayload } from './opinion-withdrawal';
import { payload, rejectPayload, text } from './payloads';
import { rejectTo, theCase } from './steps';
import { caseTask } from './task-specs';

/**
 * 牵头汇总: the named bodies contribute by a date; the lead verifies each contribution or sends it back for
 * rectification, draws up the joint draft and circulates it for confirmation. Silence past the date is consent or is
 * waited for, as the edition says; who does not agree is answered in writing, or a new draft is circulated.
 */
export const leadKind: StageKind<LeadStage> = {
  kinds: ['lead'],
  entry: 'collecting',
  states: () => [
    { name: 'collecting', heldBy: 'departments', meaning: 'in-review' },
    { name: 'circulating', heldBy: 'departments', meaning: 'in-review' },
    { name: 'not-concluded', heldBy: 'nobody', outcome: 'rejected' },
  ],
  onEnter: (ctx, caseId, stage) =>
    askBodies(ctx, {
      caseId,
      stage: stage.id,
      leadOrg: leadOrg(caseOf(ctx, caseId), stage.by),
      orgs: stage.bodies,
      dueAt: ctx.due(stage.contributionDue, ctx.command.acceptedAt),
    }),
  actions: (stage) => [...caseActions(stage), ...contributionActions(stage)],
  tasks: (workingSet, row, stage, at) => {
    const isCollecting = row.state === `${stage.id}.collecting`;
    if (!isCollecting && row.state !== `${stage.id}.circulating`) return [];
    const rows = bodiesOf(workingSet, row.id, stage.id);
    const lead = (kind: string) => caseTask(row, kind, leadOrg(row, stage.by), leadClerk(stage.by));
    const tasks = rows.flatMap((one) => bodyTask(one, row, stage));
    if (rows.some(({ state }) => state === 'contributed')) tasks.push(lead('verify-contributions'));
    else if (rows.every((one) => isSettled(one, at)))
      tasks.push(lead(isCollecting ? 'circulate-draft' : 'conclude-lead'));
    return tasks;
  },
};

function caseOf({ workingSet }: DecisionContext, caseId: string): CaseRow {
  const row = workingSet.case.get(caseId);
  if (!row) throw new Error(`No case ${caseId}`);
  return row;
}

/** What the bodies were asked here, without questions that were withdrawn. */
export function bodiesOf(workingSet: WorkingSet, caseId: string, stage: string): OpinionRow[] {
  return rowsOf(
    workingSet,
    'opinion',
    (row) => row.caseId === caseId && row.stage === stage && row.state !== 'cancelled',
  ).sort((a, b) => (a.orgId < b.orgId ? -1 : 1));
}

const isOpen = ({ state }: OpinionRow): boolean => OPEN_OPINIONS.includes(state);
const isLate = (row: OpinionRow, at: string): boolean => isOpen(row) && row.dueAt !== null && row.dueAt < at;
const isSettled = (row: OpinionRow, at: string): boolean => !isOpen(row) || isLate(row, at);
const names = (rows: OpinionRow[]) => ({ count: rows.length, orgs: rows.map(({ orgId }) => orgId).join(', ') });

function bodyTask(row: OpinionRow, { id: caseId }: CaseRow, stage: LeadStage): TaskSpec[] {
  const task = (kind: string, role: TaskSpec['role'], userId: string | null = null): TaskSpec[] => [
    {
      kind,
      subjectType: 'opinion',
      subjectId: row.id,
      caseId,
      dossierId: null,
      stage: stage.id,
      orgId: row.orgId,
      role,
      userId,
      dueAt: row.dueAt,
    },
  ];
  if (row.state === 'asked' || (row.state === 'circulated' && row.assigneeUser === null))
    return task('assign-opinion', 'department-intake');
  if (row.state === 'assigned') return task('contribute', 'department-reviewer', row.assigneeUser);
  if (row.state === 'circulated') return task('confirm-draft', 'department-reviewer', row.assigneeUser);
  return row.state === 'proposed' ? task('sign-opinion', 'department-lead') : [];
}

/** Every contribution is verified, or late and its absence has a reason. */
function collected(ctx: DecisionContext, stage: LeadStage, withReason: boolean): Refusal | undefined {
  const rows = bodiesOf(ctx.workingSet, theCase(ctx).id, stage.id);
  const rule = { id: `${stage.id}.bodies`, source: stage.source, words: stage.title };
  const running = rows.filter((row) => !isSettled(row, ctx.command.acceptedAt));
  if (running.length > 0) return refuse('lead.waiting', names(running), { rule });
  const unverified = rows.filter(({ state }) => state === 'contributed');
  if (unverified.length > 0) return refuse('lead.notVerified', names(unverified), { rule });
  const missing = rows.filter(isOpen);
  return missing.length > 0 && withReason && ctx.command.payload['without'] === undefined
    ? refuse('lead.notIn', names(missing), { rule, fields: [{ pointer: '/without', code: 'required' }] })
    : undefined;
}

/** A further draft needs somebody who did not agree with the last. */
function mayCirculate(ctx: DecisionContext, stage: LeadStage, withReason: boolean): Refusal | undefined {
  const row = theCase(ctx);
  if (row.state === `${stage.id}.collecting`) return collected(ctx, stage, withReason);
  return bodiesOf(ctx.workingSet, row.id, stage.id).some(({ verdict }) => verdict === 'disagree')
    ? undefined
    : refuse('lead.nobodyDisagrees', {});
}

function circulate(ctx: DecisionContext, stage: LeadStage): Refusal | void {
  const refusal = mayCirculate(ctx, stage, true);
  if (refusal) return refusal;
  const row = theCase(ctx);
  for (const one of bodiesOf(ctx.workingSet, row.id, stage.id))
    ctx.update('opinion', one.id, {
      state: 'circulated',
      verdict: null,
      textSha: null,
      draftSha: ctx.outside.texts?.['/text'] ?? null,
      round: one.round + 1,
      revision: row.revision,
      dueAt: ctx.due(stage.confirmDue, ctx.command.acceptedAt),
      answeredAt: null,
    });
  ctx.moveTo(row.id, `${stage.id}.circulating`);
}

/** All have confirmed; who is silent counts as the edition says, and who disagrees has an answer. */
function confirmed(ctx: DecisionContext, stage: LeadStage, withAnswers: boolean): Refusal | undefined {
  const rows = bodiesOf(ctx.workingSet, theCase(ctx).id, stage.id);
  const rule = { id: `${stage.id}.silence`, source: stage.source, words: stage.title };
  const running = rows.filter((row) => !isSettled(row, ctx.command.acceptedAt));
  if (running.length > 0) return refuse('lead.waiting', names(running), { rule });
  const silent = rows.filter(isOpen);
  if (silent.length > 0 && stage.silence === 'wait') return refuse('lead.silent', names(silent), { rule });
  return withAnswers ? dissentUnanswered(ctx, rows) : undefined;
}

function caseActions(stage: LeadStage): MachineAction[] {
  const at = (name: string) => `${stage.id}.${name}`;
  const base = { subject: 'case' as const, stage: stage.id, who: leadWho(stage.by), worksheet: 'lead' as const };
  const actions: MachineAction[] = [
    {
      ...base,
      name: 'circulate',
      part: 'circulate',
      from: [at('collecting'), at('circulating')],
      to: [at('circulating')],
      guards: ['contributionsVerified'],
      reason: 'none',
      event: 'lead.circulated',
      payload: payload({ text: text(20000), without: text(2000) }, ['text']),
      check: (ctx) => mayCirculate(ctx, stage, false),
      decide: (ctx) => circulate(ctx, stage),
    },
    {
      ...base,
      name: 'conclude',
      part: 'pass',
      from: [at('circulating')],
      to: [],
      leads: [{ from: at('circulating'), to: 'next' }],
      guards: ['draftConfirmed', 'dissentAnswered'],
      reason: 'none',
      event: 'lead.concluded',
      payload: payload({ note: text(), dissentAnswers }),
      check: (ctx) => confirmed(ctx, stage, false),
      decide: (ctx) => confirmed(ctx, stage, true) ?? ctx.moveOn(theCase(ctx).id),
    },
    {
      ...base,
      name: 'reject',
      part: 'fail',
      from: [at('collecting'), at('circulating')],
      to: [at('not-concluded')],
      guards: ['knownReason'],
      reason: 'required',
      quota: 'free',
      event: 'lead.ended',
      payload: rejectPayload,
      decide: (ctx) => rejectTo(ctx, at('not-concluded'), stage.rejectReasons),
    },
    {
      // Nothing changes but the work: once a date has passed the lead may go on.
      ...base,
      name: 'look-again',
      worksheet: null,
      from: [at('collecting'), at('circulating')],
      to: [],
      who: [{ relation: 'system', roles: ['system'] }],
      guards: [],
      reason: 'none',
      event: 'case.opinionsOverdue',
      payload: payload(),
      decide: () => undefined,
    },
  ];
  if (stage.silence === 'wait')
    actions.push({
      ...base,
      name: 'cancel-question',
      part: 'withdraw-question',
      from: [at('circulating')],
      to: [],
      guards: ['opinionOverdue'],
      reason: 'required',
      event: 'case.questionWithdrawn',
      payload: withdrawQuestionPayload,
      window: (ctx) => overdueQuestions(bodiesOf(ctx.workingSet, theCase(ctx).id, stage.id).filter(isOpen)),
      decide: (ctx) =>
        withdrawQuestion(ctx, bodiesOf(ctx.workingSet, theCase(ctx).id, stage.id), (row) =>
          isLate(row, ctx.command.acceptedAt),
        ),
    });
  return actions;
}
