import type { MinistryDashboard, NominatorRow } from '@linxuan/contracts';
import { Box, Button, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useRead, useText } from '../components';
import { useTones } from '../theme/useTones';

/** The five that need a call first: most overdue work, then least time with nothing nominated. */
export function worstFive(rows: NominatorRow[]): NominatorRow[] {
  const needy = rows.filter(
    ({ overdueTasks, nominated, daysLeft }) =>
      overdueTasks > 0 || (nominated === 0 && daysLeft !== null && daysLeft <= 5),
  );
  return needy
    .sort(
      (a, b) =>
        b.overdueTasks - a.overdueTasks || (a.daysLeft ?? 999) - (b.daysLeft ?? 999) || a.nominated - b.nominated,
    )
    .slice(0, 5);
}

export function WorstNominators() {
  const translate = useTranslate();
  const text = useText();
  const tones = useTones();
  const { data } = useRead<MinistryDashboard>('/dashboard/ministry');
  if (!data) return null;
  const rows = worstFive(data.data);
  return (
    <Paper variant="outlined" component="section" aria-label={translate('home.worst')} sx={{ p: 2 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', flexWrap: 'wrap', gap: 1 }}>
        <Typography variant="h2">{translate('home.worst')}</Typography>
        <Button component={Link} to={`/dashboard?editionId=${data.edition.id}`} size="small">
          {translate('home.dashboard', { count: data.data.length })}
        </Button>
      </Box>
      <Typography variant="body2">{text(data.edition.title)}</Typography>
      <Typography variant="body2" color="textSecondary">
        {translate(rows.length > 0 ? 'home.worstHelp' : 'home.worstNone')}
      </Typography>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rows.map((row) => (
          <Box
            component="li"
            key={row.org}
            sx={{
              py: 1,
              display: 'flex',
              gap: 1.5,
              justifyContent: 'space-between',
              flexWrap: 'wrap',
              borderTop: 1,
              borderColor: 'divider',
            }}
          >
            <Typography sx={{ fontWeight: 550 }}>{text(row.name)}</Typography>
            <Typography variant="body2" component="div" sx={{ display: 'flex', gap: 1.5 }}>
              {row.overdueTasks > 0 && (
                <Box component="span" sx={{ color: tones.urgency.overdue.text, fontWeight: 650 }}>
                  {translate('home.overdueTasks', { count: row.overdueTasks })}
                </Box>
              )}
              <span>
                {row.nominated === 0
                  ? translate('home.noneNominated')
                  : translate('home.nominatedOf', {
                      count: row.cap === null ? row.nominated : `${row.nominated}/${row.cap}`,
                    })}
              </span>
              {row.daysLeft !== null && (
                <span>
                  {row.daysLeft < 0 ? translate('home.closed') : translate('home.daysLeft', { count: row.daysLeft })}
                </span>
              )}
            </Typography>
          </Box>
        ))}
      </Box>
    </Paper>
  );
}
