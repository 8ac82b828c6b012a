import { Box, ButtonBase, Typography } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { AwayNote, DeadlineChip, useText, useWords } from '../components';
import { pathOfTask } from '../worksheet-routes';
import type { TaskRow } from '../providers/types';
import { TaskEmpty } from './TaskEmpty';
import { TaskFacts } from './TaskFacts';

/** The queue on a phone: one card for each task. */
export function TaskCards() {
  const translate = useTranslate();
  const words = useWords();
  const text = useText();
  const { data, isPending } = useListContext<TaskRow>();
  if (isPending) return null;
  if (!data || data.length === 0) return <TaskEmpty />;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
      {data.map((task) => (
        <Box component="li" key={task.id}>
          <ButtonBase
            component={Link}
            to={pathOfTask(task)}
            sx={{
              display: 'block',
              width: '100%',
              textAlign: 'start',
              p: 1.5,
              bgcolor: 'background.paper',
              border: 1,
              borderColor: 'divider',
              borderRadius: 2,
            }}
          >
            <Typography component="span" sx={{ display: 'block', fontWeight: 650 }}>
              {text(task.subject)}
            </Typography>
            <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block', mb: 0.75 }}>
              {[words.task(task.kind), text(task.detail)].filter(Boolean).join(' · ')}
            </Typography>
            <TaskFacts task={task} />
            <AwayNote away={task.away} />
            <Box
              component="span"
              sx={{ display: 'flex', gap: 1, alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap' }}
            >
              <DeadlineChip dueAt={task.dueAt} urgency={task.urgency} timeLeft={task.timeLeft} />
              <Typography component="span" variant="body2" color="textSecondary">
                {task.age === 0 ? translate('deadline.today') : translate('deadline.age', { smart_count: task.age })}
              </Typography>
            </Box>
          </ButtonBase>
        </Box>
      ))}
    </Box>
  );
}
