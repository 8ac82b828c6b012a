import { Alert, Box, LinearProgress, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { EachRun } from './useAct';

/** How far a run over many has come, and what was refused. */
export function EachLine({ run }: { run: EachRun | null }) {
  const translate = useTranslate();
  if (!run) return null;
  const failed = Object.entries(run.failed);
  return (
    <Box role="status" sx={{ my: 1 }}>
      <Typography variant="body2">
        {translate(run.running ? 'work.each.running' : 'work.each.finished', {
          done: run.done - failed.length,
          total: run.total,
        })}
      </Typography>
      {run.running && (
        <LinearProgress
          variant="determinate"
          value={(run.done / Math.max(run.total, 1)) * 100}
          aria-label={translate('work.each.progress')}
        />
      )}
      {failed.map(([id, { title, detail }]) => (
        <Alert key={id} severity="warning" sx={{ mt: 0.5 }}>
          {title}
          {translate('mark.colon')}
          {detail}
        </Alert>
      ))}
    </Box>
  );
}
