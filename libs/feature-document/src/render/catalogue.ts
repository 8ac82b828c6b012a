import { HOLDER_KEY, NUMBER_KEY } from './listing-table';
import type { papers } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';

export type CatalogueEntry = papers.CatalogueEntry;
export type CatalogueSection = papers.CatalogueSection;
export type CatalogueData = papers.CatalogueData;

function caseText(one: CatalogueEntry['cases'][number], index: number, count: number): string {
  const parts = [
    ['建设内容', one.content],
    ['建设规模', one.scale],
    ['生态效益', one.benefit],
    ['年效益', one.figures],
  ] as const;
  const details = parts.filter(([, text]) => isVisible(text)).map(([label, text]) => `${label}：${text}`);
  return [`${count > 1 ? `${index + 1}. ` : ''}${one.title}`, ...details].join('\n');
}

const STANDS = '在列';

/** Several values stand one below the other; a figure of one value stays a number. */
function fieldCell(values: readonly string[]): string | number | null {
  const [only] = values;
  if (values.length === 1 && only !== undefined && /^-?\d+(\.\d+)?$/.test(only)) return Number(only);
  return values.length === 0 ? null : values.join('\n');
}

/** The entry by column key, for every format: a figure is a number, and null where there is none. */
export function catalogueCells(entry: CatalogueEntry): Record<string, string | number | null> {
  return {
    [NUMBER_KEY]: entry.no,
    name: entry.name,
    category: entry.category,
    process: entry.process,
    parameters: entry.parameters.map(({ name, value, unit }) => `${name}：${value}${unit}`).join('\n'),
    cases: entry.cases.map((one, index) => caseText(one, index, entry.cases.length)).join('\n'),
    [HOLDER_KEY]: entry.holder,
    ...Object.fromEntries(entry.fields.map(({ key, values }) => [key, fieldCell(values)])),
    co2: entry.co2,
    coal: entry.coal,
    effects: entry.effects.length === 0 ? null : entry.effects.map(({ words }) => words).join('\n'),
    state: entry.ended?.words ?? STANDS,
    stateOn: entry.ended?.on ?? null,
  };
}

/** 112项, or 111项在列，1项已移出、被替代等. */
export function countWords({ listed, removed }: papers.CatalogueCounts): string {
  return removed === 0 ? `${listed}项` : `在列${listed}项，已不在列${removed}项`;
}
