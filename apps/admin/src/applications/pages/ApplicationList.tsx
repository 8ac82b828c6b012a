import { Box, Button, Link, Paper, Typography } from '@mui/material';
import { useDeferredValue, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import {
  EmptyState,
  EntryField,
  Page,
  StatePath,
  useFormat,
  usePoll,
  useRead,
  useText,
  useWords,
} from '../../components';
import type { ApplicationRow, PathStep } from '../../providers/types';

/** All applications of the organisation with where each of them is. */
export default function ApplicationList() {
  const translate = useTranslate();
  const [query, setQuery] = useState('');
  const sought = useDeferredValue(query.trim());
  const read = useRead<{ data: ApplicationRow[]; total: number }>(
    `/cases?page=1&perPage=100&sort=enteredAt&order=DESC${sought === '' ? '' : `&q=${encodeURIComponent(sought)}`}`,
    { refetchInterval: usePoll() },
  );
  const create = (
    <Button component={RouterLink} to="/applications/new" variant="contained">
      {translate('applications.new.title')}
    </Button>
  );
  return (
    <Page title={translate('applications.menu')} read={read} width={1080}>
      {({ data, total }) => (
        <>
          <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap', mb: 2 }}>
            <EntryField
              label={translate('applications.search')}
              value={query}
              onChange={({ target }) => setQuery(target.value)}
              sx={{ flex: '1 1 220px', maxWidth: 420, m: 0 }}
              type="search"
            />
            <Typography variant="body2" color="textSecondary" sx={{ flex: '1 0 auto', whiteSpace: 'nowrap' }}>
              {translate('applications.total', { smart_count: total })}
            </Typography>
            {create}
          </Box>
          {data.length === 0 && (
            <Paper variant="outlined">
              <EmptyState
                title={translate(sought === '' ? 'home.noApplications' : 'applications.nothingFound')}
                action={sought === '' ? create : undefined}
              >
                {sought === '' ? translate('home.noApplicationsHelp') : null}
              </EmptyState>
            </Paper>
          )}
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
            {data.map((row) => (
              <ApplicationCard key={row.id} row={row} />
            ))}
          </Box>
        </>
      )}
    </Page>
  );
}

function ApplicationCard({ row }: { row: ApplicationRow }) {
  const translate = useTranslate();
  const text = useText();
  const words = useWords();
  const format = useFormat();
  const detail = useRead<{ path: PathStep[] }>(`/cases/${row.id}`);
  const path = detail.data?.path;
  return (
    <Paper variant="outlined" component="li" sx={{ p: 2 }}>
      <Box sx={{ display: 'flex', gap: 1.5, justifyContent: 'space-between', flexWrap: 'wrap', mb: 1 }}>
        <Box sx={{ minWidth: 0, flex: '1 1 240px' }}>
          <Link component={RouterLink} to={`/applications/${row.id}`} sx={{ fontWeight: 650 }}>
            {row.title || row.number}
          </Link>
          <Typography variant="body2" color="textSecondary">
            {row.number}
            {row.submittedAt &&
              ` · ${translate('applications.submittedAt', { date: format.dateTime(row.submittedAt) })}`}
          </Typography>
        </Box>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {text(row.publicTitle) || words.state(row.state)}
        </Typography>
      </Box>
      {path && path.length > 0 && <StatePath path={path} dense />}
    </Paper>
  );
}
