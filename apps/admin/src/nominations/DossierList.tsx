import type { DossierListDto } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import { Box, Link as MuiLink, MenuItem, Pagination, Paper, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { EmptyState, Page, useFormat, useRead, useText } from '../components';

const STATES = ['transmitted', 'receipted', 'refused', 'drafted', 'prepared'];
const PER_PAGE = 25;

/** Nominations that came in or went out, newest first. */
export default function DossierList() {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const [state, setState] = useState('');
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const read = useRead<{ data: DossierListDto[]; total: number }>(
    `/dossiers?kind=nomination&page=${page}&perPage=${PER_PAGE}${state ? `&state=${state}` : ''}${isVisible(search) ? `&q=${encodeURIComponent(search.trim())}` : ''}`,
  );
  return (
    <Page title={translate('nominations.received')} read={read}>
      {({ data, total }) => (
        <>
          <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '2fr 1fr' }, mb: 2 }}>
            <TextField
              sx={{ m: 0 }}
              label={translate('nominations.search')}
              value={search}
              onChange={({ target }) => {
                setSearch(target.value);
                setPage(1);
              }}
            />
            <TextField
              sx={{ m: 0 }}
              select
              label={translate('reviews.inbox.filter')}
              value={state}
              onChange={({ target }) => {
                setState(target.value);
                setPage(1);
              }}
            >
              <MenuItem value="">{translate('nominations.allStates')}</MenuItem>
              {STATES.map((name) => (
                <MenuItem key={name} value={name}>
                  {translate(`dossierState.${name}`)}
                </MenuItem>
              ))}
            </TextField>
          </Box>
          {data.length === 0 && <EmptyState title={translate('nominations.emptyBatch')} />}
          <Box sx={{ display: 'grid', gap: 1 }}>
            {data.map((one) => (
              <Paper
                key={one.id}
                variant="outlined"
                sx={{
                  p: 1.5,
                  display: 'grid',
                  gap: 0.5,
                  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 2fr) minmax(0, 1fr) auto' },
                  alignItems: 'center',
                }}
              >
                <Box sx={{ minWidth: 0 }}>
                  <MuiLink component={Link} to={`/dossiers/${one.id}`} sx={{ fontWeight: 600 }}>
                    {text(one.ownerName)}
                  </MuiLink>
                  <Typography variant="body2" color="textSecondary">
                    {text(one.stageTitle)} · {one.number ?? translate('nominations.noNumber')}
                  </Typography>
                </Box>
                <Typography variant="body2">
                  {translate(`dossierState.${one.state}`)} · {translate('nominations.itemsOf', { count: one.items })}
                  {one.zeroReturn ? ` · ${translate('action.zero-return')}` : ''}
                </Typography>
                <Typography variant="body2" color="textSecondary">
                  {format.dateTime(one.releasedAt)}
                </Typography>
              </Paper>
            ))}
          </Box>
          {total > PER_PAGE && (
            <Pagination
              sx={{ mt: 2 }}
              count={Math.ceil(total / PER_PAGE)}
              page={page}
              onChange={(_, next) => setPage(next)}
            />
          )}
        </>
      )}
    </Page>
  );
}
