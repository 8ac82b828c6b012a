import type { TaxonomyEntryDto } from '@linxuan/contracts';
import { holdsWords, searchWords } from '@linxuan/form-rules';

export interface Branch {
  entry: TaxonomyEntryDto;
  leaves: TaxonomyEntryDto[];
}

/**
 * The second level with its entries, of one area or of all open ones; with a query only what fits it, by words or code.
 */
export function branchesOf(entries: readonly TaxonomyEntryDto[], area: string | null, query: string): Branch[] {
  const words = searchWords(query);
  const fits = ({ code, name }: TaxonomyEntryDto) =>
    words.every((word) => code.startsWith(word) || holdsWords(`${name.zh} ${name.en ?? ''}`, [word]));
  return entries
    .filter(({ level, open, code }) => level === 2 && open && (area === null || code.split('.')[0] === area))
    .map((entry) => {
      const leaves = entries.filter(({ parent }) => parent === entry.code);
      return { entry, leaves: words.length === 0 || fits(entry) ? leaves : leaves.filter(fits) };
    })
    .filter(({ entry, leaves }) => words.length === 0 || leaves.length > 0 || fits(entry));
}
