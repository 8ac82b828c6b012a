import { Box, Link, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useText } from '../components';
import type { HomeView } from '../providers/types';
import { useTones } from '../theme/useTones';

/** Cases in hand, stage by stage in the order of the round. */
export function StageStrip({ stages }: { stages: NonNullable<HomeView['stages']> }) {
  const translate = useTranslate();
  const text = useText();
  const tones = useTones();
  if (stages.length === 0) return null;
  const several = new Set(stages.map(({ editionId }) => editionId)).size > 1;
  return (
    <Paper variant="outlined" component="section" aria-label={translate('home.stages')} sx={{ p: 2, mb: 2 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {translate('home.stages')}
      </Typography>
      <Box
        component="ol"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gap: 1,
          gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(auto-fill, minmax(150px, 1fr))' },
        }}
      >
        {stages.map(({ stage, editionId, edition, title, count, overdue }) => (
          <Box component="li" key={`${editionId}/${stage}`} sx={{ p: 1.25, borderRadius: 1.5, bgcolor: tones.wash }}>
            <Link
              component={RouterLink}
              to={`/cases?filter=${encodeURIComponent(JSON.stringify({ editionId, stage }))}`}
              variant="body2"
            >
              {text(title)}
            </Link>
            {several && (
              <Typography variant="body2" color="textSecondary">
                {text(edition)}
              </Typography>
            )}
            <Typography sx={{ fontSize: '1.25rem', fontWeight: 650, lineHeight: 1.4 }}>
              {translate('home.stageCount', { count })}
            </Typography>
            {overdue > 0 && (
              <Typography variant="body2" sx={{ color: tones.urgency.overdue.text, fontWeight: 650 }}>
                {translate('home.overdueTasks', { count: overdue })}
              </Typography>
            )}
          </Box>
        ))}
      </Box>
    </Paper>
  );
}
