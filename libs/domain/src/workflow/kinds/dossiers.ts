import type { DecisionContext } from '../../programme/machine';
import { refuse, type Refusal } from '../refusal';
import type { DossierItemRow, DossierRow } from '../rows';
import { NOT_PREPARED } from '../two-person';
import { rowOf, rowsOf, type WorkingSet } from '../working-set';

/** The dossier that the command speaks of. */
export function theDossier(ctx: DecisionContext): DossierRow {
  return rowOf(ctx.workingSet, 'dossier', ctx.command.subjectId);
}

/** The items of a dossier in the order of its letter. */
export function dossierCases(workingSet: WorkingSet, dossier: DossierRow) {
  return rowsOf(workingSet, 'dossierItem', ({ dossierId }) => dossierId === dossier.id).sort(
    (a, b) => a.position - b.position,
  );
}

/** Items whose case is still where the dossier has it: one that was withdrawn on the way stays withdrawn. */
export function itemsAt(ctx: DecisionContext, dossier: DossierRow, state: string): DossierItemRow[] {
  return dossierCases(ctx.workingSet, dossier).filter(
    ({ caseId }) => rowOf(ctx.workingSet, 'case', caseId).state === state,
  );
}

/** A dossier that goes back to its owner loses the items whose case was withdrawn on the way. */
export function dropDeparted(ctx: DecisionContext, dossier: DossierRow, state: string): void {
  const staying = new Set(itemsAt(ctx, dossier, state).map(({ id }) => id));
  for (const item of dossierCases(ctx.workingSet, dossier))
    if (!staying.has(item.id)) ctx.remove('dossierItem', item.id);
}

/** The next dossier of the same owner and stage, before anything is in it. */
export function blankDossier(like: DossierRow): DossierRow {
  return {
    ...like,
    state: 'drafted',
    version: 1,
    number: null,
    contentSha: null,
    answerSha: null,
    zeroReturn: false,
    late: false,
    ...NOT_PREPARED,
    releasedBy: null,
    releasedAt: null,
    receiptedAt: null,
    windowEndsAt: null,
    closedAt: null,
    carrier: null,
    trackingNumber: null,
    postmarkedOn: null,
    arrivedOn: null,
  };
}

/**
 * What is signed is what goes out: where an item was withdrawn since the papers were prepared, they are prepared again.
 */
export function itemsUnchanged(ctx: DecisionContext, state: string): Refusal | undefined {
  const gone = dossierCases(ctx.workingSet, theDossier(ctx))
    .map(({ caseId }) => rowOf(ctx.workingSet, 'case', caseId))
    .filter((row) => row.state !== state);
  return gone.length > 0
    ? refuse('dossier.itemsChanged', { items: gone.map(({ number }) => number).join(', ') })
    : undefined;
}
