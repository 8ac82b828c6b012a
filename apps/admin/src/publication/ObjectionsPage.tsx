import type { ObjectionListItem } from '@linxuan/contracts';
import {
  Box,
  Chip,
  Pagination,
  Paper,
  Stack,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
} from '@mui/material';
import { useDeferredValue, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { DeadlineChip, EmptyState, Page, useFormat, useRead } from '../components';
import { PublicationTabs } from './PublicationTabs';

const PER_PAGE = 25;

export default function ObjectionsPage() {
  const translate = useTranslate();
  const [state, setState] = useState<'open' | 'settled'>('open');
  const [typed, setTyped] = useState('');
  const [page, setPage] = useState(1);
  const q = useDeferredValue(typed.trim());
  const read = useRead<{ data: ObjectionListItem[]; total: number }>(
    `/publication/objections?page=${page}&perPage=${PER_PAGE}&state=${state}${q ? `&q=${encodeURIComponent(q)}` : ''}`,
  );
  return (
    <>
      <PublicationTabs />
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1.5} sx={{ mb: 2, alignItems: { sm: 'center' } }}>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={state}
          onChange={(_, value: 'open' | 'settled' | null) => value && (setState(value), setPage(1))}
          aria-label={translate('publication.tabs.objections')}
        >
          <ToggleButton value="open">{translate('publication.objection.open')}</ToggleButton>
          <ToggleButton value="settled">{translate('publication.objection.settled')}</ToggleButton>
        </ToggleButtonGroup>
        <TextField
          size="small"
          label={translate('publication.objection.search')}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setPage(1);
          }}
          sx={{ maxWidth: 360, m: 0 }}
          fullWidth
        />
      </Stack>
      <Page title={translate('publication.tabs.objections')} read={read}>
        {({ data, total }) =>
          data.length === 0 ? (
            <EmptyState title={translate('publication.objection.none')}>
              {translate('publication.objection.noneHelp')}
            </EmptyState>
          ) : (
            <>
              <Stack spacing={1}>
                {data.map((row) => (
                  <Row key={row.id} row={row} />
                ))}
              </Stack>
              {total > PER_PAGE && (
                <Pagination
                  sx={{ mt: 2 }}
                  page={page}
                  count={Math.ceil(total / PER_PAGE)}
                  onChange={(_, next) => setPage(next)}
                />
              )}
            </>
          )
        }
      </Page>
    </>
  );
}

function Row({ row }: { row: ObjectionListItem }) {
  const translate = useTranslate();
  const format = useFormat();
  return (
    <Paper
      variant="outlined"
      component={Link}
      to={`/objections/${row.id}`}
      sx={{
        p: 1.5,
        display: 'block',
        color: 'inherit',
        textDecoration: 'none',
        '&:hover, &:focus-visible': { borderColor: 'primary.main' },
      }}
    >
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Typography sx={{ fontWeight: 600 }}>{row.caseTitle}</Typography>
        <Chip
          size="small"
          label={translate(`objectionState.${row.state}`, { _: row.state })}
          color={row.state === 'upheld' ? 'error' : row.state === 'filed' ? 'warning' : 'default'}
        />
        <Chip size="small" variant="outlined" label={translate(`publication.objection.ground.${row.grounds}`)} />
        {row.settledAt === null && <DeadlineChip dueAt={row.dueAt} />}
      </Box>
      <Typography variant="body2" sx={{ my: 0.5 }}>
        {row.excerpt}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {row.number} · {row.caseNumber} · {row.holderName} · {translate('publication.objection.filed')}{' '}
        {format.dateTime(row.filedAt)}
      </Typography>
    </Paper>
  );
}
