import { Box, Button, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';

/** What another operator proposed and this person may confirm. */
export function GrantsWaiting({ count }: { count: number }) {
  const translate = useTranslate();
  return (
    <Paper variant="outlined" component="section" aria-label={translate('operator.grants.menu')} sx={{ p: 2, mb: 2 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', gap: 1, flexWrap: 'wrap' }}>
        <Typography sx={{ fontWeight: count > 0 ? 650 : 400 }} color={count > 0 ? 'textPrimary' : 'textSecondary'}>
          {translate(count > 0 ? 'home.grants' : 'home.noGrants', { count })}
        </Typography>
        <Button component={Link} to="/grants" size="small" variant={count > 0 ? 'contained' : 'text'}>
          {translate('home.openGrants')}
        </Button>
      </Box>
    </Paper>
  );
}
