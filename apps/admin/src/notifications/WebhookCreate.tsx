import type { WebhookBodyDto } from '@linxuan/contracts';
import { Alert, Box } from '@mui/material';
import { useState } from 'react';
import { Create, ListButton, required, SimpleForm, TextInput, useTranslate } from 'react-admin';
import { OrganisationInput } from '../operator/OrganisationInput';

/** A new webhook. Its secret, with which every message is signed, is shown once. */
export default function WebhookCreate() {
  const translate = useTranslate();
  const [secret, setSecret] = useState<string | null>(null);
  if (secret !== null)
    return (
      <Box sx={{ maxWidth: 640 }}>
        <Alert severity="success" sx={{ mb: 1 }}>
          {translate('notices.webhooks.secret')}
          <Box component="code" sx={{ display: 'block', overflowWrap: 'anywhere', userSelect: 'all' }}>
            {secret}
          </Box>
        </Alert>
        <ListButton resource="webhooks" />
      </Box>
    );
  return (
    <Create<WebhookBodyDto & { id: string; secret: string }>
      mutationOptions={{ onSuccess: (answer) => setSecret(answer.secret) }}
    >
      <SimpleForm sx={{ maxWidth: 640 }}>
        <OrganisationInput source="orgId" validate={required()} />
        <TextInput source="url" type="url" validate={required()} placeholder="https://" />
      </SimpleForm>
    </Create>
  );
}
