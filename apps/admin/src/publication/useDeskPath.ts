import { useSearchParams } from 'react-router-dom';

/** Where a desk's data lies, for the edition that the page's address names; without one the server takes the newest. */
export function useDeskPath(path: string, more: Record<string, string> = {}): string {
  const [search] = useSearchParams();
  const query = new URLSearchParams(
    Object.entries({ editionId: search.get('editionId') ?? '', ...more }).filter(([, value]) => value !== ''),
  ).toString();
  return query === '' ? path : `${path}?${query}`;
}
