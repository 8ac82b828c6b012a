import type { PublicationStage } from '../../programme/definition';
import { hasColumn } from '../../programme/result-columns';
import type { DecisionContext } from '../../programme/machine';
import { refuse } from '../refusal';
import type { CaseRow, EntryRow } from '../rows';
import { rowsOf } from '../working-set';
import { line, optionalLine, optionalText, payload, text } from './payloads';
import { theCase } from './steps';

/** Longest texts of an entry, in characters; the screen counts with the same numbers. */
export const ENTRY_LIMITS = {
  name: 60,
  process: 600,
  parameterName: 80,
  parameterValue: 120,
  parameterUnit: 40,
  caseTitle: 120,
  caseContent: 500,
  caseScale: 200,
  caseBenefit: 500,
  fieldValue: 200,
} as const;

const tonnes = { type: ['number', 'null'], minimum: 0, maximum: 1e12 };

/**
 * The entry as it is printed, with the columns that the form fills; figures are tonnes a year. A number of the application's case keeps the origin of each
 * printed case.
 */
export const entrySchema = (stage: Pick<PublicationStage, 'columns'>) =>
  payload(
    {
      name: line(ENTRY_LIMITS.name),
      process: text(ENTRY_LIMITS.process),
      parameters: {
        type: 'array',
        // A list of standards prints no parameters, so nobody has to make one up.
        minItems: hasColumn(stage, 'parameters') ? 1 : 0,
        maxItems: 500,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['name', 'value'],
          properties: {
            name: line(ENTRY_LIMITS.parameterName),
            value: line(ENTRY_LIMITS.parameterValue),
            unit: optionalLine(ENTRY_LIMITS.parameterUnit),
          },
        },
      },
      fields: {
        type: 'array',
        maxItems: 30,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['key', 'values'],
          properties: {
            key: line(64),
            values: { type: 'array', maxItems: 50, items: line(ENTRY_LIMITS.fieldValue) },
          },
        },
      },
      cases: {
        type: 'array',
        maxItems: 10,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['title', 'content'],
          properties: {
            caseKey: optionalLine(40),
            title: line(ENTRY_LIMITS.caseTitle),
            content: text(ENTRY_LIMITS.caseContent),
            scale: optionalLine(ENTRY_LIMITS.caseScale),
            benefit: optionalText(ENTRY_LIMITS.caseBenefit),
            annualCO2Tonnes: tonnes,
            annualCoalEquivTonnes: tonnes,
          },
        },
      },
    },
    ['name', 'process', 'parameters', 'cases'],
  );

export function entriesOf(ctx: DecisionContext, caseId: string): EntryRow[] {
  return rowsOf(ctx.workingSet, 'entry', (entry) => entry.caseId === caseId);
}

/** Where a programme does not classify anew, the applicant's area is the section. */
const sectionOf = (row: Pick<CaseRow, 'finalArea' | 'area'>): string => row.finalArea ?? row.area ?? '';

export function confirm(ctx: DecisionContext, confirmed: string): void {
  const row = theCase(ctx);
  for (const entry of entriesOf(ctx, row.id)) ctx.update('entry', entry.id, { confirmedAt: ctx.command.acceptedAt });
  ctx.moveTo(row.id, confirmed, { dueAt: null });
}

/** While the holder may still answer, nobody answers for it; without a date it may always. */
export function confirmationDated(ctx: DecisionContext) {
  return theCase(ctx).dueAt === null ? refuse('entry.confirmationRunning', { due: '' }) : undefined;
}

export function draftEntry(ctx: DecisionContext, stage: PublicationStage) {
  const row = theCase(ctx);
  const given = (ctx.command.payload['cases'] as unknown[]).length;
  const { min, max } = stage.casesPerEntry;
  if (given < min || given > max)
    return refuse('entry.caseCount', { min, max, given }, { fields: [{ pointer: '/cases', code: 'range' }] });
  const contentSha = ctx.outside.texts?.[''] ?? '';
  const section = sectionOf(row);
  const existing = entriesOf(ctx, row.id)[0];
  if (existing) ctx.update('entry', existing.id, { contentSha, section, confirmedAt: null });
  else
    ctx.insert('entry', {
      id: ctx.newId(),
      caseId: row.id,
      editionId: row.editionId,
      version: 1,
      section,
      sectionNumber: null,
      contentSha,
      confirmedAt: null,
      publishedAt: null,
    });
  ctx.moveTo(row.id, `${stage.id}.confirming`, {
    dueAt: stage.due ? ctx.due(stage.due, ctx.command.acceptedAt) : null,
  });
}

/**
 * The numbers that a publication gives: in the order of area, category and application number, running on within each
 * section over all publications of the edition. The preview of a screen and the decision use the same function.
 */
export function numberSections(
  ready: readonly CaseRow[],
  entries: Iterable<Pick<EntryRow, 'section' | 'sectionNumber'>>,
): { row: CaseRow; section: string; sectionNumber: number }[] {
  const last = new Map<string, number>();
  for (const { section, sectionNumber } of entries)
    last.set(section, Math.max(last.get(section) ?? 0, sectionNumber ?? 0));
  const inOrder = [...ready].sort(
    (a, b) =>
      sectionOf(a).localeCompare(sectionOf(b)) ||
      (a.finalCategory ?? a.category ?? '').localeCompare(b.finalCategory ?? b.category ?? '', 'en', {
        numeric: true,
      }) ||
      a.number.localeCompare(b.number),
  );
  return inOrder.map((row) => {
    const section = sectionOf(row);
    const sectionNumber = (last.get(section) ?? 0) + 1;
    last.set(section, sectionNumber);
    return { row, section, sectionNumber };
  });
}
