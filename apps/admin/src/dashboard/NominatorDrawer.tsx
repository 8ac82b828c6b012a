import type { NominatorDetail } from '@linxuan/contracts';
import {
  Box,
  Drawer,
  IconButton,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import CloseIcon from '@mui/icons-material/Close';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { ProblemAlert, useFormat, useRead, useText, useWords } from '../components';
import { workspacePath } from '../workspaces/WorkspacePage';
import { quotaText, useStatusTone } from './status';

/**
 * Behind one nominator: where its cases stand, who is late with it, what it has sent, when it was reminded. Counts
 * only.
 */
export function NominatorDrawer({ org, editionId, onClose }: { org: string; editionId: string; onClose(): void }) {
  const translate = useTranslate();
  const text = useText();
  const titleId = useId();
  const read = useRead<NominatorDetail>(workspacePath(`/dashboard/ministry/${org}`, editionId));
  return (
    <Drawer
      anchor="right"
      open
      onClose={onClose}
      slotProps={{
        paper: { role: 'dialog', 'aria-labelledby': titleId, sx: { width: { xs: '100%', sm: 620 }, p: 2 } },
      }}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, mb: 1 }}>
        <Typography variant="h2" id={titleId}>
          {text(read.data?.nominator.name) || translate('dashboard.nominator')}
        </Typography>
        <IconButton onClick={onClose} aria-label={translate('keys.close')} autoFocus>
          <CloseIcon />
        </IconButton>
      </Box>
      {read.error && <ProblemAlert error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && <Detail detail={read.data} />}
    </Drawer>
  );
}

function Detail({ detail }: { detail: NominatorDetail }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const words = useWords();
  const toneOf = useStatusTone();
  const { nominator, stages, desks: openWork, dossiers, reminders } = detail;
  const late = (count: number) => (
    <Box component="span" sx={{ ...(count > 0 && { color: toneOf('overdue').text, fontWeight: 700 }) }}>
      {count}
    </Box>
  );
  return (
    <Box sx={{ display: 'grid', gap: 2.5 }}>
      <Typography>
        {translate('dashboard.card', {
          received: nominator.received,
          inReview: nominator.inReview,
          quota: quotaText(nominator),
          overdue: nominator.overdueTasks,
        })}
      </Typography>
      <Part title={translate('dashboard.stages')} empty={stages.length === 0}>
        <Rows head={[translate('dashboard.stage'), translate('dashboard.cases'), translate('dashboard.late')]}>
          {stages.map((stage) => (
            <TableRow key={stage.stage}>
              <TableCell component="th" scope="row">
                {text(stage.title)}
                <Typography variant="body2" color="textSecondary">
                  {stage.states.map(({ state, count }) => `${words.state(state)} ${count}`).join(' · ')}
                </Typography>
              </TableCell>
              <TableCell align="right">{stage.count}</TableCell>
              <TableCell align="right">{late(stage.overdue)}</TableCell>
            </TableRow>
          ))}
        </Rows>
      </Part>
      <Part title={translate('dashboard.openWork')} empty={openWork.length === 0}>
        <Rows
          head={[
            translate('dashboard.workOf'),
            translate('dashboard.open'),
            translate('dashboard.late'),
            translate('dashboard.earliest'),
          ]}
        >
          {openWork.map((row) => (
            <TableRow key={`${row.org}/${row.role}/${row.stage}/${row.kind}/${row.earliestDue}`}>
              <TableCell component="th" scope="row">
                {text(row.name)}
                <Typography variant="body2" color="textSecondary">
                  {words.task(row.kind)} · {text(row.stageTitle)}
                </Typography>
              </TableCell>
              <TableCell align="right">{row.open}</TableCell>
              <TableCell align="right">{late(row.overdue)}</TableCell>
              <TableCell align="right">{format.date(row.earliestDue) || '—'}</TableCell>
            </TableRow>
          ))}
        </Rows>
      </Part>
      <Part title={translate('dashboard.dossiers')} empty={dossiers.length === 0}>
        {dossiers.map((one) => (
          <Typography key={`${one.number}${one.releasedAt}`}>
            {[
              one.number,
              one.zeroReturn ? translate('dashboard.zeroReturn') : translate('dashboard.items', { count: one.items }),
              translate(`dossierState.${one.state}`),
              format.dateTime(one.releasedAt),
              one.late ? translate('dashboard.lateSent') : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        ))}
      </Part>
      <Part title={translate('dashboard.history')} empty={reminders.length === 0}>
        {reminders.map((one) => (
          <Typography key={one.id} variant="body2">
            {format.dateTime(one.sentAt)} · {one.sentBy} ·{' '}
            {translate('dashboard.reminderCounts', { open: one.openTasks, overdue: one.overdueTasks })}
          </Typography>
        ))}
      </Part>
    </Box>
  );
}

function Part({ title, empty, children }: { title: string; empty: boolean; children: React.ReactNode }) {
  const translate = useTranslate();
  return (
    <Box component="section" aria-label={title}>
      <Typography variant="h3" sx={{ mb: 0.5 }}>
        {title}
      </Typography>
      {empty ? (
        <Typography variant="body2" color="textSecondary">
          {translate('dashboard.nothing')}
        </Typography>
      ) : (
        children
      )}
    </Box>
  );
}

function Rows({ head, children }: { head: string[]; children: React.ReactNode }) {
  return (
    <TableContainer tabIndex={0} aria-label={head[0]}>
      <Table size="small">
        <TableHead>
          <TableRow>
            {head.map((title, index) => (
              <TableCell key={title} align={index === 0 ? 'left' : 'right'}>
                {title}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>{children}</TableBody>
      </Table>
    </TableContainer>
  );
}
