import type { MailboxMessageDto, MailboxPageDto } from '@linxuan/contracts';
import { Box, Button, Chip, Collapse, Paper, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EmptyState, Page, useFormat, useLinxuan } from '../components';
import { FilterFields, Pages } from './FilterFields';
import { useKept } from './useKept';
import { useKindWords } from './useKindWords';
import { usePagedFilter } from './usePagedFilter';

const CHANNELS = ['email', 'sms', 'im'] as const;

/** A demo's mailbox: what its mail server and gateways were given, for everybody. */
export default function MailboxPage() {
  const translate = useTranslate();
  const kindWords = useKindWords();
  const filter = usePagedFilter({ q: '', channel: '', kind: '' });
  const read = useKept<MailboxPageDto>(`/mailbox${filter.query}`, 10_000);
  return (
    <Page<MailboxPageDto> title={translate('notices.mailbox.title')} read={read} width={960}>
      {(data) => (
        <>
          <Typography color="textSecondary" sx={{ mb: 2 }}>
            {translate('notices.mailbox.help')}
          </Typography>
          <FilterFields
            filter={filter}
            search={translate('notices.mailbox.search')}
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
                name: 'kind',
                label: translate('notices.kindLabel'),
                options: data.kinds.map((kind) => ({ value: kind, label: kindWords(kind) })),
              },
            ]}
          />
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
          <Pages filter={filter} total={data.total} />
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
