import type { DeliveryDto, DeliveryPageDto } from '@linxuan/contracts';
import { Box, Chip, Typography } from '@mui/material';
import {
  DatagridConfigurable,
  FunctionField,
  SelectInput,
  SimpleList,
  TextField,
  TextInput,
  useListContext,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { EmptyState, RecordList, useFormat, usePoll } from '../components';
import { ResendButton } from './ResendButton';
import { useKindWords } from './useKindWords';

const STATES = ['bounced', 'failed', 'unreachable', 'planned', 'collected', 'sending', 'sent'] as const;
const CHANNELS = ['email', 'sms', 'im', 'webhook'] as const;
const TROUBLE: readonly string[] = ['bounced', 'failed', 'unreachable'];

/** What went out to whom and what came back; never what it says. */
export default function DeliveryList() {
  const translate = useTranslate();
  const kindWords = useKindWords();
  const when = useWhen();
  const poll = usePoll();
  const channel = (one: DeliveryDto) => translate(`notices.channel.${one.channel}`);
  const empty = (
    <EmptyState title={translate('notices.deliveries.none')}>{translate('notices.deliveries.noneHelp')}</EmptyState>
  );
  return (
    <RecordList
      sort={{ field: 'createdAt', order: 'DESC' }}
      queryOptions={{ refetchInterval: poll }}
      filters={[
        <TextInput key="q" source="q" label="notices.deliveries.search" type="search" alwaysOn resettable />,
        <SelectInput
          key="channel"
          source="channel"
          alwaysOn
          translateChoice={false}
          choices={CHANNELS.map((id) => ({ id, name: translate(`notices.channel.${id}`) }))}
        />,
        <SelectInput
          key="state"
          source="state"
          alwaysOn
          translateChoice={false}
          choices={STATES.map((id) => ({ id, name: translate(`notices.state.${id}`) }))}
        />,
      ]}
      cards={
        <>
          <Figures />
          <SimpleList<DeliveryDto>
            empty={empty}
            rowClick={false}
            primaryText={(one) => [one.person, kindWords(one.kind)].filter(Boolean).join(' · ')}
            secondaryText={(one) => (
              <>
                {[channel(one), one.address, when(one)].filter(Boolean).join(' · ')}
                <Attempts />
              </>
            )}
            tertiaryText={() => <State />}
          />
        </>
      }
    >
      <Figures />
      <DatagridConfigurable rowClick={false} bulkActionButtons={false} size="small" empty={empty}>
        <TextField source="person" sortable={false} />
        <FunctionField<DeliveryDto> source="kind" sortable={false} render={({ kind }) => kindWords(kind)} />
        <FunctionField<DeliveryDto> source="channel" sortable={false} render={channel} />
        <FunctionField<DeliveryDto>
          source="address"
          sortable={false}
          sx={{ overflowWrap: 'anywhere' }}
          render={({ address }) => (
            <>
              {address}
              <Attempts />
            </>
          )}
        />
        <FunctionField<DeliveryDto> source="createdAt" sortable={false} render={when} />
        <FunctionField<DeliveryDto> source="state" sortable={false} render={() => <State />} />
      </DatagridConfigurable>
    </RecordList>
  );
}

/** When it went out; else when it is to; else when it was made. */
function useWhen(): (delivery: DeliveryDto) => string {
  const translate = useTranslate();
  const format = useFormat();
  return ({ sentAt, dueAt, createdAt }) =>
    sentAt
      ? translate('notices.deliveries.sentAt', { at: format.dateTime(sentAt) })
      : dueAt
        ? translate('notices.deliveries.dueAt', { at: format.dateTime(dueAt) })
        : format.dateTime(createdAt);
}

/** Where a delivery stands; one that could not be delivered may be sent again. A webhook is tried again by itself. */
function State() {
  const translate = useTranslate();
  const delivery = useRecordContext<DeliveryDto>();
  if (!delivery) return null;
  const isTrouble = TROUBLE.includes(delivery.state);
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
      <Chip
        size="small"
        color={isTrouble ? 'error' : 'default'}
        variant={isTrouble ? 'filled' : 'outlined'}
        label={translate(`notices.state.${delivery.state}`)}
      />
      {isTrouble && delivery.channel !== 'webhook' && <ResendButton />}
    </Box>
  );
}

/** How many there are in each state, over all pages; a click narrows the list to them. */
function Figures() {
  const translate = useTranslate();
  const { meta, filterValues, displayedFilters, setFilters } = useListContext<DeliveryDto>();
  const figures = (meta as Pick<DeliveryPageDto, 'figures'> | undefined)?.figures ?? {};
  const chosen = (filterValues as { state?: string }).state;
  return (
    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', p: 1 }}>
      {STATES.filter((state) => figures[state]).map((state) => (
        <Chip
          key={state}
          clickable
          color={TROUBLE.includes(state) ? 'error' : 'default'}
          variant={chosen === state ? 'filled' : 'outlined'}
          label={`${translate(`notices.state.${state}`)} ${figures[state] ?? 0}`}
          onClick={() => setFilters({ ...filterValues, state: chosen === state ? undefined : state }, displayedFilters)}
        />
      ))}
    </Box>
  );
}

/** Each attempt with what the other side said, where it did not go out at once. */
function Attempts() {
  const record = useRecordContext<DeliveryDto>();
  const translate = useTranslate();
  const format = useFormat();
  if (!record || !(TROUBLE.includes(record.state) || record.attempts.length > 1)) return null;
  const said = (text: string | null) => translate(`notices.error.${text ?? ''}`, { _: text ?? '' });
  if (record.attempts.length === 0)
    return (
      <Typography component="span" variant="body2" color="error" sx={{ display: 'block' }}>
        {said(record.error)}
      </Typography>
    );
  return record.attempts.map(({ attempt, at, outcome, code, detail }) => (
    <Typography
      key={attempt}
      component="span"
      variant="body2"
      color={outcome === 'sent' ? 'textSecondary' : 'error'}
      sx={{ display: 'block', overflowWrap: 'anywhere' }}
    >
      {translate('notices.deliveries.attempt', { n: attempt })} · {format.dateTime(at)} ·{' '}
      {[code, said(detail)].filter(Boolean).join(' ')}
    </Typography>
  ));
}
