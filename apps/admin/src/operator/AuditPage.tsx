import { AUDIT_TOPICS, type AuditCheckDto, type AuditEventDto } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import { Alert, Box, Button, MenuItem, Typography } from '@mui/material';
import { useState, type FocusEvent, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import {
  EmptyState,
  EntryField,
  ExportButton,
  Page,
  Panel,
  ProblemAlert,
  useFormat,
  useLinxuan,
  useRead,
  useText,
  useWords,
} from '../components';
import { DayField } from '../components/DayField';
import { detailText } from './detailText';

const PER_PAGE = 50;
const EMPTY = { topic: '', person: '', subject: '', from: '', to: '' };
type Filters = typeof EMPTY;

const queryOf = (filters: Filters) =>
  Object.entries(filters)
    .filter(([, value]) => isVisible(value))
    .map(([name, value]) => `&${name}=${encodeURIComponent(value.trim())}`)
    .join('');

/** The auditor's search over who did, changed, saw and took out what. */
export default function AuditPage() {
  const translate = useTranslate();
  const provider = useLinxuan();
  const [filters, setFilters] = useState<Filters>(EMPTY);
  const [page, setPage] = useState(1);
  const read = useRead<{ data: AuditEventDto[]; total: number }>(
    `/audit/events?page=${page}&perPage=${PER_PAGE}${queryOf(filters)}`,
  );
  return (
    <Page title={translate('operator.audit.title')} read={read}>
      {({ data, total }) => (
        <Panel
          title={translate('operator.audit.title')}
          aside={
            <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
              <ExportButton
                onExport={(format) => provider.download(`/audit/export?format=${format}${queryOf(filters)}`)}
              />
            </Box>
          }
        >
          <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
            {translate('operator.audit.help')}
          </Typography>
          <FilterFields
            filters={filters}
            onChange={(next) => {
              setFilters(next);
              setPage(1);
            }}
          />
          <ChainCheck />
          {data.length === 0 && <EmptyState title={translate('operator.audit.none')} />}
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {data.map((event) => (
              <EventRow key={event.id} event={event} />
            ))}
          </Box>
          {total > 0 && (
            <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mt: 1, flexWrap: 'wrap' }}>
              <Typography variant="body2">
                {translate('operator.audit.more', {
                  total,
                  from: (page - 1) * PER_PAGE + 1,
                  to: Math.min(page * PER_PAGE, total),
                })}
              </Typography>
              <Button size="small" disabled={page === 1} onClick={() => setPage(page - 1)}>
                {translate('operator.audit.previous')}
              </Button>
              <Button size="small" disabled={page * PER_PAGE >= total} onClick={() => setPage(page + 1)}>
                {translate('operator.audit.next')}
              </Button>
            </Box>
          )}
        </Panel>
      )}
    </Page>
  );
}

function FilterFields({ filters, onChange }: { filters: Filters; onChange(next: Filters): void }) {
  const translate = useTranslate();
  // What is typed is searched when the field is left or confirmed, so that no half word is recorded as a look.
  const props = (name: 'person' | 'subject' | 'from' | 'to') => ({
    size: 'small' as const,
    fullWidth: false,
    label: translate(`operator.audit.${name}`),
    defaultValue: filters[name],
    onBlur: ({ target }: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      target.value !== filters[name] && onChange({ ...filters, [name]: target.value }),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter') onChange({ ...filters, [name]: (event.target as HTMLInputElement).value });
    },
  });
  const field = (name: 'person' | 'subject') => (
    <EntryField key={`${name} ${filters[name]}`} type="search" {...props(name)} />
  );
  const day = (name: 'from' | 'to') => <DayField key={`${name} ${filters[name]}`} kind="record" {...props(name)} />;
  return (
    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mb: 1.5 }}>
      <EntryField
        select
        size="small"
        fullWidth={false}
        label={translate('operator.audit.topic')}
        value={filters.topic}
        onChange={({ target }) => onChange({ ...filters, topic: target.value })}
        sx={{ minWidth: 180 }}
      >
        <MenuItem value="">{translate('operator.audit.all')}</MenuItem>
        {AUDIT_TOPICS.map((topic) => (
          <MenuItem key={topic} value={topic}>
            {translate(`operator.audit.topics.${topic}`)}
          </MenuItem>
        ))}
      </EntryField>
      {field('person')}
      {field('subject')}
      {day('from')}
      {day('to')}
    </Box>
  );
}

function EventRow({ event }: { event: AuditEventDto }) {
  const translate = useTranslate();
  const format = useFormat();
  const text = useText();
  const words = useWords();
  const [topic = '', verb = ''] = event.kind.split('.');
  const who = event.person
    ? `${event.person.displayName}${translate('mark.aside', { words: event.person.login })}`
    : `${translate('operator.audit.machine')}${translate('mark.aside', { words: event.databaseRole })}`;
  return (
    <Box component="li" sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}>
      <Typography sx={{ fontWeight: 600 }}>
        {translate(`operator.audit.topics.${topic}`, { _: topic })} ·{' '}
        {translate(`operator.audit.verbs.${verb}`, { _: verb })}
      </Typography>
      <Typography variant="body2">
        {format.dateTime(event.at)} · {who}
        {event.deputy && ` · ${translate('operator.audit.deputy', { name: event.deputy.displayName })}`}
        {event.role && ` · ${words.role(event.role)}`}
        {event.orgName && ` · ${text(event.orgName)}`}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
        <code>{event.subjectType}</code> {event.subjectName ?? <code>{event.subjectId}</code>}
        {Object.entries(event.detail).map(([name, value]) => (
          <code key={name}> · {detailText(name, value)}</code>
        ))}
      </Typography>
    </Box>
  );
}

function ChainCheck() {
  const translate = useTranslate();
  const provider = useLinxuan();
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<AuditCheckDto | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const check = async () => {
    setBusy(true);
    setError(null);
    try {
      setReport(await provider.send<AuditCheckDto>('POST', '/audit/check'));
    } catch (cause) {
      setError(cause as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box sx={{ mb: 1.5 }}>
      <Button size="small" variant="outlined" disabled={busy} onClick={() => void check()}>
        {translate('operator.audit.check')}
      </Button>
      {error && <ProblemAlert error={error} />}
      {report && (
        <Alert severity={report.faultCount === 0 ? 'success' : 'error'} sx={{ mt: 1, overflowWrap: 'anywhere' }}>
          {translate(report.faultCount === 0 ? 'operator.audit.intact' : 'operator.audit.broken', {
            events: report.events,
            head: report.head?.slice(0, 16) ?? '',
            count: report.faultCount,
            ids: report.faults.map(({ id }) => id).join(', '),
          })}
        </Alert>
      )}
    </Box>
  );
}
