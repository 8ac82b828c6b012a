import type { MinistryDashboard } from '@linxuan/contracts';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Panel, useText } from '../components';
import { useTones } from '../theme/useTones';

/** Where the cases of the whole round stand; the bar repeats the figure. */
export function Funnel({ stages }: { stages: MinistryDashboard['funnel'] }) {
  const translate = useTranslate();
  const text = useText();
  const tones = useTones();
  const shown = stages.filter(({ running, ended }) => running + ended > 0);
  const most = Math.max(1, ...shown.map(({ running }) => running));
  return (
    <Panel title={translate('dashboard.funnel')}>
      {shown.length === 0 && <Typography color="textSecondary">{translate('dashboard.nothing')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {shown.map(({ stage, title, running, ended }) => (
          <Box
            component="li"
            key={stage}
            sx={{
              display: 'grid',
              gridTemplateColumns: 'minmax(110px, 190px) minmax(0, 1fr) auto',
              gap: 1,
              alignItems: 'center',
              py: 0.5,
            }}
          >
            <Typography variant="body2">{text(title)}</Typography>
            <Box
              aria-hidden
              sx={{
                height: 12,
                borderRadius: 1,
                bgcolor: tones.primary,
                width: `${(running / most) * 100}%`,
                minWidth: running > 0 ? 4 : 0,
              }}
            />
            <Typography variant="body2">
              {translate('dashboard.running', { running })}
              {ended > 0 ? ` · ${translate('dashboard.ended', { ended })}` : ''}
            </Typography>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
