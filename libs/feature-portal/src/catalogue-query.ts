import { cutText, isLonger, searchWords } from '@linxuan/form-rules';
import type { PublishedEntry } from './public-catalogue.service';

export type CatalogueSort = 'number' | 'co2' | 'name';
export interface CatalogueQuery {
  /** Substrings separated by spaces; all must occur. */
  q: string;
  section: string;
  /** A taxonomy code; entries of its branch. */
  category: string;
  /** Least CO₂ a year in tonnes; null: whatever. 0 means that a figure is given. */
  minCo2: number | null;
  sort: CatalogueSort;
  page: number;
  /** Parameters that were given and say nothing here; the page says that they were left out. */
  ignored?: readonly string[];
}
export const PER_PAGE = 25;
const SORTS: CatalogueSort[] = ['number', 'co2', 'name'];
/** Longest search, in characters. */
const MOST_WORDS = 80;
const CODE = /^\d(\.\d{1,2}){0,2}$/;

const READERS = {
  q: (text: string) => (isLonger(text, MOST_WORDS) ? undefined : text),
  section: (text: string) => (CODE.test(text) ? text : undefined),
  category: (text: string) => (CODE.test(text) ? text : undefined),
  co2: (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined),
  sort: (text: string) => SORTS.find((one) => one === text),
  page: (text: string) => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined),
} as const;

/**
 * Reads the address of a page, whose texts the edge has cleaned; whatever is not understood is left out rather than
 * refused, and named, so that the page can say so.
 */
export function readCatalogueQuery(params: Readonly<Record<string, unknown>>): CatalogueQuery {
  const ignored: string[] = [];
  const read = <K extends keyof typeof READERS>(key: K): ReturnType<(typeof READERS)[K]> | undefined => {
    const given = params[key];
    if (given === undefined || given === '') return undefined;
    const value = typeof given === 'string' ? READERS[key](given) : undefined;
    if (value === undefined) ignored.push(key);
    return value as ReturnType<(typeof READERS)[K]> | undefined;
  };
  const words = params['q'];
  return {
    q: read('q') ?? (typeof words === 'string' ? cutText(words, MOST_WORDS) : ''),
    section: read('section') ?? '',
    category: read('category') ?? '',
    minCo2: read('co2') ?? null,
    sort: read('sort') ?? 'number',
    page: read('page') ?? 1,
    ignored,
  };
}

/** Entries that answer the query, in its order. */
export function queryCatalogue(
  entries: readonly PublishedEntry[],
  query: Omit<CatalogueQuery, 'page'>,
): PublishedEntry[] {
  const terms = searchWords(query.q);
  const found = entries.filter(
    (entry) =>
      (query.section === '' || entry.section.code === query.section) &&
      (query.category === '' ||
        entry.category.code === query.category ||
        entry.category.code.startsWith(`${query.category}.`)) &&
      (query.minCo2 === null || (entry.co2 !== null && entry.co2 >= query.minCo2)) &&
      terms.every((term) => entry.haystack.includes(term)),
  );
  switch (query.sort) {
    case 'number':
      return found;
    case 'co2':
      return [...found].sort((a, b) => (b.co2 ?? -1) - (a.co2 ?? -1));
    case 'name':
      return [...found].sort((a, b) => a.name.localeCompare(b.name, 'zh-Hans-CN'));
  }
}
