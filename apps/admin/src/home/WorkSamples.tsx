import { Box, Typography } from '@mui/material';
import { DeadlineChip, useText, useWords } from '../components';
import type { TaskRow } from '../providers/types';
import { TaskFacts } from '../tasks/TaskFacts';
import { TaskLink } from './TaskLink';

/** The most urgent pieces of work, each with what it is about, its number and the time that is left. */
export function WorkSamples({ tasks, named = false }: { tasks: TaskRow[]; named?: boolean }) {
  const words = useWords();
  const text = useText();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, px: 2, minWidth: 0 }}>
      {tasks.map((task, index) => (
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
            <TaskLink task={task}>{text(task.subject)}</TaskLink>
            {named && <Typography variant="body2">{words.task(task.kind)}</Typography>}
            {task.detail && <Typography variant="body2">{text(task.detail)}</Typography>}
            <TaskFacts task={task} />
          </Box>
          <DeadlineChip dueAt={task.dueAt} urgency={task.urgency} timeLeft={task.timeLeft} />
        </Box>
      ))}
    </Box>
  );
}
