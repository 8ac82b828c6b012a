import type { NoticeStage } from '../../programme/definition';
import type { DecisionContext } from '../../programme/machine';
import { refuse, type Refusal } from '../refusal';
import type { DossierRow } from '../rows';
import { rowsOf } from '../working-set';

/** The notice that a case stands in now. */
export function runningNotice(ctx: DecisionContext): DossierRow | undefined {
  const caseId = ctx.command.subjectId;
  return rowsOf(
    ctx.workingSet,
    'dossier',
    ({ id, state }) =>
      state === 'open' &&
      rowsOf(ctx.workingSet, 'dossierItem', (item) => item.dossierId === id && item.caseId === caseId).length > 0,
  )[0];
}

/** Last day of a notice that is published now. */
export function windowEnd(ctx: DecisionContext, stage: NoticeStage): string {
  return ctx.workingDaysAfter(ctx.command.acceptedAt, stage.workingDays, stage.firstDay);
}

/**
 * A published notice names its last day for good, and nothing may shorten it (公示不少于n个工作日). So it waits for the
 * holidays of each year that it runs through; every other date moves with the calendar and may be provisional.
 */
export function windowSettled(ctx: DecisionContext, stage: NoticeStage): Refusal | void {
  const until = windowEnd(ctx, stage);
  const [year] = ctx.unannounced(ctx.command.acceptedAt, until);
  if (year !== undefined) return refuse('calendar.gap', { year });
}
