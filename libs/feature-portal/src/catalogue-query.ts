import { cutText, searchWords } from '@linxuan/form-rules';
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
}
export const PER_PAGE = 25;
const SORTS: CatalogueSort[] = ['number', 'co2', 'name'];
const CODE = /^\d(\.\d{1,2}){0,2}$/;

/** Reads the address of a page; whatever is not understood is left out rather than refused. */
export function readCatalogueQuery(params: Readonly<Record<string, unknown>>): CatalogueQuery {
  const text = (key: string) => (typeof params[key] === 'string' ? String(params[key]).trim() : '');
  const code = (key: string) => (CODE.test(text(key)) ? text(key) : '');
  const page = Number(text('page'));
  return {
    q: cutText(text('q'), 80),
    section: code('section'),
    category: code('category'),
    minCo2: /^\d{1,9}$/.test(text('co2')) ? Number(text('co2')) : null,
    sort: SORTS.find((one) => one === text('sort')) ?? 'number',
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
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
