import type { MailboxMessageDto, MailboxPageDto } from '@linxuan/contracts';
import { Box, Button, Chip, Collapse, MenuItem, Pagination, Paper, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EmptyState, Page, useFormat, useLinxuan } from '../components';
import { useKept } from './useKept';
import { useKindWords } from './useKindWords';

const PER_PAGE = 25;
const CHANNELS = ['email', 'sms', 'im'] as const;

/** A demo's mailbox: what its mail server and gateways were given, for everybody. */
export default function MailboxPage() {
  const translate = useTranslate();
  const kindWords = useKindWords();
  const [filter, setFilter] = useState({ q: '', channel: '', kind: '', page: 1 });
  const query = new URLSearchParams({
    page: String(filter.page),
    perPage: String(PER_PAGE),
    ...Object.fromEntries(
      (['q', 'channel', 'kind'] as const).flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])),
    ),
  });
  const read = useKept<MailboxPageDto>(`/mailbox?${query}`, 10_000);
  const set = (more: Partial<typeof filter>) => setFilter({ ...filter, page: 1, ...more });
  return (
    <Page<MailboxPageDto> title={translate('notices.mailbox.title')} read={read} width={960}>
      {(data) => (
        <>
          <Typography color="textSecondary" sx={{ mb: 2 }}>
            {translate('notices.mailbox.help')}
          </Typography>
          <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '2fr 1fr 1fr' }, mb: 2 }}>
            <TextField
              size="small"
              type="search"
              label={translate('notices.mailbox.search')}
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
              label={translate('notices.kindLabel')}
              value={filter.kind}
              onChange={({ target }) => set({ kind: target.value })}
            >
              <MenuItem value="">{translate('notices.all')}</MenuItem>
              {data.kinds.map((kind) => (
                <MenuItem key={kind} value={kind}>
                  {kindWords(kind)}
                </MenuItem>
              ))}
            </TextField>
          </Box>
          {data.total === 0 && (
            <EmptyState title={translate('notices.mailbox.none')}>{translate('notices.mailbox.noneHelp')}</EmptyState>
          )}
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
            {data.data.map((message) => (
              <Message
                key={message.id}
                message={message}
                kind={kindWords(message.kind)}
                onRead={() => void read.refetch()}
              />
            ))}
          </Box>
          {data.total > PER_PAGE && (
            <Pagination
              sx={{ mt: 2 }}
              count={Math.ceil(data.total / PER_PAGE)}
              page={filter.page}
              onChange={(_, page) => setFilter({ ...filter, page })}
            />
          )}
        </>
      )}
    </Page>
  );
}

function Message({ message, kind, onRead }: { message: MailboxMessageDto; kind: string; onRead(): void }) {
  const translate = useTranslate();
  const format = useFormat();
  const provider = useLinxuan();
  const [open, setOpen] = useState(false);
  const toggle = async () => {
    setOpen(!open);
    if (open || message.readAt) return;
    await provider.send('POST', '/mailbox/read', { id: message.id });
    onRead();
  };
  return (
    <Paper component="li" variant="outlined" sx={{ p: 1.5, minWidth: 0 }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'flex-start' }}>
        <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
          <Typography sx={{ fontWeight: message.readAt ? 400 : 650, overflowWrap: 'anywhere' }}>
            {message.subject}
          </Typography>
          <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
            {[message.recipient, format.dateTime(message.receivedAt)].join(' · ')}
          </Typography>
        </Box>
        <Chip size="small" variant="outlined" label={translate(`notices.channel.${message.channel}`)} />
        <Chip size="small" variant="outlined" label={kind} />
        {message.copies > 1 && (
          <Chip size="small" label={translate('notices.mailbox.copies', { count: message.copies })} />
        )}
        <Button
          size="small"
          aria-expanded={open}
          onClick={() => void toggle()}
          aria-label={`${translate(open ? 'notices.mailbox.close' : 'notices.mailbox.open')}${translate('mark.colon')}${message.subject}`}
        >
          {translate(open ? 'notices.mailbox.close' : 'notices.mailbox.open')}
        </Button>
      </Box>
      <Collapse in={open} unmountOnExit>
        <Typography
          component="pre"
          variant="body2"
          sx={{ mt: 1, mb: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontFamily: 'inherit' }}
        >
          {message.body}
        </Typography>
      </Collapse>
    </Paper>
  );
}
