import type { WorkspaceEditionDto, WorkspaceName } from '@linxuan/contracts';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { usePoll } from '../providers/live';
import { useSession } from '../providers/sessionStore';
import { useRead } from '../providers/useLinxuan';
import { keptEdition, keepEdition } from './keptEdition';

export interface WorkspaceChoice {
  /** The edition on show; undefined until it is known, or where the workspace serves none. */
  edition: WorkspaceEditionDto | undefined;
  /** All that the workspace serves, the one with the most urgent work first. */
  editions: WorkspaceEditionDto[];
  /** The one that the person chose here before, as long as the workspace serves it. */
  kept: string | null;
  /** The question which editions there are has been answered. */
  known: boolean;
  error: unknown;
  retry(): void;
  choose(id: string): void;
}

/**
 * The edition that a workspace shows: the one in the address, as of a link or a task; else the one that this person
 * chose here before; else the one with the most urgent work.
 */
export function useWorkspace(workspace: WorkspaceName): WorkspaceChoice {
  const [search, setSearch] = useSearchParams();
  const session = useSession();
  const [, again] = useState(0);
  const place = [session?.user.id, session?.membership.id, workspace].join('/');
  const named = search.get('editionId');
  const read = useRead<WorkspaceEditionDto[]>(
    `/desks/${workspace}/editions${named === null ? '' : `?editionId=${encodeURIComponent(named)}`}`,
    { refetchInterval: usePoll() },
  );
  const editions = read.data ?? [];
  const of = (id: string | null) => editions.find((one) => one.id === id);
  const kept = of(keptEdition(place));
  return {
    edition: named === null ? (kept ?? editions[0]) : of(named),
    kept: kept?.id ?? null,
    editions,
    known: read.data !== undefined,
    error: read.data === undefined ? read.error : null,
    retry: () => void read.refetch(),
    choose: (id) => {
      keepEdition(place, id);
      again((turn) => turn + 1);
      // What the address said of another edition, its stage too, is no longer meant.
      if (named !== null || search.has('stage')) setSearch({}, { replace: true });
    },
  };
}
