import { boundText } from '../../programme/bindings';
import type { ReasonCode } from '../../programme/definition';
import type { ActionWindow, DecisionContext } from '../../programme/machine';
import { refuse, type Refusal } from '../refusal';
import type { CaseRow } from '../rows';
import { after } from '../window';
import { rowOf } from '../working-set';
import { keepAmount, submittedAmount } from './amounts';
import { freeSlot, moveClaims } from './slots';

/** The case that the command speaks of, directly or through a child row. */
export function theCase(ctx: DecisionContext): CaseRow {
  const { subjectType, subjectId } = ctx.command;
  switch (subjectType) {
    case 'case':
      return rowOf(ctx.workingSet, 'case', subjectId);
    case 'opinion':
      return rowOf(ctx.workingSet, 'case', rowOf(ctx.workingSet, 'opinion', subjectId).caseId);
    case 'seat':
      return rowOf(ctx.workingSet, 'case', rowOf(ctx.workingSet, 'seat', subjectId).caseId);
    case 'objection':
      return rowOf(ctx.workingSet, 'case', rowOf(ctx.workingSet, 'objection', subjectId).caseId);
    case 'obligation':
      return rowOf(ctx.workingSet, 'case', rowOf(ctx.workingSet, 'obligation', subjectId).caseId);
    case 'deadline':
      return rowOf(ctx.workingSet, 'case', rowOf(ctx.workingSet, 'deadline', subjectId).caseId ?? '');
    case 'dossier':
      throw new Error('A dossier speaks of many cases');
  }
}

/** Rejects with one of the reasons that the definition lists. */
export function rejectTo(ctx: DecisionContext, state: string, reasons: ReasonCode[]): Refusal | void {
  const reasonCode = String(ctx.command.payload['reasonCode']);
  if (!reasons.some(({ code }) => code === reasonCode))
    return refuse('reason.unknown', { reasonCode }, { fields: [{ pointer: '/reasonCode', code: 'enum' }] });
  const row = theCase(ctx);
  freeSlot(ctx, row.id, 'rejection');
  ctx.moveTo(row.id, state, { reasonCode });
}

/** Sends the case back to its applicant, who is told which fields to correct and until when. */
export function returnTo(ctx: DecisionContext, state: string, days: number): void {
  const row = theCase(ctx);
  ctx.moveTo(row.id, state, {
    correctionPointers: ctx.command.payload['fields'] as string[],
    returnedFrom: row.state,
    dueAt: ctx.due({ kind: 'working-days', n: days, strength: 'hard', source: '' }, ctx.command.acceptedAt),
  });
}

/** While a correction is out only the applicant acts; once its date has passed the reviewer may stop waiting for it. */
export function correctionRunning(ctx: DecisionContext, returned: string): ActionWindow | undefined {
  const { state, dueAt } = theCase(ctx);
  return state === returned ? after(dueAt, (due) => refuse('correction.running', { due })) : undefined;
}

/** Takes in a corrected or first revision; refuses content that breaks the form's hard rules. */
export function takeRevision(ctx: DecisionContext): Refusal | Partial<CaseRow> {
  const { submission } = ctx.outside;
  if (!submission) throw new Error('A submission was decided without its content');
  if (submission.problems.length > 0)
    return refuse('form.invalid', { count: submission.problems.length }, { fields: submission.problems });
  const row = theCase(ctx);
  const holder = submission.content['holder'] as { name?: string } | undefined;
  const amountFen = submittedAmount(ctx, submission.content);
  const raised = keepAmount(ctx, row.id, amountFen);
  if (raised) return raised;
  const set: Partial<CaseRow> = {
    revision: row.revision + 1,
    revisionSha: String(ctx.command.payload['revisionSha']),
    submittedAt: ctx.command.acceptedAt,
    firstSubmittedAt: row.firstSubmittedAt ?? ctx.command.acceptedAt,
    title: boundText(ctx.def, 'title', submission.content) ?? row.title,
    holderName: holder?.name ?? row.holderName,
    area: boundText(ctx.def, 'area', submission.content) ?? row.area,
    category: boundText(ctx.def, 'category', submission.content) ?? row.category,
    correctionPointers: [],
    returnedFrom: null,
    ...(amountFen === undefined ? {} : { amountFen }),
  };
  return moveClaims(ctx, row, set) ?? set;
}
