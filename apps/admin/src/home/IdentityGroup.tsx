import { Box, Button, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { IdentityWork, Membership } from '../providers/types';
import { useRoleName } from '../session/usePrincipalName';
import { useSwitchTo } from '../session/useSwitchTo';
import { useTones } from '../theme/useTones';
import { WorkSamples } from './WorkSamples';

/** What waits under another identity of the person, which is named; whatever is opened switches to it first. */
export function IdentityGroup({ membership, work }: { membership: Membership; work: IdentityWork['elsewhere'] }) {
  const translate = useTranslate();
  const roleName = useRoleName();
  const switchTo = useSwitchTo();
  const tones = useTones();
  const name = roleName(membership);
  const { count, overdue, sample } = work;
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-label={name}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', md: 'minmax(240px, 320px) minmax(0, 1fr)' },
        overflow: 'hidden',
      }}
    >
      <Box sx={{ p: 2, bgcolor: tones.wash, display: 'flex', flexDirection: 'column', gap: 1 }}>
        <Typography variant="h2" sx={{ display: 'flex', gap: 1, alignItems: 'baseline', flexWrap: 'wrap' }}>
          {name}
          <Typography component="span" color="textSecondary">
            {translate('home.count', { count })}
          </Typography>
        </Typography>
        <Typography variant="body2">{translate('home.identityWhy')}</Typography>
        {overdue > 0 && (
          <Typography variant="body2" sx={{ color: tones.urgency.overdue.text, fontWeight: 650 }}>
            {translate('home.lateCount', { count: overdue })}
          </Typography>
        )}
        <Box sx={{ mt: 'auto', pt: 0.5 }}>
          <Button variant="outlined" size="small" onClick={() => void switchTo(membership)}>
            {translate('home.switchTo')}
          </Button>
        </Box>
      </Box>
      <WorkSamples tasks={sample} named />
    </Paper>
  );
}
