import { Alert, Box, LinearProgress, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { EachRun } from './useEach';

/** How far a run over many has come, and what was refused. */
export function EachLine({ run, busy }: { run: EachRun | null; busy: boolean }) {
  const translate = useTranslate();
  if (!run) return null;
  return (
    <Box role="status" sx={{ my: 1 }}>
      <Typography variant="body2">
        {translate(busy ? 'desk.each.running' : 'desk.each.finished', {
          done: run.done - run.failed.length,
          total: run.total,
        })}
      </Typography>
      {busy && (
        <LinearProgress
          variant="determinate"
          value={(run.done / Math.max(run.total, 1)) * 100}
          aria-label={translate('desk.each.progress')}
        />
      )}
      {run.failed.map(({ title, detail }) => (
        <Alert key={title} severity="warning" sx={{ mt: 0.5 }}>
          {title}
          {translate('mark.colon')}
          {detail}
        </Alert>
      ))}
    </Box>
  );
}
