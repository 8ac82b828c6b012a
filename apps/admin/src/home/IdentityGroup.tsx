import { Box, Button, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { IdentityWork, Membership } from '../providers/types';
import { useRoleName } from '../session/usePrincipalName';
import { useSwitchTo } from '../session/useSwitchTo';
import { useTones } from '../theme/useTones';
import { Waiting } from './SignaturesWaiting';
import { WorkSamples } from './WorkSamples';

/** What waits under another identity of the person, which is named; whatever is opened switches to it first. */
export function IdentityGroup({ membership, work }: { membership: Membership; work: IdentityWork['elsewhere'] }) {
  const translate = useTranslate();
  const roleName = useRoleName();
  const switchTo = useSwitchTo();
  const tones = useTones();
  const name = roleName(membership);
  const { count, overdue, sample, signatures } = work;
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
      <Box sx={{ minWidth: 0 }}>
        {signatures.length > 0 && (
          <Box
            component="ul"
            aria-label={translate('home.signaturesTitle')}
            sx={{ listStyle: 'none', m: 0, px: 2, py: 1 }}
          >
            {signatures.map((one) => (
              <Waiting
                key={`${one.rule} ${one.id}`}
                one={one}
                button={
                  <Button size="small" variant="contained" onClick={() => void switchTo(membership, one.link)}>
                    {translate('home.openSignature')}
                  </Button>
                }
              />
            ))}
          </Box>
        )}
        {sample.length > 0 && <WorkSamples tasks={sample} named />}
      </Box>
    </Paper>
  );
}
