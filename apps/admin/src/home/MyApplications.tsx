import { Box, Button, Link, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { DeadlineChip, EmptyState, StatePath, useRead, useText, useWords } from '../components';
import type { ApplicationCard, PathStep, TaskRow } from '../providers/types';
import { pathOfTask } from '../worksheet-routes';
import { useTones } from '../theme/useTones';
import { WhatComes } from './WhatComes';

/** Work of an applicant that stands with its application. */
export const APPLICANT_KINDS = ['complete-application', 'correct-application', 'confirm-entry'];
const BUTTONS: Record<string, string> = {
  'complete-application': 'home.continue',
  'correct-application': 'home.correct',
  'confirm-entry': 'home.confirm',
};

/** Each application with where it is, what is asked, what comes next and until when. */
export function MyApplications({ applications }: { applications: ApplicationCard[] }) {
  const translate = useTranslate();
  const work = useRead<{ data: TaskRow[] }>('/tasks?page=1&perPage=100&sort=dueAt&order=ASC');
  const taskOf = (id: string) => work.data?.data.find(({ caseId }) => caseId === id);
  const dueOf = (row: ApplicationCard) => taskOf(row.id)?.dueAt ?? row.dueAt ?? '';
  const rows = [...applications].sort(
    (a, b) => rank(a, taskOf(a.id)) - rank(b, taskOf(b.id)) || dueOf(a).localeCompare(dueOf(b)),
  );
  const create = (
    <Button component={RouterLink} to="/applications/new" variant="contained">
      {translate('home.newApplication')}
    </Button>
  );
  return (
    <Box component="section" aria-label={translate('home.applications')}>
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', mb: 1, gap: 1 }}>
        <Typography variant="h2">{translate('home.applications')}</Typography>
        {rows.length > 0 && create}
      </Box>
      {rows.length === 0 && (
        <Paper variant="outlined">
          <EmptyState title={translate('home.noApplications')} action={create}>
            {translate('home.noApplicationsHelp')}
          </EmptyState>
        </Paper>
      )}
      <Box sx={{ display: 'grid', gap: 2 }}>
        {rows.map((row) => (
          <Application key={row.id} row={row} task={taskOf(row.id)} />
        ))}
      </Box>
    </Box>
  );
}

/** What asks for something first, what has ended last; equal ones by their dates. */
function rank({ outcome }: ApplicationCard, task: TaskRow | undefined): number {
  if (task) return task.dueAt ? 0 : 1;
  return outcome === 'running' ? 2 : 3;
}

function Application({ row, task }: { row: ApplicationCard; task: TaskRow | undefined }) {
  const translate = useTranslate();
  const text = useText();
  const words = useWords();
  const tones = useTones();
  const asked = task?.kind;
  // What was selected may still be followed, and reports be owed.
  const open = row.heldBy !== 'nobody';
  // The path stands with the case itself.
  const path = useRead<{ path: PathStep[] }>(row.outcome === 'running' ? `/cases/${row.id}` : null).data?.path;
  const to = task ? pathOfTask(task) : `/cases/${row.id}`;
  const button = BUTTONS[asked ?? ''] ?? 'home.view';
  const dueAt = task?.dueAt ?? row.dueAt;
  return (
    <Paper variant="outlined" component="article" sx={{ p: 2, ...(asked && { borderColor: tones.primary }) }}>
      <Box sx={{ display: 'flex', gap: 1.5, justifyContent: 'space-between', flexWrap: 'wrap', mb: 1.5 }}>
        <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
          <Link component={RouterLink} to={to} sx={{ fontWeight: 650, fontSize: '1.05rem' }}>
            {row.title || row.number}
          </Link>
          <Typography variant="body2" color="textSecondary">
            {[row.number, text(row.edition)].join(' · ')}
          </Typography>
        </Box>
        <Button
          component={RouterLink}
          to={to}
          variant={asked ? 'contained' : 'outlined'}
          size="small"
          sx={{ alignSelf: 'flex-start' }}
        >
          {translate(button)}
        </Button>
      </Box>
      {path && path.length > 0 && <StatePath path={path} dense />}
      <Box sx={{ mt: 1.5, display: 'grid', gap: 0.5 }}>
        <Typography variant="body2">
          <b>{translate(open ? 'home.where' : 'home.ended')}</b>
          {text(row.publicTitle)}
        </Typography>
        {open && (
          <Typography variant="body2">
            <b>{translate('home.asked')}</b>
            {asked
              ? translate('home.askedOf', {
                  what: [words.task(asked), text(task?.detail)].filter(Boolean).join(translate('mark.colon')),
                  why: words.taskWhy(asked),
                })
              : translate('home.nothingAsked')}
          </Typography>
        )}
        {dueAt && open && (
          <Typography variant="body2" component="div">
            <b>{translate('home.until')}</b>
            <DeadlineChip
              dueAt={dueAt}
              urgency={task?.urgency ?? row.urgency}
              timeLeft={task?.timeLeft ?? row.timeLeft}
            />
          </Typography>
        )}
      </Box>
      {row.outcome === 'running' && <WhatComes row={row} />}
    </Paper>
  );
}
