import type { CalendarYearDto, WorkingCalendarDto } from '@linxuan/contracts';
import { dateBounds, isRefused, problemText, readYear } from '@linxuan/form-rules';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import {
  businessDay,
  EntryField,
  Page,
  Panel,
  ProblemAlert,
  useFieldErrors,
  useFormat,
  useJoin,
  useLang,
  useLinxuan,
  useRead,
} from '../components';
import { useSession } from '../providers/sessionStore';

/** The years that working days are counted with, and the import of the next one. */
export default function CalendarPage() {
  const translate = useTranslate();
  const join = useJoin();
  const role = useSession()?.membership.role;
  const read = useRead<WorkingCalendarDto>('/working-calendar');
  return (
    <Page<WorkingCalendarDto> title={translate('workingCalendar.title')} read={read} width={860}>
      {({ years, missing }) => (
        <>
          <Typography color="textSecondary" sx={{ mb: 2 }}>
            {translate('workingCalendar.help')}
          </Typography>
          {missing.length > 0 && (
            <Alert severity="warning" sx={{ mb: 2 }}>
              {translate('workingCalendar.missing', { years: join(missing.map(String)) })}
            </Alert>
          )}
          {(role === 'operator' || role === 'authority-lead') && (
            <YearForm year={missing[0] ?? (years[0]?.year ?? 2026) + 1} onSaved={() => void read.refetch()} />
          )}
          <Panel title={translate('workingCalendar.title')}>
            {years.map((year) => (
              <Year key={`${year.year}/${year.version}`} year={year} />
            ))}
          </Panel>
        </>
      )}
    </Page>
  );
}

function Year({
  year: { year, version, documentNumber, importedAt, holidays, makeUpDays },
}: {
  year: CalendarYearDto;
}) {
  const translate = useTranslate();
  const join = useJoin();
  const format = useFormat();
  return (
    <Box sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
      <Typography sx={{ fontWeight: 600 }}>{year}</Typography>
      <Typography variant="body2" color="textSecondary">
        {translate('workingCalendar.counts', { holidays: holidays.length, makeUpDays: makeUpDays.length })} ·{' '}
        {version === 0
          ? translate('workingCalendar.builtIn')
          : translate('workingCalendar.version', {
              version,
              document: documentNumber ?? '',
              at: format.date(importedAt),
            })}
      </Typography>
      <Box component="details">
        <Typography component="summary" variant="body2" sx={{ cursor: 'pointer' }}>
          {translate('workingCalendar.show')}
        </Typography>
        <Typography variant="body2">{join(holidays)}</Typography>
        <Typography variant="body2">{join(makeUpDays)}</Typography>
      </Box>
    </Box>
  );
}

const daysIn = (text: string): string[] => text.split(/[\s,，、;；]+/).filter(Boolean);

function YearForm({ year: suggested, onSaved }: { year: number; onSaved(): void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const provider = useLinxuan();
  const lang = useLang();
  const { from, to } = dateBounds('holiday', businessDay());
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  // Where more years are known than the clock has reached, the last that may be imported is offered.
  const [year, setYear] = useState(String(Math.min(suggested, last)));
  const [holidays, setHolidays] = useState('');
  const [makeUp, setMakeUp] = useState('');
  const [documentNumber, setDocument] = useState('');
  const [error, setError] = useState<Error | null>(null);
  const errors = useFieldErrors(error);
  /** The days themselves in front of what is wrong with them. */
  const wrong = (name: string, days: string[]) =>
    Object.entries(errors)
      .filter(([pointer]) => pointer.startsWith(`/${name}`))
      .map(([pointer, message]) => [days[Number(pointer.split('/')[2])], message].filter(Boolean).join(' '))
      .join(translate('mark.semicolon'));
  const save = async () => {
    setError(null);
    try {
      await provider.send('POST', '/working-calendar/years', {
        year: Number(year),
        holidays: daysIn(holidays),
        makeUpDays: daysIn(makeUp),
        documentNumber,
      });
      notify('workingCalendar.imported', { type: 'success' });
      setHolidays('');
      setMakeUp('');
      setDocument('');
      onSaved();
    } catch (cause) {
      setError(cause as Error);
    }
  };
  const [wrongHolidays, wrongMakeUp] = [wrong('holidays', daysIn(holidays)), wrong('makeUpDays', daysIn(makeUp))];
  const yearRead = readYear(year, first, last);
  const yearFault = isRefused(yearRead)
    ? problemText({ pointer: '', severity: 'error', ...yearRead })[lang]
    : undefined;
  return (
    <Panel title={translate('workingCalendar.import')}>
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
        <EntryField
          kind="integer"
          label={translate('workingCalendar.year')}
          value={year}
          fault={yearFault}
          onChange={({ target }) => setYear(target.value)}
          error={!!errors['/year']}
          helperText={errors['/year']}
        />
        <EntryField
          required
          label={translate('workingCalendar.document')}
          value={documentNumber}
          onChange={({ target }) => setDocument(target.value)}
          error={!!errors['/documentNumber']}
          helperText={errors['/documentNumber']}
        />
        <EntryField
          required
          multiline
          minRows={4}
          label={translate('workingCalendar.holidays')}
          placeholder="2027-01-01"
          value={holidays}
          onChange={({ target }) => setHolidays(target.value)}
          error={!!wrongHolidays}
          helperText={wrongHolidays}
        />
        <EntryField
          multiline
          minRows={4}
          label={translate('workingCalendar.makeUp')}
          placeholder="2027-02-07"
          value={makeUp}
          onChange={({ target }) => setMakeUp(target.value)}
          error={!!wrongMakeUp}
          helperText={wrongMakeUp}
        />
        <Box>
          <Button type="submit" variant="contained">
            {translate('workingCalendar.import')}
          </Button>
        </Box>
      </Box>
    </Panel>
  );
}
