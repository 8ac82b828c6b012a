import { calendarOf, type CalendarEntry, type EditionTextDto, type OrderDto } from '@linxuan/contracts';
import type { Text } from '@linxuan/domain';
import { Alert, Box, Chip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Panel, useFormat, useJoin, useRead, useSource, useText } from '../../components';
import { sessionStore, useSession } from '../../providers/sessionStore';
import { useTones } from '../../theme/useTones';
import { Source } from './GuideTab';

const READERS = ['authority-clerk', 'authority-lead', 'nominator-clerk', 'nominator-lead', 'group-clerk', 'operator'];
const dayOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/**
 * All terms of the edition: fixed days on a line with today among them, then what is counted from an event, each in
 * words.
 */
export function CalendarTab({ view }: { view: EditionTextDto }) {
  const translate = useTranslate();
  const role = useSession()?.membership.role ?? '';
  const orders = useRead<OrderDto[]>(READERS.includes(role) ? '/orders' : null);
  const { definition } = view;
  if (!definition) return <Alert severity="warning">{translate('programmes.diagram.broken')}</Alert>;
  const entries = calendarOf(definition);
  const today = dayOf(sessionStore.now());
  const fixed = entries.filter(({ date }) => date !== null);
  const extensions = (orders.data ?? []).filter(
    ({ editionId, kind }) => editionId === view.editionId && kind === 'extend-nomination',
  );
  const next = fixed.findIndex(({ date }) => (date ?? '') >= today);
  const nominations = new Set(definition.stages.filter(({ kind }) => kind === 'nomination').map(({ id }) => id));
  return (
    <Box sx={{ maxWidth: 900 }}>
      <Panel title={translate('programmes.calendar.fixed')}>
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {fixed.map((entry, index) => [
            index === next && <Today key="today" day={today} />,
            <Fixed
              repeated={fixed[index - 1]?.date === entry.date && index !== next}
              key={`${entry.stage ?? ''}${entry.what.zh}${entry.date ?? ''}`}
              entry={entry}
              past={(entry.date ?? '') < today}
              extensions={entry.stage && nominations.has(entry.stage) ? extensions : []}
            />,
          ])}
          {next < 0 && <Today day={today} />}
        </Box>
      </Panel>
      <Panel title={translate('programmes.calendar.counted')}>
        <Box component="dl" sx={{ m: 0 }}>
          {definition.stages
            .map((stage) => ({
              stage,
              terms: entries.filter((entry) => entry.date === null && entry.stage === stage.id),
            }))
            .filter(({ terms }) => terms.length > 0)
            .map(({ stage, terms }) => (
              <Counted key={stage.id} title={stage.title} terms={terms} />
            ))}
        </Box>
      </Panel>
    </Box>
  );
}

function Today({ day }: { day: string }) {
  const translate = useTranslate();
  const format = useFormat();
  return (
    <Box component="li" sx={{ py: 0.5, my: 0.5, borderTop: 2, borderColor: 'primary.main' }}>
      <Typography variant="body2" color="primary" sx={{ fontWeight: 700 }}>
        {translate('programmes.calendar.today')} · {format.date(day)}
      </Typography>
    </Box>
  );
}

function Fixed({
  entry,
  past,
  repeated,
  extensions,
}: {
  entry: CalendarEntry;
  past: boolean;
  repeated: boolean;
  extensions: OrderDto[];
}) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const source = useSource();
  const format = useFormat();
  const tones = useTones();
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '150px minmax(0, 1fr)' },
        columnGap: 2,
        py: 0.75,
        pl: 2,
        borderLeft: 3,
        borderColor: past ? 'divider' : tones.primary,
      }}
    >
      <Typography sx={{ fontWeight: 700, color: past ? 'text.secondary' : 'text.primary' }}>
        {repeated ? '' : format.date(entry.date)}
      </Typography>
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>
          {text(entry.stageTitle)}
          {entry.stage ? ` · ${text(entry.what)}` : ''}{' '}
          {entry.soft && <Chip size="small" variant="outlined" label={translate('programmes.calendar.soft')} />}
        </Typography>
        {entry.stage && <Typography variant="body2">{text(entry.words)}</Typography>}
        <Typography variant="body2" color="textSecondary">
          {[join(entry.routes.map(text)), source(entry.source)].filter(Boolean).join(' · ')}
        </Typography>
        {extensions.map((order) => (
          <Typography key={order.id} variant="body2" sx={{ color: tones.urgency.soon.text }}>
            {order.orgName ? text(order.orgName) : translate('programmes.calendar.everyone')}
            {translate('mark.colon')}
            {translate('programmes.calendar.extended', {
              until: format.date(order.until),
              number: order.documentNumber,
            })}
          </Typography>
        ))}
      </Box>
    </Box>
  );
}

function Counted({ title, terms }: { title: Text; terms: CalendarEntry[] }) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '220px minmax(0, 1fr)' },
        columnGap: 2,
        py: 0.75,
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Typography component="dt" sx={{ fontWeight: 600 }}>
        {text(title)}
      </Typography>
      <Box component="dd" sx={{ m: 0 }}>
        {terms.map((term) => (
          <Typography key={term.what.zh + term.words.zh}>
            {text(term.what)}
            {translate('mark.colon')}
            {text(term.words)} <Source>{term.source}</Source>
          </Typography>
        ))}
        <Typography variant="body2" color="textSecondary">
          {join((terms[0]?.routes ?? []).map(text))}
        </Typography>
      </Box>
    </Box>
  );
}
