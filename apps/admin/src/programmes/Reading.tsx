import { Skeleton, Stack } from '@mui/material';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemAlert } from '../components';

/** A part of a page that is read by itself: its outline, its problem, or what it is. The title stays the page's. */
export function Reading<T>({
  read,
  children,
}: {
  read: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>;
  children(data: T): ReactNode;
}) {
  if (read.data !== undefined) return <>{children(read.data)}</>;
  if (read.error) return <ProblemAlert error={read.error} onRetry={() => void read.refetch()} />;
  return (
    <Stack spacing={1.5} aria-busy="true">
      <Skeleton variant="rounded" height={120} />
      <Skeleton variant="rounded" height={120} />
    </Stack>
  );
}
