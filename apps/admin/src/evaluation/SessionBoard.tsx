import type { PanelWorkspace } from '@linxuan/contracts';
import ArrowDownwardIcon from '@mui/icons-material/ArrowDownward';
import ArrowUpwardIcon from '@mui/icons-material/ArrowUpward';
import {
  Box,
  Button,
  IconButton,
  Link as MuiLink,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { addressOf, EachLine, Panel, useActEach, useFormat } from '../components';
import { inputTime, sessionPayload, sessionsOf, type SessionGroup } from './session';
import { SessionDialog } from './SessionDialog';

/**
 * Defence sessions with their order and how many have scored; the list is read during the session and refreshes itself.
 */
export function SessionBoard({ workspace }: { workspace: PanelWorkspace }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const waiting = workspace.data.filter(({ state, session }) => state === 'seating' && session === null);
  const sessions = sessionsOf(workspace.data);
  return (
    <Panel
      title={translate('evaluation.sessions')}
      aside={
        <Button variant="contained" disabled={waiting.length === 0} onClick={() => setOpen(true)}>
          {translate('evaluation.newSession', { count: waiting.length })}
        </Button>
      }
    >
      {sessions.length === 0 && <Typography color="textSecondary">{translate('evaluation.noSession')}</Typography>}
      {sessions.map((session) => (
        <SessionCard key={session.key} session={session} stage={workspace.stage.id} />
      ))}
      {open && (
        <SessionDialog waiting={waiting} minExperts={waiting[0]?.minExperts ?? 3} onClose={() => setOpen(false)} />
      )}
    </Panel>
  );
}

function SessionCard({ session, stage }: { session: SessionGroup; stage: string }) {
  const translate = useTranslate();
  const format = useFormat();
  const each = useActEach('reschedule');
  const move = (index: number, by: number) => {
    const order = [...session.rows];
    const [moved] = order.splice(index, 1);
    if (!moved) return;
    order.splice(index + by, 0, moved);
    const draft = { title: session.title, at: inputTime(session.at), place: session.place };
    const changed = order.flatMap((row, at) =>
      row.session?.position === at + 1 || row.state === 'complete'
        ? []
        : [
            {
              type: 'case' as const,
              id: row.case.id,
              version: row.case.version,
              title: row.case.title,
              payload: { session: sessionPayload(draft, at + 1) },
            },
          ],
    );
    void each.start(changed);
  };
  return (
    <Box component="section" aria-label={session.title} sx={{ mb: 2 }}>
      <Typography variant="h3">{session.title}</Typography>
      <Typography variant="body2" color="textSecondary">
        {format.dateTime(session.at)} · {session.place} ·{' '}
        {translate('evaluation.sessionCount', { count: session.rows.length })}
      </Typography>
      <EachLine run={each.run} />
      <TableContainer tabIndex={0} aria-label={session.title}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{translate('evaluation.order')}</TableCell>
              <TableCell>{translate('evaluation.item')}</TableCell>
              <TableCell>{translate('evaluation.sheets')}</TableCell>
              <TableCell align="right">{translate('evaluation.figure.mean')}</TableCell>
              <TableCell />
            </TableRow>
          </TableHead>
          <TableBody>
            {session.rows.map((row, index) => (
              <TableRow key={row.case.id}>
                <TableCell>{row.session?.position ?? '—'}</TableCell>
                <TableCell>
                  <MuiLink component={Link} to={`/panels/${row.case.id}/${stage}`}>
                    {row.case.title}
                  </MuiLink>
                  <Typography variant="body2" color="textSecondary">
                    {row.case.holderName} ·{' '}
                    <MuiLink
                      href={addressOf(`/calendar/sessions/${row.case.id}.ics`)}
                      aria-label={`${translate('notices.feed.add')}${translate('mark.colon')}${row.case.title}`}
                    >
                      {translate('notices.feed.add')}
                    </MuiLink>
                  </Typography>
                </TableCell>
                <TableCell>{translate('evaluation.sealedOf', { sealed: row.sealed, seated: row.seated })}</TableCell>
                <TableCell align="right" sx={{ fontWeight: 650 }}>
                  {row.mean?.toFixed(2) ?? translate('evaluation.sealedYet')}
                </TableCell>
                <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                  <IconButton
                    size="small"
                    disabled={each.busy || index === 0}
                    onClick={() => move(index, -1)}
                    aria-label={`${translate('evaluation.up')}${translate('mark.colon')}${row.case.title}`}
                  >
                    <ArrowUpwardIcon fontSize="small" />
                  </IconButton>
                  <IconButton
                    size="small"
                    disabled={each.busy || index === session.rows.length - 1}
                    onClick={() => move(index, 1)}
                    aria-label={`${translate('evaluation.down')}${translate('mark.colon')}${row.case.title}`}
                  >
                    <ArrowDownwardIcon fontSize="small" />
                  </IconButton>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Box>
  );
}
