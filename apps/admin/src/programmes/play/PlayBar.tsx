import type { PlayView } from '@linxuan/domain';
import { Box, Button, LinearProgress, Menu, MenuItem, Paper, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { DayField, useFormat, useText } from '../../components';
import type { Playing } from './usePlay';

const BEIJING_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
/** Working hours of the next day, Beijing time. */
const nextMorning = (now: string): string => morningOf(new Date(Date.parse(now) + BEIJING_MS + DAY_MS).toISOString());
const morningOf = (day: string): string => new Date(`${day.slice(0, 10)}T09:00:00+08:00`).toISOString();

/** The day of the play, and what moves it: another sample, time, or going on by itself. */
export function PlayBar({ playing, view, onDiscard }: { playing: Playing; view: PlayView; onDiscard(): void }) {
  const translate = useTranslate();
  const format = useFormat();
  const text = useText();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [day, setDay] = useState('');
  const { busy, running } = playing;
  const closed = view.closes !== null && view.now > view.closes;
  const wait = (until: string) => void playing.happen({ kind: 'wait', until });
  return (
    <Paper variant="outlined" sx={{ p: 1.5, mb: 2 }}>
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'baseline', mb: 1 }}>
        <Typography role="status" aria-live="polite" sx={{ fontWeight: 600 }}>
          {translate('play.now', { at: format.dateTime(view.now) })}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {translate('play.counts', {
            cases: view.cases.done,
            mostCases: view.cases.most,
            events: view.events.done,
            most: view.events.most,
          })}
        </Typography>
        {playing.play?.expiresAt && (
          <Typography variant="body2" color="textSecondary">
            {translate('play.expires', { at: format.date(playing.play.expiresAt) })}
          </Typography>
        )}
      </Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Button
          variant={view.cases.done === 0 ? 'contained' : 'outlined'}
          disabled={busy || closed || view.cases.done >= view.cases.most}
          aria-haspopup="menu"
          onClick={({ currentTarget }) => setAnchor(currentTarget)}
        >
          {translate('play.open')}
        </Button>
        <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
          {view.applicants.map(({ index, route, nominator }) => (
            <MenuItem
              key={index}
              onClick={() => {
                setAnchor(null);
                void playing.happen({ kind: 'open', applicant: index });
              }}
            >
              {[text(route), nominator && text(nominator)].filter(Boolean).join(' · ')}
            </MenuItem>
          ))}
        </Menu>
        <Button variant="outlined" disabled={busy} onClick={() => wait(nextMorning(view.now))}>
          {translate('play.nextDay')}
        </Button>
        {view.next !== null && (
          <Button variant="outlined" disabled={busy} onClick={() => wait(view.next ?? '')}>
            {translate('play.nextDate', { at: format.date(view.next) })}
          </Button>
        )}
        <Box sx={{ width: 180 }}>
          <DayField
            kind="plan"
            size="small"
            label={translate('play.toDay')}
            value={day}
            onChange={({ target }) => setDay(target.value)}
          />
        </Box>
        <Button disabled={busy || !/^\d{4}-\d{2}-\d{2}$/.test(day)} onClick={() => wait(morningOf(day))}>
          {translate('play.go')}
        </Button>
        <Box sx={{ flex: 1 }} />
        {running ? (
          <Button variant="contained" onClick={playing.stop}>
            {translate('play.stop')}
          </Button>
        ) : (
          <Button variant="contained" disabled={busy} onClick={() => void playing.run()}>
            {translate('play.run')}
          </Button>
        )}
        <Button disabled={busy} onClick={() => void playing.begin()}>
          {translate('play.again')}
        </Button>
        <Button color="error" disabled={busy} onClick={onDiscard}>
          {translate('play.discard')}
        </Button>
      </Box>
      {running && (
        <LinearProgress
          variant="determinate"
          value={(100 * view.events.done) / view.events.most}
          aria-label={translate('play.running')}
          sx={{ mt: 1 }}
        />
      )}
    </Paper>
  );
}
