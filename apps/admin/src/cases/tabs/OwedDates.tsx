import type { CaseDetailDto, OwedDateDto } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import { Box, Button, Chip, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EntryField, ReasonDialog, useAct, useFieldErrors, useFormat, useRead, useText } from '../../components';
import type { Text } from '../../providers/types';
import { DayField } from '../../components/DayField';

/** Every date of the case as it was owed: kept, missed, standing still or extended; its lead extends it here. */
export function OwedDates({ view }: { view: CaseDetailDto }) {
  const translate = useTranslate();
  const read = useRead<OwedDateDto[]>(`/cases/${view.id}/deadlines`);
  if (!read.data || read.data.length === 0)
    return <Typography color="textSecondary">{translate('cases.noDeadlines')}</Typography>;
  const titleOf = ({ ownerId, stage }: OwedDateDto) =>
    (view.obligations.find(({ id }) => id === ownerId) ?? view.path.find((step) => step.stage === stage))?.title;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {read.data.map((date) => (
        <OwedDate key={date.id} date={date} title={titleOf(date)} />
      ))}
    </Box>
  );
}

const TONES = {
  running: 'primary',
  paused: 'default',
  overdue: 'error',
  met: 'success',
  late: 'warning',
  cancelled: 'default',
} as const;

function OwedDate({ date, title }: { date: OwedDateDto; title: Text | undefined }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const story = [
    date.timeLeft ? text(date.timeLeft) : '',
    date.pausedAt ? translate('dates.pausedSince', { at: format.date(date.pausedAt) }) : '',
    date.pauses > 0 ? translate('dates.pauses', { count: date.pauses, days: date.pausedDays }) : '',
    date.extensions > 0 ? translate('dates.extensions', { count: date.extensions }) : '',
    date.settledAt ? translate('dates.settled', { at: format.dateTime(date.settledAt) }) : '',
  ].filter(Boolean);
  return (
    <Box component="li" sx={{ py: 1, borderBottom: 1, borderColor: 'divider', '&:last-of-type': { borderBottom: 0 } }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Typography sx={{ fontWeight: 600 }}>
          {[translate(`dates.kind.${date.kind}`), text(title), text(date.orgName)].filter(Boolean).join(' · ')}
        </Typography>
        <Chip
          size="small"
          variant="outlined"
          color={TONES[date.state]}
          label={translate(`dates.state.${date.state}`)}
        />
        <Typography variant="body2">{format.dateTime(date.dueAt)}</Typography>
        {date.canExtend && <Extend date={date} />}
      </Box>
      <Typography variant="body2" color="textSecondary">
        {[text(date.explanation), ...story].join(' · ')}
      </Typography>
    </Box>
  );
}

function Extend({ date }: { date: OwedDateDto }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [documentNumber, setDocument] = useState('');
  const acting = useAct({ type: 'deadline', id: date.id, version: date.version }, () => setOpen(false));
  const errors = useFieldErrors(acting.error);
  // The end of the day in Beijing, as every date of the product.
  const send = () =>
    acting.run('extend', {
      until: new Date(`${until}T23:59:59.999+08:00`).toISOString(),
      reason,
      ...(documentNumber && { documentNumber }),
    });
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {translate('dates.extend')}
      </Button>
      <ReasonDialog
        open={open}
        title={translate('dates.extendTitle')}
        submitLabel={translate('dates.extend')}
        busy={acting.busy}
        disabled={!until || !isVisible(reason)}
        error={acting.error}
        onSubmit={send}
        onClose={() => {
          setOpen(false);
          acting.reset();
        }}
        onReload={acting.reload}
      >
        <DayField
          kind="ahead"
          required
          label={translate('dates.until')}
          value={until}
          onChange={({ target }) => setUntil(target.value)}
          error={!!errors['/until']}
          helperText={errors['/until']}
        />
        <EntryField
          required
          multiline
          minRows={2}
          label={translate('dates.reason')}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          error={!!errors['/reason']}
          helperText={errors['/reason']}
        />
        <EntryField
          label={translate('dates.document')}
          value={documentNumber}
          onChange={({ target }) => setDocument(target.value)}
          error={!!errors['/documentNumber']}
          helperText={errors['/documentNumber']}
        />
      </ReasonDialog>
    </>
  );
}
