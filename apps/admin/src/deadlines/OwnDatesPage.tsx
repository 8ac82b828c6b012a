import type { OwnDateDto, ProgrammeListDto } from '@linxuan/contracts';
import { Box, Button, MenuItem, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import {
  EntryField,
  Page,
  Panel,
  ProblemAlert,
  useFieldErrors,
  useFormat,
  useLinxuan,
  useRead,
  useText,
} from '../components';
import { useSession } from '../providers/sessionStore';
import { DayField } from '../components/DayField';

/** Earlier dates of a nominator for its own applicants and departments. */
export default function OwnDatesPage() {
  const translate = useTranslate();
  const format = useFormat();
  const text = useText();
  const role = useSession()?.membership.role;
  const read = useRead<OwnDateDto[]>('/own-dates');
  const editions = useRead<ProgrammeListDto[]>('/programmes', { staleTime: Infinity });
  const titleOf = (id: string) => text(editions.data?.find((edition) => edition.id === id)?.title ?? null);
  return (
    <Page<OwnDateDto[]> title={translate('ownDates.title')} read={read} width={860}>
      {(dates) => (
        <>
          <Typography color="textSecondary" sx={{ mb: 2 }}>
            {translate('ownDates.help')}
          </Typography>
          {role === 'nominator-lead' && editions.data && (
            <OwnDateForm editions={editions.data} onSaved={() => void read.refetch()} />
          )}
          <Panel title={translate('ownDates.title')}>
            {dates.length === 0 && <Typography color="textSecondary">{translate('ownDates.none')}</Typography>}
            {dates.map((date) => (
              <Box key={`${date.editionId}/${date.what}`} sx={{ py: 1 }}>
                <Typography sx={{ fontWeight: 600 }}>
                  {translate(`ownDates.${date.what}`)}
                  {translate('mark.colon')}
                  {translate('ownDates.line', {
                    date: format.date(date.date),
                    national: date.nationalDate ? format.date(date.nationalDate) : '—',
                  })}
                </Typography>
                <Typography variant="body2" color="textSecondary">
                  {[titleOf(date.editionId), date.documentNumber, date.reason, format.dateTime(date.at)]
                    .filter(Boolean)
                    .join(' · ')}
                </Typography>
              </Box>
            ))}
          </Panel>
        </>
      )}
    </Page>
  );
}

function OwnDateForm({ editions, onSaved }: { editions: ProgrammeListDto[]; onSaved(): void }) {
  const translate = useTranslate();
  const text = useText();
  const notify = useNotify();
  const provider = useLinxuan();
  const open = editions.filter(({ state }) => state === 'open');
  const [form, setForm] = useState({
    editionId: open[0]?.id ?? '',
    what: 'application',
    date: '',
    reason: '',
    documentNumber: '',
  });
  const [error, setError] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const errors = useFieldErrors(error);
  const field = (name: keyof typeof form) => ({
    value: form[name],
    onChange: ({ target }: { target: { value: string } }) => setForm({ ...form, [name]: target.value }),
    error: !!errors[`/${name}`],
    helperText: errors[`/${name}`],
  });
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      await provider.send('POST', '/own-dates', form);
      notify('ownDates.saved', { type: 'success' });
      setForm({ ...form, date: '', reason: '', documentNumber: '' });
      onSaved();
    } catch (cause) {
      setError(cause as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel title={translate('ownDates.set')}>
      {error && <ProblemAlert error={error} />}
      <Box
        component="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, pt: 1 }}
      >
        <EntryField select label={translate('ownDates.edition')} {...field('editionId')}>
          {open.map(({ id, title }) => (
            <MenuItem key={id} value={id}>
              {text(title)}
            </MenuItem>
          ))}
        </EntryField>
        <EntryField select label={translate('ownDates.what')} {...field('what')}>
          {['application', 'opinion'].map((what) => (
            <MenuItem key={what} value={what}>
              {translate(`ownDates.${what}`)}
            </MenuItem>
          ))}
        </EntryField>
        <DayField kind="ahead" required label={translate('ownDates.date')} {...field('date')} />
        <EntryField required label={translate('ownDates.document')} {...field('documentNumber')} />
        <EntryField required label={translate('ownDates.reason')} {...field('reason')} />
        <Box>
          <Button type="submit" variant="contained" disabled={busy || !form.date}>
            {translate('ownDates.set')}
          </Button>
        </Box>
      </Box>
    </Panel>
  );
}
