import type { NominationPapersDto } from '@linxuan/contracts';
import { useEffect } from 'react';
import { useRead } from '../components';
import type { SaveState } from '../worksheets/WorksheetSession';

/**
 * The papers of a batch as the server draws them. While the batch is in draft they are drawn anew each time another
 * ranking has been stored; `isCurrent` says whether they are drawn over the ranking that the page shows.
 */
export function usePapers(
  dossierId: string,
  ranking: readonly string[] | null,
  save: SaveState,
): { papersNow: NominationPapersDto | undefined; isCurrent: boolean } {
  const { data, refetch } = useRead<NominationPapersDto>(`/dossiers/${dossierId}/preview`);
  const isCurrent = ranking === null || (data !== undefined && data.order.join() === ranking.join());
  useEffect(() => {
    if (!isCurrent && save === 'saved') void refetch();
  }, [isCurrent, save, refetch]);
  return { papersNow: data, isCurrent };
}
