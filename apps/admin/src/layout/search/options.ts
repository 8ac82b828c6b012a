import type { FoundDto, FoundGroupDto, FoundKind } from '@linxuan/contracts';
import { holdsWords, searchWords } from '@linxuan/form-rules';
import type { Text } from '../../providers/types';

/** A page of the menu as the reader's language names it. */
export interface MenuPage {
  to: string;
  title: string;
}

/** One line that can be chosen. */
export interface SearchOption {
  to: string;
  title: string;
  /** Number, holder, programme and year, as far as there are any. */
  facts: string[];
}

export interface SearchSection {
  kind: FoundKind | 'page';
  options: SearchOption[];
  more: boolean;
}

const PAGES: Record<FoundKind, (id: string) => string> = {
  case: (id) => `/cases/${id}/show`,
  entry: (id) => `/entries/${id}/show`,
  notice: (id) => `/notices/${id}/show`,
  dossier: (id) => `/dossiers/${id}/show`,
  edition: (id) => `/programmes/${id}/show`,
  organisation: (id) => `/organisations/${encodeURIComponent(id)}`,
  account: (id) => `/users/${id}/show`,
};

/** Where a thing is shown; applicants read their cases in the form. */
export const pageOf = ({ kind, id }: Pick<FoundDto, 'kind' | 'id'>, isApplicant: boolean): string =>
  kind === 'case' && isApplicant ? `/applications/${id}` : PAGES[kind](id);

/** Most programmes say the year in their title. */
const withYear = (title: string, name: string) => (title.includes(name) ? title : `${title} ${name}`);

/** Pages of the menu that hold every word, then what the server found. Nothing for a query without a word. */
export function sectionsOf(
  query: string,
  pages: readonly MenuPage[],
  groups: readonly FoundGroupDto[],
  words: { text: (text: Text | null) => string; dossier: (kind: string) => string; isApplicant: boolean },
): SearchSection[] {
  const wanted = searchWords(query);
  if (wanted.length === 0) return [];
  const held = pages.filter(({ title }) => holdsWords(title, wanted)).map((page) => ({ ...page, facts: [] }));
  const found = groups.map(({ kind, rows, more }) => ({
    kind,
    more,
    options: rows.map((row): SearchOption => {
      const edition =
        row.edition && row.kind !== 'edition' ? withYear(words.text(row.edition.title), row.edition.name) : null;
      const title = words.text(row.title) || (row.dossierKind ? words.dossier(row.dossierKind) : '');
      const facts = [row.number, words.text(row.holder), edition].filter((fact) => !!fact);
      return { to: pageOf(row, words.isApplicant), title, facts: facts as string[] };
    }),
  }));
  return [...(held.length > 0 ? [{ kind: 'page' as const, options: held, more: false }] : []), ...found];
}
