import type { SeatView } from '@linxuan/contracts';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ActionBar, useFormat, useJoin, useText } from '../components';
import { useTones } from '../theme/useTones';

/** Who sits, who has sealed, who is late; a late one can be replaced. Never a number. */
export function SeatTable({ seats }: { seats: SeatView[] }) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const format = useFormat();
  const tones = useTones();
  if (seats.length === 0) return <Typography color="textSecondary">{translate('evaluation.nobody')}</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {seats.map((seat) => {
        const gone = seat.state === 'recused' || seat.state === 'replaced';
        return (
          <Box
            component="li"
            key={seat.id}
            sx={{
              display: 'grid',
              gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 1.4fr) minmax(0, 1.6fr) auto' },
              gap: 1,
              alignItems: 'center',
              py: 1,
              borderBottom: 1,
              borderColor: 'divider',
            }}
          >
            <Box>
              <Typography
                sx={{ fontWeight: 600, ...(gone && { textDecoration: 'line-through', color: 'text.secondary' }) }}
              >
                {seat.expert.name}
              </Typography>
              <Typography variant="body2" color="textSecondary">
                {text(seat.expert.orgName)}
              </Typography>
            </Box>
            <Box>
              <Typography
                variant="body2"
                sx={{
                  fontWeight: 600,
                  color: seat.overdue
                    ? tones.urgency.overdue.text
                    : seat.state === 'sealed'
                      ? tones.urgency.normal.text
                      : 'text.primary',
                }}
              >
                {translate(`seatState.${seat.state}`)}
                {seat.overdue ? ` · ${translate('urgency.overdue')}` : ''}
              </Typography>
              <Typography variant="body2" color="textSecondary">
                {seat.sealedAt
                  ? translate('evaluation.sealedAt', { at: format.dateTime(seat.sealedAt) })
                  : seat.dueAt && !gone
                    ? translate('deadline.due', { date: format.date(seat.dueAt) })
                    : ''}
              </Typography>
              {seat.mustRecuse.length > 0 && (
                <Typography variant="body2" sx={{ color: tones.urgency.overdue.text, fontWeight: 600 }}>
                  {translate('evaluation.mustRecuse')}
                  {translate('mark.colon')}
                  {join(seat.mustRecuse.map((code) => translate(`evaluation.conflict.${code}`, { _: code })))}
                  {seat.state === 'sealed' && ` ${translate('evaluation.sealedConflict')}`}
                </Typography>
              )}
              {seat.reason && (
                <Typography variant="body2">
                  {translate('timeline.reason')}
                  {translate('mark.colon')}
                  {seat.reason}
                </Typography>
              )}
            </Box>
            {seat.actions.length > 0 && (
              <ActionBar
                subject={{ type: 'seat', id: seat.id, version: seat.version }}
                actions={seat.actions}
                except={['join', 'step-aside', 'judge']}
              />
            )}
          </Box>
        );
      })}
    </Box>
  );
}
