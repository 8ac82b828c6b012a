import { Box, Button, Link, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { DeadlineChip, useText, useWords } from '../components';
import { pathOfTask } from '../features';
import type { HomeGroup } from '../providers/types';
import { useTones } from '../theme/useTones';

/** One kind of work in plain words: how much, why, how long is left, and the way to the next piece. */
export function WorkGroup({ group }: { group: HomeGroup }) {
  const translate = useTranslate();
  const words = useWords();
  const text = useText();
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
          {first && (
            <Button component={RouterLink} to={pathOfTask(first)} variant="contained" size="small">
              {translate('home.next')}
            </Button>
          )}
          {count > sample.length && (
            <Button component={RouterLink} to={list} size="small">
              {translate('home.all', { count })}
            </Button>
          )}
        </Box>
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, px: 2, minWidth: 0 }}>
        {sample.map((task, index) => (
          <Box
            component="li"
            key={task.id}
            sx={{
              py: 1.25,
              display: 'flex',
              gap: 1,
              alignItems: 'baseline',
              justifyContent: 'space-between',
              flexWrap: 'wrap',
              borderTop: index === 0 ? 0 : 1,
              borderColor: 'divider',
            }}
          >
            <Box sx={{ minWidth: 0, flex: '1 1 240px' }}>
              <Link component={RouterLink} to={pathOfTask(task)} sx={{ fontWeight: 550 }}>
                {task.title || task.number || words.task(kind)}
              </Link>
              {task.detail && <Typography variant="body2">{text(task.detail)}</Typography>}
              {task.number && task.title !== '' && task.title !== task.number && (
                <Typography variant="body2" color="textSecondary">
                  {task.number}
                </Typography>
              )}
            </Box>
            <DeadlineChip dueAt={task.dueAt} urgency={task.urgency} timeLeft={task.timeLeft} />
          </Box>
        ))}
      </Box>
    </Paper>
  );
}
