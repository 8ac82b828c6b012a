import { Typography } from '@mui/material';
import { useText } from '../components';
import type { TaskRow } from '../providers/types';

/** What tells a piece of work from others of its name: its number, whom it concerns, and programme and year. */
export function TaskFacts({ task }: { task: Pick<TaskRow, 'number' | 'concerns' | 'edition'> }) {
  const text = useText();
  return (
    <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block' }}>
      {[task.number, text(task.concerns), text(task.edition)].filter(Boolean).join(' · ')}
    </Typography>
  );
}
