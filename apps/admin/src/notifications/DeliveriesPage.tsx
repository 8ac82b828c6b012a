import type { DeliveryDto, DeliveryPageDto } from '@linxuan/contracts';
import { Box, Button, Chip, MenuItem, Pagination, Paper, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EmptyState, Page, ProblemAlert, useFormat } from '../components';
import { useKept } from './useKept';
import { useKindWords } from './useKindWords';
import { useSend } from './useSend';
import { Webhooks } from './Webhooks';

const PER_PAGE = 25;
const STATES = ['bounced', 'failed', 'unreachable', 'planned', 'collected', 'sending', 'sent'] as const;
const CHANNELS = ['email', 'sms', 'im', 'webhook'] as const;
const TROUBLE: readonly string[] = ['bounced', 'failed', 'unreachable'];

/** What went out to whom and what came back; never what it says. */
export default function DeliveriesPage() {
  const translate = useTranslate();
  const kindWords = useKindWords();
  const [filter, setFilter] = useState({ q: '', channel: '', state: '', page: 1 });
  const query = new URLSearchParams({
    page: String(filter.page),
    perPage: String(PER_PAGE),
    ...Object.fromEntries(
      (['q', 'channel', 'state'] as const).flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])),
    ),
  });
  const read = useKept<DeliveryPageDto>(`/deliveries?${query}`, 10_000);
  const { busy, error, send } = useSend();
  const set = (more: Partial<typeof filter>) => setFilter({ ...filter, page: 1, ...more });
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
                variant={filter.state === state ? 'filled' : 'outlined'}
                label={`${translate(`notices.state.${state}`)} ${data.figures[state] ?? 0}`}
                onClick={() => set({ state: filter.state === state ? '' : state })}
              />
            ))}
          </Box>
          <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '2fr 1fr 1fr' }, mb: 2 }}>
            <TextField
              size="small"
              type="search"
              label={translate('notices.deliveries.search')}
              value={filter.q}
              onChange={({ target }) => set({ q: target.value })}
            />
            <TextField
              select
              size="small"
              label={translate('notices.channelLabel')}
              value={filter.channel}
              onChange={({ target }) => set({ channel: target.value })}
            >
              <MenuItem value="">{translate('notices.all')}</MenuItem>
              {CHANNELS.map((channel) => (
                <MenuItem key={channel} value={channel}>
                  {translate(`notices.channel.${channel}`)}
                </MenuItem>
              ))}
            </TextField>
            <TextField
              select
              size="small"
              label={translate('notices.stateLabel')}
              value={filter.state}
              onChange={({ target }) => set({ state: target.value })}
            >
              <MenuItem value="">{translate('notices.all')}</MenuItem>
              {STATES.map((state) => (
                <MenuItem key={state} value={state}>
                  {translate(`notices.state.${state}`)}
                </MenuItem>
              ))}
            </TextField>
          </Box>
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
          {data.total > PER_PAGE && (
            <Pagination
              sx={{ mb: 2 }}
              count={Math.ceil(data.total / PER_PAGE)}
              page={filter.page}
              onChange={(_, page) => setFilter({ ...filter, page })}
            />
          )}
          <Webhooks
            onLog={() => {
              set({ q: '', channel: 'webhook', state: '' });
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
