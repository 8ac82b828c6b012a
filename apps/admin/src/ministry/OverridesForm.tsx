import type { ReceiptDetail } from '@linxuan/contracts';
import { cutText, isVisible } from '@linxuan/form-rules';
import { Alert, Box, Checkbox, FormControlLabel, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActionForm, EntryField, Panel, actionAt } from '../components';

/**
 * Cases that the nominator put over a soft cap (原则上不超过): the clerk sees each reason and accepts them expressly, or does
 * not.
 */
export function OverridesForm({ batch }: { batch: ReceiptDetail }) {
  const translate = useTranslate();
  const [accepted, setAccepted] = useState(false);
  const [reason, setReason] = useState('');
  const action = actionAt(batch.actions, 'receive');
  const titleOf = (id: string) => batch.cases.find((one) => one.id === id)?.title ?? '';
  return (
    <Panel title={translate('ministry.overrides', { count: batch.overrides.length })}>
      <Alert severity="warning" sx={{ mb: 1.5 }}>
        {translate('ministry.overridesHelp')}
      </Alert>
      <Box component="ul" sx={{ m: 0, mb: 1.5, pl: 2.5 }}>
        {batch.overrides.map((one) => (
          <li key={one.caseId}>
            <Typography component="span" sx={{ fontWeight: 600 }}>
              {titleOf(one.caseId)}
            </Typography>
            <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>
              {one.reason}
            </Typography>
          </li>
        ))}
      </Box>
      {action && (
        <ActionForm
          subject={{ type: 'dossier', id: batch.id, version: batch.version }}
          action={action}
          payload={{ acceptOverrides: true, reason }}
          disabled={!accepted || !isVisible(reason)}
        >
          <FormControlLabel
            control={<Checkbox checked={accepted} onChange={(_, checked) => setAccepted(checked)} />}
            label={translate('ministry.overridesAccept')}
          />
          <EntryField
            label={translate('ministry.overridesReason')}
            value={reason}
            onChange={({ target }) => setReason(cutText(target.value, 4000))}
            required
            multiline
            minRows={2}
          />
        </ActionForm>
      )}
    </Panel>
  );
}
