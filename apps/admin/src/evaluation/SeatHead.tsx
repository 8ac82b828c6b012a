import type { MySeat } from '@linxuan/contracts';
import { Box, Link as MuiLink, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { addressOf, DeadlineChip, useFormat, useText } from '../components';

export function SeatHead({ seat, children }: { seat: MySeat; children?: ReactNode }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const open = seat.state === 'invited' || seat.state === 'accepted';
  return (
    <Box sx={{ mb: 2 }}>
      <Typography variant="h2" sx={{ fontSize: '1.25rem' }}>
        {seat.title}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {[seat.number, seat.holderName, text(seat.stage.title)].join(' · ')}
      </Typography>
      {seat.session && (
        <Typography variant="body2">
          {translate('evaluation.sessionLine', {
            title: seat.session.title,
            at: format.dateTime(seat.session.at),
            place: seat.session.place,
          })}
          {seat.session.position === null
            ? ''
            : ` · ${translate('evaluation.position', { position: seat.session.position })}`}{' '}
          · <MuiLink href={addressOf(`/calendar/sessions/${seat.caseId}.ics`)}>{translate('notices.feed.add')}</MuiLink>
        </Typography>
      )}
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap', mt: 0.5 }}>
        {open && (
          <DeadlineChip
            dueAt={seat.dueAt}
            urgency={seat.urgency === 'none' ? null : seat.urgency}
            timeLeft={seat.timeLeft}
          />
        )}
        {children}
      </Box>
    </Box>
  );
}
