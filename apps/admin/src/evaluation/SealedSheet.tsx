import type { RubricView, SeatSheet } from '@linxuan/contracts';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { Panel, useFormat, useText } from '../components';
import { SeatHead } from './SeatHead';

/** What the expert sealed, to be read again; the other sheets stay with their authors. */
export function SealedSheet({
  sheet,
  rubric,
  sealed,
}: {
  sheet: SeatSheet;
  rubric: RubricView;
  sealed: NonNullable<SeatSheet['sealed']>;
}) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  return (
    <Box sx={{ maxWidth: 820, mx: 'auto' }}>
      <SeatHead seat={sheet.seat} />
      <Alert
        severity="success"
        sx={{ mb: 2 }}
        action={
          <Button component={Link} to="/my-seats" color="inherit" size="small">
            {translate('evaluation.backToSeats')}
          </Button>
        }
      >
        {translate('evaluation.sealedAt', { at: format.dateTime(sheet.seat.sealedAt) })}
      </Alert>
      <Panel
        title={translate('evaluation.mySheet')}
        aside={
          <Typography sx={{ fontWeight: 700 }}>
            {translate('evaluation.totalIs', { total: sealed.total.toFixed(2) })}
          </Typography>
        }
      >
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {rubric.criteria.map(({ id, title, weight }) => {
            const mark = sealed.scores.find(({ criterion }) => criterion === id);
            return (
              <Box component="li" key={id} sx={{ py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
                <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
                  <Typography>
                    {text(title)}
                    {translate('mark.aside', { words: `${weight}%` })}
                  </Typography>
                  <Typography sx={{ fontWeight: 650 }}>{mark?.score}</Typography>
                </Box>
                {mark?.comment && (
                  <Typography variant="body2" color="textSecondary">
                    {mark.comment}
                  </Typography>
                )}
              </Box>
            );
          })}
        </Box>
        <Typography sx={{ mt: 1.5, whiteSpace: 'pre-wrap' }}>{sealed.comment}</Typography>
      </Panel>
    </Box>
  );
}
