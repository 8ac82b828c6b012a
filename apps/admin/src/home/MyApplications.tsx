import { Box, Button, Link, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { DeadlineChip, EmptyState, ProblemAlert, StatePath, useRead, useText, useWords } from '../components';
import type { ApplicationRow, PathStep } from '../providers/types';
import { useTones } from '../theme/useTones';

/** What the state asks of the applicant: a task kind, or null. */
function askedOf({ state }: ApplicationRow): 'complete-application' | 'correct-application' | 'confirm-entry' | null {
  const name = state.split('.').at(-1);
  if (name === 'drafted') return 'complete-application';
  if (name === 'returned') return 'correct-application';
  return name === 'confirming' ? 'confirm-entry' : null;
}

/** Each application with where it is, what is asked, what comes next and until when. */
export function MyApplications() {
  const translate = useTranslate();
  const read = useRead<{ data: ApplicationRow[]; total: number }>('/cases?page=1&perPage=20&sort=enteredAt&order=DESC');
  const rows = read.data?.data ?? [];
  const create = <Button component={RouterLink} to="/applications/new" variant="contained">{translate('home.newApplication')}</Button>;
  return (
    <Box component="section" aria-label={translate('home.applications')}>
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', mb: 1, gap: 1 }}>
        <Typography variant="h2">{translate('home.applications')}</Typography>
        {rows.length > 0 && create}
      </Box>
      {read.error && <ProblemAlert error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && rows.length === 0 && <Paper variant="outlined"><EmptyState title={translate('home.noApplications')} action={create}>{translate('home.noApplicationsHelp')}</EmptyState></Paper>}
      <Box sx={{ display: 'grid', gap: 2 }}>{rows.map((row) => <Application key={row.id} row={row} />)}</Box>
    </Box>
  );
}

function Application({ row }: { row: ApplicationRow }) {
  const translate = useTranslate();
  const text = useText();
  const words = useWords();
  const tones = useTones();
  const asked = row.outcome === 'running' ? askedOf(row) : null;
  // The path stands in the case itself; a list row need not carry it.
  const detail = useRead<{ path: PathStep[] }>(row.path === undefined && row.outcome === 'running' ? `/cases/${row.id}` : null);
  const path = row.path ?? detail.data?.path;
  const next = path?.find(({ state }) => state === 'next');
  const to = asked === 'complete-application' || asked === 'correct-application' ? `/applications/${row.id}` : `/cases/${row.id}`;
  const button = asked === 'complete-application' ? 'home.continue' : asked === 'correct-application' ? 'home.correct' : 'home.view';
  return (
    <Paper variant="outlined" component="article" sx={{ p: 2, ...(asked && { borderColor: tones.primary }) }}>
      <Box sx={{ display: 'flex', gap: 1.5, justifyContent: 'space-between', flexWrap: 'wrap', mb: 1.5 }}>
        <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
          <Link component={RouterLink} to={to} sx={{ fontWeight: 650, fontSize: '1.05rem' }}>{row.title || row.number}</Link>
          <Typography variant="body2" color="text.secondary">{row.number}</Typography>
        </Box>
        <Button component={RouterLink} to={to} variant={asked ? 'contained' : 'outlined'} size="small" sx={{ alignSelf: 'flex-start' }}>{translate(button)}</Button>
      </Box>
      {path && path.length > 0 && <StatePath path={path} dense />}
      <Box sx={{ mt: 1.5, display: 'grid', gap: 0.5 }}>
        <Typography variant="body2">
          <b>{translate(row.outcome === 'running' ? 'home.where' : 'home.ended')}</b>
          {row.outcome === 'running' ? text(row.publicTitle) || text(row.stageTitle) || words.state(row.state) : translate(`outcome.${row.outcome}`)}
        </Typography>
        {row.outcome === 'running' && (
          <Typography variant="body2"><b>{translate('home.asked')}</b>{asked ? `${words.task(asked)}。${words.taskWhy(asked)}` : translate('home.nothingAsked')}</Typography>
        )}
        {next && row.outcome === 'running' && <Typography variant="body2"><b>{translate('home.then')}</b>{text(next.title)}</Typography>}
        {row.dueAt && row.outcome === 'running' && <Typography variant="body2" component="div"><b>{translate('home.until')}</b><DeadlineChip dueAt={row.dueAt} urgency={row.urgency ?? null} timeLeft={row.timeLeft ?? null} /></Typography>}
      </Box>
    </Paper>
  );
}
