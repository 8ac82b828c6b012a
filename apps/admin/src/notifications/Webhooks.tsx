import type { WebhookDto } from '@linxuan/contracts';
import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Panel, ProblemAlert, useFormat, useRead, useText } from '../components';
import { OrganisationPicker, type PickedOrganisation } from '../operator/OrganisationPicker';
import { useSend } from './useSend';

/** Systems of organisations that are told what their people are told; `onLog` shows what went to them. */
export function Webhooks({ onLog }: { onLog(): void }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const read = useRead<WebhookDto[]>('/webhooks');
  const { busy, error, send } = useSend();
  const [org, setOrg] = useState<PickedOrganisation | null>(null);
  const [url, setUrl] = useState('');
  const [secret, setSecret] = useState<string | null>(null);
  const create = async () => {
    const made = await send<{ secret: string }>('POST', '/webhooks', { orgId: org?.id ?? '', url }, 'notices.saved');
    if (!made) return;
    setSecret(made.secret);
    setUrl('');
    await read.refetch();
  };
  const end = async (id: string) => {
    await send('DELETE', `/webhooks/${id}`, undefined, 'notices.webhooks.ended');
    await read.refetch();
  };
  return (
    <Panel title={translate('notices.webhooks.title')}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {translate('notices.webhooks.help')}
      </Typography>
      {error && <ProblemAlert error={error} hideFields />}
      {secret && (
        <Alert severity="success" sx={{ mb: 1 }}>
          {translate('notices.webhooks.secret')}
          <Box component="code" sx={{ display: 'block', overflowWrap: 'anywhere', userSelect: 'all' }}>
            {secret}
          </Box>
        </Alert>
      )}
      {read.data?.map((hook) => (
        <Box
          key={hook.id}
          sx={{
            py: 1,
            borderTop: 1,
            borderColor: 'divider',
            display: 'flex',
            gap: 1,
            flexWrap: 'wrap',
            alignItems: 'center',
          }}
        >
          <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
            <Typography sx={{ fontWeight: 600 }}>{text(hook.orgName)}</Typography>
            <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
              {hook.url} · {format.dateTime(hook.createdAt)} ·{' '}
              {translate('notices.webhooks.figures', { sent: hook.sent, failed: hook.failed })}
            </Typography>
          </Box>
          <Button size="small" onClick={onLog}>
            {translate('notices.webhooks.log')}
          </Button>
          <Button
            size="small"
            disabled={busy}
            onClick={() => void end(hook.id)}
            aria-label={`${translate('notices.webhooks.end')}${translate('mark.colon')}${hook.url}`}
          >
            {translate('notices.webhooks.end')}
          </Button>
        </Box>
      ))}
      <Box
        component="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
        sx={{
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: { xs: '1fr', md: '1fr 2fr auto' },
          alignItems: 'center',
          mt: 1,
        }}
      >
        <OrganisationPicker label={translate('notices.webhooks.org')} value={org} onChange={setOrg} />
        <TextField
          label={translate('notices.webhooks.url')}
          value={url}
          onChange={({ target }) => setUrl(target.value)}
          placeholder="https://"
        />
        <Button type="submit" variant="outlined" disabled={busy || !org || url === ''}>
          {translate('notices.webhooks.add')}
        </Button>
      </Box>
    </Panel>
  );
}
