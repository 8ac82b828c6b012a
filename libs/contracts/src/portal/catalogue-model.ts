import type * as papers from '../papers';
import { endedWords } from './ended-words';
import type { NamedCode, PublicEntryView } from './types';
import { tonnesWords } from './words';

type ColumnSpec = Omit<papers.ListingColumn, 'key'>;
const COLUMNS: Record<string, ColumnSpec> = {
  no: { title: '序号', width: 12, align: 'center', type: 'integer' },
  name: { title: '技术名称', width: 34 },
  category: { title: '产业类别', width: 24, align: 'center' },
  holder: { title: '技术持有单位', width: 30 },
  process: { title: '工艺技术内容', width: 68 },
  parameters: { title: '主要技术参数', width: 52 },
  cases: { title: '应用案例', width: 80 },
  co2: { title: '案例年减碳量（吨二氧化碳）', width: 22, align: 'right', type: 'number' },
  coal: { title: '案例年节能量（吨标准煤）', width: 22, align: 'right', type: 'number' },
  state: { title: '状态', width: 16, align: 'center' },
  stateOn: { title: '状态日期', width: 18, align: 'center', type: 'date' },
};
/**
 * Behind which of an edition's columns the holder stands, where the edition shows holders and names no place for them.
 */
const BEFORE_HOLDER = ['category', 'name', 'no'];

export interface CatalogueParts {
  title: string;
  edition: string;
  documentNumber: string;
  publishedOn: string;
  /** Column keys of the edition, in order. */
  columns: readonly string[];
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
    columns: columnsOf(columns, showHolder, all),
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
  edition: readonly string[],
  showHolder: boolean,
  entries: readonly papers.CatalogueEntry[],
): papers.ListingColumn[] {
  const keys = edition
    .map((key) => (key === 'number' ? 'no' : key))
    .filter((key) => key in COLUMNS && (showHolder || key !== 'holder'));
  if (showHolder && !keys.includes('holder')) {
    const behind = BEFORE_HOLDER.find((key) => keys.includes(key));
    keys.splice(behind === undefined ? 0 : keys.indexOf(behind) + 1, 0, 'holder');
  }
  const more = [
    ...(entries.some(({ co2 }) => co2 !== null) ? ['co2'] : []),
    ...(entries.some(({ coal }) => coal !== null) ? ['coal'] : []),
    ...(entries.some(({ ended }) => ended !== null) ? ['state', 'stateOn'] : []),
  ];
  return [...keys, ...more].flatMap((key) => {
    const spec = COLUMNS[key];
    return spec ? [{ key, ...spec }] : [];
  });
}

function entryOf(entry: PublicEntryView, showHolder: boolean): papers.CatalogueEntry {
  return {
    id: entry.id ?? '',
    no: entry.number,
    name: entry.name,
    category: entry.category.name.zh,
    process: entry.process,
    parameters: entry.parameters,
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
    ended: entry.ended
      ? { as: entry.ended.as, words: endedWords(entry.ended, 'zh').words, on: endedWords(entry.ended, 'zh').on }
      : null,
  };
}
