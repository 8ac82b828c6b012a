import type { DeliveryDto, DeliveryPageDto } from '@linxuan/contracts';
import { Box, Button, Chip, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { EmptyState, Page, ProblemAlert, useFormat } from '../components';
import { FilterFields, Pages } from './FilterFields';
import { useKept } from './useKept';
import { useKindWords } from './useKindWords';
import { usePagedFilter } from './usePagedFilter';
import { useSend } from './useSend';
import { Webhooks } from './Webhooks';

const STATES = ['bounced', 'failed', 'unreachable', 'planned', 'collected', 'sending', 'sent'] as const;
const CHANNELS = ['email', 'sms', 'im', 'webhook'] as const;
const TROUBLE: readonly string[] = ['bounced', 'failed', 'unreachable'];

/** What went out to whom and what came back; never what it says. */
export default function DeliveriesPage() {
  const translate = useTranslate();
  const kindWords = useKindWords();
  const filter = usePagedFilter({ q: '', channel: '', state: '' });
  const read = useKept<DeliveryPageDto>(`/deliveries${filter.query}`, 10_000);
  const { busy, error, send } = useSend();
  const resend = async (id: string) => {
    await send('POST', `/deliveries/${id}/resend`, {}, 'notices.deliveries.resent');
    await read.refetch();
  };
  return (
    <Page<DeliveryPageDto> title={translate('notices.deliveries.title')} read={read} width={1080}>
      {(data) => (
        <>
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mb: 2 }}>
            {STATES.filter((state) => data.figures[state]).map((state) => (
              <Chip
                key={state}
                clickable
                color={TROUBLE.includes(state) ? 'error' : 'default'}
                variant={filter.values.state === state ? 'filled' : 'outlined'}
                label={`${translate(`notices.state.${state}`)} ${data.figures[state] ?? 0}`}
                onClick={() => filter.set({ state: filter.values.state === state ? '' : state })}
              />
            ))}
          </Box>
          <FilterFields
            filter={filter}
            search={translate('notices.deliveries.search')}
            choices={[
              {
                name: 'channel',
                label: translate('notices.channelLabel'),
                options: CHANNELS.map((channel) => ({
                  value: channel,
                  label: translate(`notices.channel.${channel}`),
                })),
              },
              {
                name: 'state',
                label: translate('notices.stateLabel'),
                options: STATES.map((state) => ({ value: state, label: translate(`notices.state.${state}`) })),
              },
            ]}
          />
          {error && <ProblemAlert error={error} />}
          {data.total === 0 && (
            <EmptyState title={translate('notices.deliveries.none')}>
              {translate('notices.deliveries.noneHelp')}
            </EmptyState>
          )}
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1, mb: 2 }}>
            {data.data.map((delivery) => (
              <Row
                key={delivery.id}
                delivery={delivery}
                kind={kindWords(delivery.kind)}
                busy={busy}
                onResend={() => void resend(delivery.id)}
              />
            ))}
          </Box>
          <Pages filter={filter} total={data.total} />
          <Webhooks
            onLog={() => {
              filter.set({ q: '', channel: 'webhook', state: '' });
              window.scrollTo({ top: 0 });
            }}
          />
        </>
      )}
    </Page>
  );
}

function Row({
  delivery,
  kind,
  busy,
  onResend,
}: {
  delivery: DeliveryDto;
  kind: string;
  busy: boolean;
  onResend(): void;
}) {
  const translate = useTranslate();
  const format = useFormat();
  const trouble = TROUBLE.includes(delivery.state);
  const when = delivery.sentAt
    ? translate('notices.deliveries.sentAt', { at: format.dateTime(delivery.sentAt) })
    : delivery.dueAt
      ? translate('notices.deliveries.dueAt', { at: format.dateTime(delivery.dueAt) })
      : format.dateTime(delivery.createdAt);
  return (
    <Paper
      component="li"
      variant="outlined"
      sx={{ p: 1.5, display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'flex-start' }}
    >
      <Box sx={{ flex: '1 1 280px', minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>{[delivery.person, kind].filter(Boolean).join(' · ')}</Typography>
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          {[translate(`notices.channel.${delivery.channel}`), delivery.address, when].filter(Boolean).join(' · ')}
        </Typography>
        {(trouble || delivery.attempts.length > 1) &&
          delivery.attempts.map((attempt) => (
            <Typography
              key={attempt.attempt}
              variant="body2"
              color={attempt.outcome === 'sent' ? 'textSecondary' : 'error'}
              sx={{ overflowWrap: 'anywhere' }}
            >
              {translate('notices.deliveries.attempt', { n: attempt.attempt })} · {format.dateTime(attempt.at)} ·{' '}
              {[attempt.code, translate(`notices.error.${attempt.detail ?? ''}`, { _: attempt.detail ?? '' })]
                .filter(Boolean)
                .join(' ')}
            </Typography>
          ))}
        {delivery.error && delivery.attempts.length === 0 && (
          <Typography variant="body2" color="error">
            {translate(`notices.error.${delivery.error}`, { _: delivery.error })}
          </Typography>
        )}
      </Box>
      <Chip
        size="small"
        color={trouble ? 'error' : 'default'}
        variant={trouble ? 'filled' : 'outlined'}
        label={translate(`notices.state.${delivery.state}`)}
      />
      {trouble && delivery.channel !== 'webhook' && (
        <Button
          size="small"
          disabled={busy}
          onClick={onResend}
          aria-label={`${translate('notices.deliveries.resend')}${translate('mark.colon')}${delivery.person ?? ''}`}
        >
          {translate('notices.deliveries.resend')}
        </Button>
      )}
    </Paper>
  );
}
