import type { DeliveryPageDto, PreferencesDto } from '@linxuan/contracts';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { EntryField, Page, Panel, ProblemAlert, useFieldErrors, useFormat, useRead, useSend } from '../components';

/** A message to the operator's own address, and what became of it: whether mails leave the house. */
export default function TestMailPage() {
  const translate = useTranslate();
  const read = useRead<PreferencesDto>('/preferences');
  return (
    <Page title={translate('notices.test.title')} read={read} width={720}>
      {({ contact }) => (
        <Panel title={translate('notices.test.title')}>
          <Typography color="textSecondary" sx={{ mb: 1.5 }}>
            {translate('notices.test.help')}
          </Typography>
          <Sending contact={contact} />
          <Outcome />
        </Panel>
      )}
    </Page>
  );
}

function Sending({ contact }: { contact: PreferencesDto['contact'] }) {
  const translate = useTranslate();
  const { busy, error, send } = useSend();
  const fields = useFieldErrors(error);
  const [email, setEmail] = useState(contact.email ?? '');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (email !== contact.email && !(await send('PUT', '/preferences/contact', { ...contact, email: email || null })))
      return;
    await send('POST', '/deliveries/test', {}, 'notices.test.planned');
  };
  return (
    <Box component="form" noValidate onSubmit={(event) => void submit(event)}>
      {error && <ProblemAlert error={error} hideFields />}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'flex-start', mt: 1 }}>
        <EntryField
          type="email"
          required
          label={translate('notices.test.address')}
          value={email}
          onChange={({ target }) => setEmail(target.value)}
          error={fields['/email'] !== undefined}
          helperText={fields['/email']}
          sx={{ flex: '1 1 260px' }}
        />
        <Button type="submit" variant="contained" loading={busy} sx={{ minHeight: 40 }}>
          {translate('notices.test.send')}
        </Button>
      </Box>
    </Box>
  );
}

/** The last test message, looked at until it has arrived or failed. */
function Outcome() {
  const translate = useTranslate();
  const format = useFormat();
  const { data } = useRead<DeliveryPageDto>('/deliveries?kind=test&page=1&perPage=1&sort=createdAt&order=DESC', {
    refetchInterval: 2000,
  });
  const last = data?.data[0];
  if (!last) return null;
  const { state, address, error, createdAt } = last;
  const failed = error !== null && state !== 'sent';
  return (
    <Alert severity={state === 'sent' ? 'success' : failed ? 'error' : 'info'} role="status" sx={{ mt: 2 }}>
      {translate(`notices.test.${state === 'sent' ? 'sent' : failed ? 'failed' : 'waiting'}`, {
        address: address ?? '',
        at: format.dateTime(createdAt),
      })}
      {failed && <Box sx={{ overflowWrap: 'anywhere' }}>{error}</Box>}
    </Alert>
  );
}
