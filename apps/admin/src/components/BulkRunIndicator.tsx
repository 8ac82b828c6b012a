import { Button, LinearProgress, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { bulkStore, useBulkRun } from './bulkRun';

export function bulkSummary(outcomes: Record<string, unknown>): { ok: number; failed: number } {
  const all = Object.values(outcomes);
  const ok = all.filter((outcome) => outcome === null).length;
  return { ok, failed: all.length - ok };
}

/** The bulk action that goes on while the person works elsewhere. */
export function BulkRunIndicator() {
  const translate = useTranslate();
  const run = useBulkRun();
  if (!run) return null;
  const running = run.state === 'running';
  return (
    <Paper
      elevation={4}
      role="status"
      sx={{
        position: 'fixed',
        right: 16,
        bottom: 'calc(var(--demo-strip, 0px) + 16px)',
        zIndex: 1250,
        p: 1.5,
        width: 280,
        maxWidth: 'calc(100vw - 32px)',
      }}
    >
      <Typography variant="body2">
        {running
          ? translate('bulk.running', { done: run.done, total: run.total })
          : translate('bulk.finished', bulkSummary(run.outcomes))}
      </Typography>
      <LinearProgress
        variant="determinate"
        value={(run.done / Math.max(run.total, 1)) * 100}
        sx={{ my: 1 }}
        aria-label={translate('bulk.indicator', { done: run.done, total: run.total })}
      />
      <Button size="small" onClick={running ? bulkStore.stop : bulkStore.clear}>
        {translate(running ? 'bulk.stop' : 'keys.close')}
      </Button>
    </Paper>
  );
}
