import type { DecisionContext } from '../../programme/machine';
import { personOf } from '../actor';
import { preparedNow } from '../two-person';
import { refuse, type Refusal } from '../refusal';
import { rowOf, rowsOf } from '../working-set';
import { blankDossier, dossierCases, theDossier } from './dossiers';
import { namedAs } from './named-items';
import { holdPromise } from './slots';
import { entriesOf, numberSections } from './publication-entries';

export function preparePublication(ctx: DecisionContext, confirmed: string) {
  const ready = rowsOf(ctx.workingSet, 'case', ({ state }) => state === confirmed);
  if (ready.length === 0) return refuse('dossier.empty', {});
  for (const [index, { row, section, sectionNumber }] of numberSections(ready, ctx.workingSet.entry.values()).entries())
    ctx.insert('dossierItem', {
      id: ctx.newId(),
      dossierId: ctx.command.subjectId,
      caseId: row.id,
      position: index + 1,
      area: section,
      outcome: 'included',
      sectionNumber,
      ...namedAs(row, row.finalCategory),
    });
  ctx.update('dossier', ctx.command.subjectId, {
    state: 'prepared',
    number: String(ctx.command.payload['number']),
    contentSha: ctx.outside.texts?.[''] ?? null,
    ...preparedNow(ctx),
  });
}

/** What is published is promised to everybody: a case that holds no place yet takes one, or nothing is published. */
export function holdPublished(ctx: DecisionContext): Refusal | undefined {
  for (const { caseId } of dossierCases(ctx.workingSet, theDossier(ctx))) {
    const beyond = holdPromise(ctx, rowOf(ctx.workingSet, 'case', caseId), 'publication');
    if (beyond) return beyond;
  }
  return undefined;
}

export function publishAll(ctx: DecisionContext, published: string): void {
  const dossier = theDossier(ctx);
  for (const item of dossierCases(ctx.workingSet, dossier)) {
    for (const entry of entriesOf(ctx, item.caseId))
      ctx.update('entry', entry.id, { sectionNumber: item.sectionNumber, publishedAt: ctx.command.acceptedAt });
    ctx.moveTo(item.caseId, published, { dueAt: null });
  }
  ctx.update('dossier', dossier.id, {
    state: 'published',
    releasedBy: personOf(ctx.command.actor),
    releasedAt: ctx.command.acceptedAt,
  });
  ctx.insert('dossier', { ...blankDossier(dossier), id: ctx.newId() });
}
