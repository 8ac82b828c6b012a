import { addDays, businessDateOf } from '../../calendar';
import type { RecurringReportStage } from '../../programme/definition';
import type { DecisionContext, StageKind } from '../../programme/machine';
import type { Who } from '../actor';
import { refuse, type Refusal } from '../refusal';
import type { CaseRow, ObligationRow } from '../rows';
import { after } from '../window';
import type { WorkingSet } from '../working-set';
import { obligationOf, obligationsOf } from './obligations';
import { line, payload, reasonPayload, rejectPayload, text } from './payloads';
import { rejectTo, theCase } from './steps';
import { caseTask } from './task-specs';

const reportPayload = payload(
  {
    text: text(20000),
    targets: {
      type: 'array',
      maxItems: 50,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'value'],
        properties: { name: line(120), value: line(200) },
      },
    },
  },
  ['text'],
);

/**
 * 定期报告 without a publication: each report is owed by its date, handed in, and accepted or sent back; the next is
 * owed once it is accepted, until the last. What is not handed in ends the case.
 */
export const recurringReportKind: StageKind<RecurringReportStage> = {
  kinds: ['recurring-report'],
  entry: 'reporting',
  states: () => [
    { name: 'reporting', heldBy: 'applicant' },
    { name: 'reported', heldBy: 'authority' },
    { name: 'reports-completed', heldBy: 'nobody', outcome: 'ended' },
    { name: 'not-reported', heldBy: 'nobody', outcome: 'rejected' },
  ],
  onEnter: (ctx, caseId, stage) => {
    const row = ctx.workingSet.case.get(caseId);
    if (row) owe(ctx, row, stage, 1, ctx.due(stage.reportDue, ctx.command.acceptedAt));
  },
  actions: (stage) => {
    const at = (name: string) => `${stage.id}.${name}`;
    const base = { subject: 'case' as const, stage: stage.id, worksheet: null };
    const holder: Who[] = [{ relation: 'applicant', roles: ['enterprise-clerk'] }];
    const clerks: Who[] = [{ relation: 'authority', roles: ['authority-clerk', 'authority-lead'] }];
    return [
      {
        ...base,
        name: 'report',
        from: [at('reporting')],
        to: [at('reported')],
        who: holder,
        guards: [],
        reason: 'none',
        event: 'report.submitted',
        payload: reportPayload,
        decide: (ctx) => {
          const row = theCase(ctx);
          const report = lastReport(ctx.workingSet, row.id, stage);
          ctx.update('obligation', report.id, {
            state: 'submitted',
            contentSha: ctx.outside.texts?.[''] ?? null,
            submittedAt: ctx.command.acceptedAt,
          });
          ctx.moveTo(row.id, at('reported'));
        },
      },
      {
        ...base,
        name: 'send-back',
        from: [at('reported')],
        to: [at('reporting')],
        who: clerks,
        guards: [],
        reason: 'required',
        event: 'report.sentBack',
        payload: reasonPayload,
        decide: (ctx) => {
          const row = theCase(ctx);
          const report = lastReport(ctx.workingSet, row.id, stage);
          ctx.update('obligation', report.id, {
            state: 'returned',
            answerSha: ctx.outside.texts?.['/reason'] ?? null,
          });
          ctx.moveTo(row.id, at('reporting'));
        },
      },
      {
        ...base,
        name: 'accept',
        from: [at('reported')],
        to: stage.times > 1 ? [at('reporting'), at('reports-completed')] : [at('reports-completed')],
        who: clerks,
        guards: [],
        reason: 'optional',
        event: 'report.accepted',
        payload: payload({ note: text(2000) }),
        decide: (ctx) => accept(ctx, stage),
      },
      {
        ...base,
        name: 'reject',
        from: [at('reporting')],
        to: [at('not-reported')],
        who: clerks,
        guards: ['reportOverdue', 'knownReason'],
        reason: 'required',
        quota: 'free',
        event: 'report.missed',
        payload: rejectPayload,
        window: (ctx) =>
          after(lastReport(ctx.workingSet, theCase(ctx).id, stage).dueAt, (due) => refuse('report.running', { due })),
        decide: (ctx): Refusal | void => {
          const refusal = rejectTo(ctx, at('not-reported'), stage.rejectReasons);
          if (refusal) return refusal;
          const report = lastReport(ctx.workingSet, ctx.command.subjectId, stage);
          ctx.update('obligation', report.id, { state: 'cancelled', settledAt: ctx.command.acceptedAt });
        },
      },
    ];
  },
  tasks: (workingSet, row, stage, at) => {
    const due = reportsOf(workingSet, row.id, stage).at(-1)?.dueAt ?? null;
    if (row.state === `${stage.id}.reported`)
      return [caseTask(row, 'accept-report', row.authorityOrg, 'authority-clerk', due)];
    if (row.state !== `${stage.id}.reporting`) return [];
    return [
      caseTask(row, 'submit-report', row.applicantOrg, 'enterprise-clerk', due),
      ...(due !== null && due < at ? [caseTask(row, 'chase-report', row.authorityOrg, 'authority-clerk', due)] : []),
    ];
  },
};

function reportsOf(workingSet: WorkingSet, caseId: string, stage: RecurringReportStage): ObligationRow[] {
  return obligationsOf(workingSet, caseId, 'report')
    .filter((one) => one.stage === stage.id)
    .sort((a, b) => a.round - b.round);
}

function lastReport(workingSet: WorkingSet, caseId: string, stage: RecurringReportStage): ObligationRow {
  const last = reportsOf(workingSet, caseId, stage).at(-1);
  if (!last) throw new Error(`No report is owed by ${caseId}`);
  return last;
}

function owe(
  ctx: DecisionContext,
  row: CaseRow,
  stage: RecurringReportStage,
  round: number,
  dueAt: string | null,
): void {
  ctx.insert('obligation', { ...obligationOf(ctx, row, stage.id, 'report', stage.id), round, dueAt });
}

/** The next date follows from the last one, so that none is skipped or doubled, however late a report came. */
function accept(ctx: DecisionContext, stage: RecurringReportStage): void {
  const row = theCase(ctx);
  const report = lastReport(ctx.workingSet, row.id, stage);
  ctx.update('obligation', report.id, { state: 'accepted', settledAt: ctx.command.acceptedAt });
  if (report.round >= stage.times) return ctx.moveTo(row.id, `${stage.id}.reports-completed`);
  const from =
    report.dueAt === null ? ctx.command.acceptedAt : `${addDays(businessDateOf(report.dueAt), 1)}T00:00:00.000Z`;
  owe(ctx, row, stage, report.round + 1, ctx.due(stage.reportDue, from));
  ctx.moveTo(row.id, `${stage.id}.reporting`);
}
