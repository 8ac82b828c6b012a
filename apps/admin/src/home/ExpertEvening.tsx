import { Button, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { pathOfTask } from '../worksheet-routes';
import type { HomeGroup } from '../providers/types';

/** Reading an application of this size and scoring seven criteria; only an estimate, and the page says so. */
const MINUTES_PER_SHEET = 30;

/** How much there is to score and how long it will take: experts work in the evening, on a phone as well. */
export function ExpertEvening({ groups }: { groups: HomeGroup[] }) {
  const translate = useTranslate();
  const sheets = groups.filter(({ kind }) => kind === 'score-application' || kind === 'score-defence');
  const count = sheets.reduce((sum, group) => sum + group.count, 0);
  const first = sheets.flatMap(({ sample }) => sample)[0];
  const minutes = count * MINUTES_PER_SHEET;
  const time =
    minutes < 60
      ? translate('home.minutes', { count: minutes })
      : translate('home.hours', { count: Math.round(minutes / 30) / 2 });
  return (
    <Paper variant="outlined" component="section" sx={{ p: 2, mb: 2 }}>
      <Typography variant="h2">{translate('home.expertTitle')}</Typography>
      <Typography sx={{ my: 0.5 }}>
        {count > 0 ? translate('home.expertWork', { count, time }) : translate('home.expertDone')}
      </Typography>
      {count > 0 && (
        <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
          {translate('home.expertBasis')}
        </Typography>
      )}
      {first && (
        <Button component={Link} to={pathOfTask(first)} variant="contained">
          {translate('home.start')}
        </Button>
      )}
    </Paper>
  );
}
