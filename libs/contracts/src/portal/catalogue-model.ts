import type { ResultColumn, ResultNouns } from '@linxuan/domain';
import type * as papers from '../papers';
import { effectWords } from './effect-words';
import { endedWords } from './ended-words';
import type { NamedCode, PublicEntryView } from './types';
import { columnTitle, tonnesWords } from './words';

type ColumnSpec = Omit<papers.ListingColumn, 'key' | 'title'>;
/** How wide a column is in print, and what it holds. */
const SPECS: Record<string, ColumnSpec> = {
  no: { width: 12, align: 'center', type: 'integer' },
  name: { width: 34 },
  category: { width: 24, align: 'center' },
  holder: { width: 30 },
  process: { width: 68 },
  parameters: { width: 52 },
  cases: { width: 80 },
};
const FIGURES = {
  co2: { key: 'co2', title: '案例年减碳量（吨二氧化碳）', width: 22, align: 'right', type: 'number' },
  coal: { key: 'coal', title: '案例年节能量（吨标准煤）', width: 22, align: 'right', type: 'number' },
} as const;
const EFFECTS = { key: 'effects', title: '生效日期', width: 34 } as const;
const STATES = [
  { key: 'state', title: '状态', width: 16, align: 'center' },
  { key: 'stateOn', title: '状态日期', width: 18, align: 'center', type: 'date' },
] as const;

const fieldSpec = ({ type }: ResultColumn): ColumnSpec =>
  type === 'number' ? { width: 22, align: 'right', type: 'number' } : { width: 40 };

export interface CatalogueParts {
  title: string;
  edition: string;
  documentNumber: string;
  publishedOn: string;
  /** Columns in the order and the words of the edition. */
  columns: readonly ResultColumn[];
  nouns: ResultNouns;
  showHolder: boolean;
  sections: readonly NamedCode[];
  entries: readonly PublicEntryView[];
}

/** Sums over the cases that have the figure, tonnes a year; null where none has. */
export function entryFigures({ cases }: Pick<PublicEntryView, 'cases'>): { co2: number | null; coal: number | null } {
  const sum = (figures: (number | null)[]) => {
    const given = figures.filter((figure) => figure !== null);
    return given.length === 0 ? null : given.reduce((total, each) => total + each, 0);
  };
  return {
    co2: sum(cases.map(({ annualCO2Tonnes }) => annualCO2Tonnes)),
    coal: sum(cases.map(({ annualCoalEquivTonnes }) => annualCoalEquivTonnes)),
  };
}

/**
 * The catalogue as every page and file shows it: one list of columns, one list of rows with their numbers, figures and
 * states, and one count. Where the edition shows no holders, none is in it, so no format can leak one; where it does,
 * all have the column.
 */
export function catalogueModel(parts: CatalogueParts): papers.CatalogueData {
  const { sections, entries, columns, showHolder, ...head } = parts;
  const rows = entries.map((entry) => ({ code: entry.section.code, entry: entryOf(entry, showHolder) }));
  const all = rows.map(({ entry }) => entry);
  return {
    ...head,
    showHolder,
    columns: columnsOf(columns, all),
    counts: countsOf(all),
    sections: withAll(sections, entries)
      .map(({ code, name }) => {
        const within = rows.filter((row) => row.code === code).map(({ entry }) => entry);
        return { id: code, heading: name.zh, entries: within, counts: countsOf(within), ...figuresOf(within) };
      })
      .filter((section) => section.entries.length > 0),
  };
}

/** No entry is left out because its section is none of those that the edition names. */
function withAll(sections: readonly NamedCode[], entries: readonly PublicEntryView[]): NamedCode[] {
  const found = new Map(sections.map((section) => [section.code, section]));
  for (const { section } of entries) if (!found.has(section.code)) found.set(section.code, section);
  return [...found.values()];
}

/** Entries that stand, and those that were taken off: they keep their place and number, and say so. */
function countsOf(entries: readonly papers.CatalogueEntry[]): papers.CatalogueCounts {
  const removed = entries.filter(({ ended }) => ended !== null).length;
  return { listed: entries.length - removed, removed };
}

/** What the cases of the entries that stand save in a year. */
function figuresOf(entries: readonly papers.CatalogueEntry[]): { co2: number; coal: number } {
  const standing = entries.filter(({ ended }) => ended === null);
  const sum = (of: 'co2' | 'coal') => standing.reduce((total, entry) => total + (entry[of] ?? 0), 0);
  return { co2: sum('co2'), coal: sum('coal') };
}

/** Figures and states have columns where any entry has them. */
function columnsOf(
  edition: readonly ResultColumn[],
  entries: readonly papers.CatalogueEntry[],
): papers.ListingColumn[] {
  return [
    ...edition.map((column) => ({
      key: column.key,
      title: columnTitle(column, 'zh'),
      ...(SPECS[column.key] ?? fieldSpec(column)),
    })),
    ...(entries.some(({ co2 }) => co2 !== null) ? [FIGURES.co2] : []),
    ...(entries.some(({ coal }) => coal !== null) ? [FIGURES.coal] : []),
    ...(entries.some(({ effects }) => effects.length > 0) ? [EFFECTS] : []),
    ...(entries.some(({ ended }) => ended !== null) ? STATES : []),
  ];
}

function entryOf(entry: PublicEntryView, showHolder: boolean): papers.CatalogueEntry {
  return {
    id: entry.id ?? '',
    no: entry.number,
    name: entry.name,
    category: entry.category.name.zh,
    process: entry.process,
    parameters: entry.parameters,
    fields: entry.fields,
    holder: showHolder ? (entry.holder ?? '') : null,
    cases: entry.cases.map((one) => ({
      title: one.title,
      content: one.content,
      scale: one.scale,
      benefit: one.benefit,
      figures: [
        one.annualCO2Tonnes === null ? '' : `年减碳量${tonnesWords(one.annualCO2Tonnes, 'zh')}`,
        one.annualCoalEquivTonnes === null ? '' : `年节约标准煤${tonnesWords(one.annualCoalEquivTonnes, 'zh')}`,
      ]
        .filter((text) => text !== '')
        .join('，'),
      annualCO2Tonnes: one.annualCO2Tonnes,
      annualCoalEquivTonnes: one.annualCoalEquivTonnes,
    })),
    ...entryFigures(entry),
    effects: entry.effects.map((effect) => ({
      for: effect.for?.zh ?? null,
      from: effect.from,
      until: effect.until,
      words: effectWords(effect, 'zh'),
    })),
    ended: entry.ended
      ? { as: entry.ended.as, words: endedWords(entry.ended, 'zh').words, on: endedWords(entry.ended, 'zh').on }
      : null,
  };
}
