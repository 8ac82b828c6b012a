import { Box, Button, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useWords } from '../components';
import type { HomeGroup } from '../providers/types';
import { useTones } from '../theme/useTones';
import { TaskButton } from './TaskLink';
import { WorkSamples } from './WorkSamples';

/** One kind of work in plain words: how much, why, how long is left, and the way to the next piece. */
export function WorkGroup({ group }: { group: HomeGroup }) {
  const translate = useTranslate();
  const words = useWords();
  const tones = useTones();
  const { kind, count, overdue, sample } = group;
  const first = sample[0];
  const list = `/tasks?filter=${encodeURIComponent(JSON.stringify({ kind }))}`;
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-label={words.task(kind)}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', md: 'minmax(240px, 320px) minmax(0, 1fr)' },
        overflow: 'hidden',
      }}
    >
      <Box sx={{ p: 2, bgcolor: tones.wash, display: 'flex', flexDirection: 'column', gap: 1 }}>
        <Typography variant="h2" sx={{ display: 'flex', gap: 1, alignItems: 'baseline', flexWrap: 'wrap' }}>
          {words.task(kind)}
          <Typography component="span" color="textSecondary">
            {translate('home.count', { count })}
          </Typography>
        </Typography>
        <Typography variant="body2">{words.taskWhy(kind)}</Typography>
        {overdue > 0 && (
          <Typography variant="body2" sx={{ color: tones.urgency.overdue.text, fontWeight: 650 }}>
            {translate('home.lateCount', { count: overdue })}
          </Typography>
        )}
        <Box sx={{ mt: 'auto', pt: 0.5, display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          {first && <TaskButton task={first}>{translate('home.next')}</TaskButton>}
          {count > sample.length && (
            <Button component={RouterLink} to={list} size="small">
              {translate('home.all', { count })}
            </Button>
          )}
        </Box>
      </Box>
      <WorkSamples tasks={sample} />
    </Paper>
  );
}
