import { Box, Button, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { HomeView } from '../providers/types';
import { useTones } from '../theme/useTones';

/** What needs a hand of the operators. */
export function Operations({ operations }: { operations: NonNullable<HomeView['operations']> }) {
  const translate = useTranslate();
  const tones = useTones();
  const trouble = operations.parked + operations.failedJobs + operations.lockedUsers > 0;
  return (
    <Paper variant="outlined" component="section" aria-label={translate('home.operations')} sx={{ p: 2, mb: 2 }}>
      <Box
        sx={{
          display: 'flex',
          justifyContent: 'space-between',
          alignItems: 'baseline',
          gap: 1,
          flexWrap: 'wrap',
          mb: 1,
        }}
      >
        <Typography variant="h2">{translate('home.operations')}</Typography>
        <Button component={Link} to="/operator" size="small">
          {translate('home.openOperator')}
        </Button>
      </Box>
      {!trouble && (
        <Typography color="textSecondary" sx={{ mb: 1 }}>
          {translate('home.operationsFine')}
        </Typography>
      )}
      <Box
        component="dl"
        sx={{ m: 0, display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(5, 1fr)' } }}
      >
        {(['parked', 'failedJobs', 'lockedUsers', 'pending', 'waitingJobs'] as const).map((name) => {
          const bad = operations[name] > 0 && name !== 'pending' && name !== 'waitingJobs';
          return (
            <Box
              key={name}
              sx={{
                p: 1.25,
                borderRadius: 1.5,
                bgcolor: bad ? tones.urgency.overdue.wash : tones.wash,
                display: 'flex',
                flexDirection: 'column-reverse',
              }}
            >
              <Typography component="dt" variant="body2">
                {translate(`home.${name}`)}
              </Typography>
              <Typography
                component="dd"
                sx={{
                  m: 0,
                  fontSize: '1.25rem',
                  fontWeight: 650,
                  color: bad ? tones.urgency.overdue.text : 'text.primary',
                }}
              >
                {operations[name]}
              </Typography>
            </Box>
          );
        })}
      </Box>
    </Paper>
  );
}
