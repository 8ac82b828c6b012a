import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { LinxuanDataProvider } from './dataProvider';

export function useLinxuan(): LinxuanDataProvider {
  return useDataProvider<LinxuanDataProvider>();
}

/**
 * Reads a path of the API and keeps it fresh: `useRead<CaseDetail>('/cases/' + id)`. Live events refresh what they
 * name.
 */
export function useRead<T>(
  path: string | null,
  options: { refetchInterval?: number | false; staleTime?: number } = {},
): UseQueryResult<T> {
  const provider = useLinxuan();
  return useQuery<T>({
    queryKey: ['read', path],
    queryFn: ({ signal }) => provider.get<T>(path ?? '', signal),
    enabled: path !== null,
    ...options,
  });
}
