import type { EntryContent, EntryWorksheetDto } from '@linxuan/contracts';
import {
  boundText,
  ENTRY_LIMITS,
  fieldColumns,
  type ProgrammeDefinition,
  type PublicationStage,
} from '@linxuan/domain';
import {
  cutText,
  getAt,
  isLonger,
  isVisible,
  publicView,
  shortened,
  type FormDefinition,
  type Json,
  type JsonObject,
  type Marks,
} from '@linxuan/form-rules';

interface Application {
  technology?: { parameters?: { name?: string; value?: string; unit?: string }[] };
  cases?: {
    id: string;
    site?: string;
    country?: string;
    startDate?: string;
    scale?: string;
    content?: string;
    benefit?: string;
    annualTce?: string;
    annualTco2?: string;
  }[];
}
type Source = EntryWorksheetDto['source'];

/** Whole sentences up to `limit` characters; a single longer sentence is cut at the limit. */
export function firstSentences(text: string, limit: number): string {
  if (!isLonger(text, limit)) return text;
  const cut = cutText(text, limit);
  const end = Math.max(cut.lastIndexOf('。'), cut.lastIndexOf('；'), cut.lastIndexOf('\n'));
  return end > cut.length / 3
    ? cut
        .slice(0, end + 1)
        .replace(/；$/, '。')
        .trim()
    : shortened(text, limit);
}

/** A quantity of the form (decimal text) as a number; null where none is given. */
function tonnes(text: string | undefined): number | null {
  const value = !isVisible(text) ? Number.NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? value : null;
}

/** What stands at a pointer, `*` for every row; empty fields and rows that are not public have nothing. */
function printedValues(content: Json, field: string): string[] {
  const found = field
    .split('/')
    .slice(1)
    .reduce<Json[]>(
      (values, part) =>
        values.flatMap((value) => {
          if (part === '*') return Array.isArray(value) ? value : [];
          return getAt(value, `/${part}`) ?? [];
        }),
      [content],
    );
  return found
    .filter((value): value is string | number => typeof value === 'string' || typeof value === 'number')
    .map((value) => cutText(String(value), ENTRY_LIMITS.fieldValue).trim())
    .filter((value) => value !== '');
}

/**
 * The texts of an application that an entry is made of. A case is publishable as far as its applicant made it public.
 */
export function entrySource(
  definition: Pick<ProgrammeDefinition, 'bindings'>,
  form: FormDefinition,
  stage: Pick<PublicationStage, 'columns'>,
  content: JsonObject,
): Source {
  const { attachments: _files, marks, ...fields } = content;
  const application = fields as unknown as Application;
  const open = (publicView(form, fields as Json, (marks ?? {}) as Marks) ?? {}) as unknown as Application;
  const published = new Map((open.cases ?? []).map((one) => [one.id, one]));
  return {
    name: boundText(definition, 'title', fields) ?? '',
    process: boundText(definition, 'summary', fields) ?? '',
    parameters: (application.technology?.parameters ?? []).map(({ name, value, unit }) => ({
      name: name ?? '',
      value: value ?? '',
      unit: unit ?? '',
    })),
    fields: fieldColumns(stage).map(({ column: { key, field } }) => ({
      key,
      values: printedValues(open as unknown as Json, field),
    })),
    cases: (application.cases ?? []).map((one) => {
      const shown = published.get(one.id);
      return {
        caseKey: one.id,
        publishable: shown !== undefined,
        domestic: one.country === 'CN',
        startDate: one.startDate ?? null,
        title: shown?.site ?? one.site ?? '',
        content: shown?.content ?? '',
        scale: shown?.scale ?? '',
        benefit: shown?.benefit ?? '',
        annualCO2Tonnes: tonnes(shown?.annualTco2),
        annualCoalEquivTonnes: tonnes(shown?.annualTce),
      };
    }),
  };
}

/** A first proposal within the limits of print; the secretariat shortens from here. */
export function draftEntry(source: Source, most: number): EntryContent {
  const fit = (text: string | undefined, limit: number) => firstSentences(text ?? '', limit);
  return {
    name: cutText(source.name, ENTRY_LIMITS.name),
    process: fit(source.process, ENTRY_LIMITS.process),
    parameters: source.parameters.slice(0, 12).map(({ name, value, unit }) => ({
      name: cutText(name, ENTRY_LIMITS.parameterName),
      value: cutText(value, ENTRY_LIMITS.parameterValue),
      unit: cutText(unit ?? '', ENTRY_LIMITS.parameterUnit),
    })),
    fields: source.fields,
    cases: source.cases
      .filter(({ publishable, domestic }) => publishable && domestic)
      .slice(0, most)
      .map((one) => printedCase(one)),
  };
}

export function printedCase({
  caseKey,
  title,
  content,
  scale,
  benefit,
  annualCO2Tonnes,
  annualCoalEquivTonnes,
}: Source['cases'][number]): EntryContent['cases'][number] {
  return {
    caseKey,
    title: cutText(title, ENTRY_LIMITS.caseTitle),
    content: firstSentences(content, ENTRY_LIMITS.caseContent),
    scale: cutText(scale ?? '', ENTRY_LIMITS.caseScale),
    benefit: firstSentences(benefit ?? '', ENTRY_LIMITS.caseBenefit),
    annualCO2Tonnes: annualCO2Tonnes ?? null,
    annualCoalEquivTonnes: annualCoalEquivTonnes ?? null,
  };
}
