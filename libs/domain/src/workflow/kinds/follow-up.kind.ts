import type { FollowUpEnding, FollowUpStage } from '../../programme/definition';
import type { DecisionContext, MachineState, StageKind, TaskSpec } from '../../programme/machine';
import { refuse } from '../refusal';
import type { CaseRow, ObligationRow } from '../rows';
import { rowsOf } from '../working-set';
import { followUpActions } from './follow-up.actions';
import { obligationActions } from './obligation.actions';
import { endAs, isPending, obligationOf, obligationsOf, openPayment } from './obligations';
import { code, payload, text } from './payloads';
import { theCase } from './steps';

/** What was completed stays listed; the other endings take the entry off. */
const STAYS: readonly FollowUpEnding[] = ['completed'];

/**
 * 跟踪管理: the result stands while it is followed. Reports, payments, changes and measures are rows of their own;
 * following ends by completion, or by taking the entry off with a reason.
 */
export const followUpKind: StageKind<FollowUpStage> = {
  kinds: ['follow-up'],
  entry: 'active',
  states: (stage) => [
    { name: 'active', heldBy: 'authority', outcome: 'published', followed: true },
    ...endingsOf(stage).map((outcome): Omit<MachineState, 'id' | 'stage'> => ({
      name: outcome,
      heldBy: 'nobody',
      outcome: STAYS.includes(outcome) ? 'published' : 'ended',
    })),
  ],
  onEnter: (ctx, caseId, stage) => {
    const row = ctx.workingSet.case.get(caseId);
    if (!row) return;
    for (const rule of stage.reports.filter(({ after }) => after === undefined))
      ctx.insert('obligation', {
        ...obligationOf(ctx, row, stage.id, 'report', rule.id),
        dueAt: ctx.due(rule.due, ctx.command.acceptedAt),
      });
    openPayment(ctx, row, stage, 1);
  },
  actions: (stage, def) => [
    ...followUpActions(stage, endingsOf(stage).includes('terminated')),
    ...(stage.endings.length > 0 ? [endAction(stage)] : []),
    ...obligationActions(stage, def),
  ],
  tasks: (workingSet, row, stage, at) =>
    row.state === `${stage.id}.active`
      ? rowsOf(
          workingSet,
          'obligation',
          (one) => one.caseId === row.id && one.stage === stage.id && isPending(one),
        ).flatMap((one) => tasksOf(one, row, at))
      : [],
};

/** The endings of the edition; a measure that ends the case needs one to end in. */
export function endingsOf(stage: FollowUpStage): FollowUpEnding[] {
  const stated = stage.endings.map(({ outcome }) => outcome);
  return stage.measures.some(({ ends }) => ends) && !stated.includes('terminated') ? [...stated, 'terminated'] : stated;
}

function endAction(stage: FollowUpStage): ReturnType<StageKind['actions']>[number] {
  return {
    subject: 'case',
    name: 'end',
    worksheet: null,
    stage: stage.id,
    from: [`${stage.id}.active`],
    to: stage.endings.map(({ outcome }) => `${stage.id}.${outcome}`),
    who: [{ relation: 'authority', roles: ['authority-lead'] }],
    guards: ['knownEnding', 'knownReason', 'reportsIn'],
    reason: 'required',
    event: 'followUp.ended',
    payload: payload(
      { ending: { enum: stage.endings.map(({ outcome }) => outcome) }, reasonCode: code, reason: text() },
      ['ending', 'reasonCode', 'reason'],
    ),
    decide: (ctx) => {
      const ending = stage.endings.find(({ outcome }) => outcome === ctx.command.payload['ending']);
      const reasonCode = String(ctx.command.payload['reasonCode']);
      if (!ending?.reasons.some((reason) => reason.code === reasonCode))
        return refuse('reason.unknown', { reasonCode }, { fields: [{ pointer: '/reasonCode', code: 'enum' }] });
      const row = theCase(ctx);
      if (STAYS.includes(ending.outcome)) {
        const owed = owedReports(ctx, row, stage);
        if (owed.length > 0) return refuse('followUp.reportsOpen', { count: owed.length });
      }
      endAs(ctx, row, stage, ending.outcome, reasonCode);
    },
  };
}

/** Reports that do not repeat are owed once: nothing is completed before they are accepted. */
function owedReports(ctx: DecisionContext, row: CaseRow, stage: FollowUpStage): string[] {
  const accepted = new Set(
    obligationsOf(ctx.workingSet, row.id, 'report')
      .filter(({ state }) => state === 'accepted')
      .map(({ ruleId }) => ruleId),
  );
  return stage.reports.filter(({ id, repeats }) => !repeats && !accepted.has(id)).map(({ id }) => id);
}

function tasksOf(one: ObligationRow, row: CaseRow, at: string): TaskSpec[] {
  const task = (kind: string, orgId: string, role: TaskSpec['role']): TaskSpec => ({
    kind,
    subjectType: 'obligation',
    subjectId: one.id,
    caseId: row.id,
    dossierId: null,
    stage: one.stage,
    orgId,
    role,
    dueAt: one.dueAt,
  });
  const overdue = one.dueAt !== null && one.dueAt < at;
  switch (one.kind) {
    case 'report':
      if (one.state === 'submitted') return [task('accept-report', one.leadOrg, 'authority-clerk')];
      return [
        task('submit-report', row.applicantOrg, 'enterprise-clerk'),
        ...(overdue ? [task('chase-report', one.leadOrg, 'authority-clerk')] : []),
      ];
    case 'payment':
      return [task('pay', one.leadOrg, 'authority-clerk')];
    case 'change':
      return [task('decide-change', one.leadOrg, 'authority-lead')];
    case 'measure':
    case 'agreement':
      return [];
  }
}
