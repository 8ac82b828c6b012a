import type { FollowUpEnding, FollowUpStage } from '../../programme/definition';
import type { DecisionContext } from '../../programme/machine';
import { addDays, businessDateOf } from '../../calendar';
import type { CaseRow, ObligationRow } from '../rows';
import { rowsOf, type WorkingSet } from '../working-set';

/** States in which something is still to be done about an obligation. */
const PENDING: ObligationRow['state'][] = ['open', 'submitted', 'returned'];

export function obligationOf(
  ctx: DecisionContext,
  row: CaseRow,
  stage: string,
  kind: ObligationRow['kind'],
  ruleId: string,
): ObligationRow {
  return {
    id: ctx.newId(),
    caseId: row.id,
    stage,
    kind,
    ruleId,
    leadOrg: row.authorityOrg,
    state: 'open',
    version: 1,
    round: 1,
    amountFen: null,
    contentSha: null,
    answerSha: null,
    openedAt: ctx.command.acceptedAt,
    dueAt: null,
    submittedAt: null,
    settledAt: null,
    barredUntil: null,
  };
}

export function obligationsOf(workingSet: WorkingSet, caseId: string, kind: ObligationRow['kind']): ObligationRow[] {
  return rowsOf(workingSet, 'obligation', (row) => row.caseId === caseId && row.kind === kind);
}

export function isPending({ state }: ObligationRow): boolean {
  return PENDING.includes(state);
}

/**
 * The next report of a rule opens when the last is accepted: its date follows from the last one's, so that none is
 * skipped or doubled.
 */
export function openNextReport(ctx: DecisionContext, row: CaseRow, stage: FollowUpStage, last: ObligationRow): void {
  openWhatFollows(ctx, row, stage, last);
  const rule = stage.reports.find(({ id }) => id === last.ruleId);
  if (!rule?.repeats) return;
  const from =
    last.dueAt === null
      ? ctx.command.acceptedAt
      : rule.due.kind === 'yearly'
        ? `${addDays(businessDateOf(last.dueAt), 1)}T00:00:00.000Z`
        : last.dueAt;
  const { unlessYoungerMonths: _first, ...due } = rule.due;
  ctx.insert('obligation', {
    ...obligationOf(ctx, row, stage.id, 'report', rule.id),
    round: last.round + 1,
    dueAt: ctx.due(due, from),
  });
}

/** Reports that wait for this one open when it is accepted the first time: their time runs from that day. */
function openWhatFollows(ctx: DecisionContext, row: CaseRow, stage: FollowUpStage, last: ObligationRow): void {
  const opened = new Set(obligationsOf(ctx.workingSet, row.id, 'report').map(({ ruleId }) => ruleId));
  for (const rule of stage.reports)
    if (rule.after === last.ruleId && !opened.has(rule.id))
      ctx.insert('obligation', {
        ...obligationOf(ctx, row, stage.id, 'report', rule.id),
        dueAt: ctx.due(rule.due, ctx.command.acceptedAt),
      });
}

export function paidFen(workingSet: WorkingSet, caseId: string): number {
  return obligationsOf(workingSet, caseId, 'payment').reduce(
    (sum, { state, amountFen }) => (state === 'settled' ? sum + (amountFen ?? 0) : sum),
    0,
  );
}

/** Opens the payment that the agreed amount still leaves; only the first has a date. */
export function openPayment(ctx: DecisionContext, row: CaseRow, stage: FollowUpStage, round: number): void {
  if (!stage.payments || row.amountFen === null || paidFen(ctx.workingSet, row.id) >= row.amountFen) return;
  ctx.insert('obligation', {
    ...obligationOf(ctx, row, stage.id, 'payment', 'payment'),
    round,
    dueAt: round === 1 ? ctx.due(stage.payments.due, ctx.command.acceptedAt) : null,
  });
}

/** When following ends, what is still open ends with it; measures in force stay. */
export function endAs(
  ctx: DecisionContext,
  row: CaseRow,
  stage: FollowUpStage,
  ending: FollowUpEnding,
  reasonCode: string,
): void {
  for (const open of rowsOf(
    ctx.workingSet,
    'obligation',
    (one) => one.caseId === row.id && one.kind !== 'measure' && isPending(one),
  ))
    ctx.update('obligation', open.id, { state: 'cancelled', settledAt: ctx.command.acceptedAt });
  ctx.moveTo(row.id, `${stage.id}.${ending}`, { reasonCode, dueAt: null });
}
