import { Box, Paper, Skeleton, Stack, Typography } from '@mui/material';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Title } from 'react-admin';
import { ProblemAlert } from './ProblemAlert';

/**
 * One page: its title in the bar, and its content once it is read; while reading its outline, on failure the problem.
 */
export function Page<T>({
  title,
  read,
  children,
  width = 1280,
}: {
  title: string;
  read: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>;
  children(data: T): ReactNode;
  width?: number;
}) {
  return (
    <Box sx={{ maxWidth: width, mx: 'auto', minWidth: 0 }}>
      <Title title={title} />
      {read.data !== undefined && children(read.data)}
      {read.data === undefined && read.error && <ProblemAlert error={read.error} onRetry={() => void read.refetch()} />}
      {read.data === undefined && !read.error && (
        <Stack spacing={1.5} aria-busy="true">
          <Skeleton variant="rounded" height={64} />
          <Skeleton variant="rounded" height={180} />
          <Skeleton variant="rounded" height={120} />
        </Stack>
      )}
    </Box>
  );
}

/** A titled part of a page. */
export function Panel({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <Paper variant="outlined" component="section" aria-label={title} sx={{ p: { xs: 1.5, sm: 2 }, mb: 2, minWidth: 0 }}>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'baseline',
          justifyContent: 'space-between',
          gap: 1,
          flexWrap: 'wrap',
          mb: 1,
        }}
      >
        <Typography variant="h2">{title}</Typography>
        {aside}
      </Box>
      {children}
    </Paper>
  );
}
