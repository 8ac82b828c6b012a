import type { MySeat } from '@linxuan/contracts';
import { Box, Button, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { OwnCodes } from '../draws/OwnCodes';
import { DeadlineChip, EmptyState, Page, useFormat, useRead, useText } from '../components';

/** An expert's evening: what is asked, what is begun, what is done. */
export default function MySeatsPage() {
  const translate = useTranslate();
  const read = useRead<{ data: MySeat[] }>('/my-seats');
  return (
    <Page title={translate('evaluation.mySeats')} read={read} width={900}>
      {({ data }) => {
        const groups = [
          { key: 'invited', rows: data.filter(({ state }) => state === 'invited') },
          { key: 'accepted', rows: data.filter(({ state }) => state === 'accepted') },
          { key: 'done', rows: data.filter(({ state }) => state === 'sealed' || state === 'recused') },
        ].filter(({ rows }) => rows.length > 0);
        if (groups.length === 0)
          return (
            <>
              <EmptyState title={translate('evaluation.noSeats')}>{translate('evaluation.noSeatsHelp')}</EmptyState>
              <OwnCodes />
            </>
          );
        return [
          ...groups.map(({ key, rows }) => (
            <Box component="section" key={key} sx={{ mb: 3 }} aria-label={translate(`evaluation.group.${key}`)}>
              <Typography variant="h2" sx={{ mb: 1 }}>
                {translate(`evaluation.group.${key}`)}
                {translate('mark.aside', { words: rows.length })}
              </Typography>
              <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}>
                {rows.map((seat) => (
                  <SeatCard key={seat.id} seat={seat} />
                ))}
              </Box>
            </Box>
          )),
          <OwnCodes key="codes" />,
        ];
      }}
    </Page>
  );
}

function SeatCard({ seat }: { seat: MySeat }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const open = seat.state === 'invited' || seat.state === 'accepted';
  return (
    <Paper
      component="li"
      variant="outlined"
      sx={{ p: 1.5, display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}
    >
      <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>{seat.title}</Typography>
        <Typography variant="body2" color="textSecondary">
          {[
            seat.number,
            text(seat.stage.title),
            seat.state === 'accepted'
              ? translate('evaluation.scoredOf', { scored: seat.scored, criteria: seat.criteria })
              : '',
            seat.total === null ? '' : translate('evaluation.myTotal', { total: seat.total.toFixed(2) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        {seat.session && (
          <Typography variant="body2">
            {translate('evaluation.sessionLine', {
              title: seat.session.title,
              at: format.dateTime(seat.session.at),
              place: seat.session.place,
            })}
          </Typography>
        )}
        {open && (
          <Box sx={{ mt: 0.5 }}>
            <DeadlineChip
              dueAt={seat.dueAt}
              urgency={seat.urgency === 'none' ? null : seat.urgency}
              timeLeft={seat.timeLeft}
            />
          </Box>
        )}
      </Box>
      <Button
        component={Link}
        to={`/seats/${seat.id}`}
        variant={open ? 'contained' : 'outlined'}
        aria-label={`${translate(`evaluation.open.${seat.state}`)}${translate('mark.colon')}${seat.title}`}
      >
        {translate(`evaluation.open.${seat.state}`)}
      </Button>
    </Paper>
  );
}
