import { cutText, isVisible } from '@linxuan/form-rules';
import { Box, Button, Paper, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { problemOf } from '../providers/problem';
import { EntryField } from '../components';

const SOFT = new Set(['quota.overrideNeeded', 'quota.moneyOverrideNeeded']);
export const needsOverride = (error: unknown): boolean => SOFT.has(problemOf(error).code);

/**
 * Over a soft quota (原则上不超过) a nomination needs the nominator's reason, which the recipient reads and has to accept.
 */
export function OverrideForm({ busy, onNominate }: { busy: boolean; onNominate(reason: string): void }) {
  const translate = useTranslate();
  const [reason, setReason] = useState('');
  return (
    <Paper
      variant="outlined"
      component="form"
      sx={{ p: 2, mt: 1 }}
      onSubmit={(event) => {
        event.preventDefault();
        onNominate(reason);
      }}
    >
      <Typography variant="body2" sx={{ mb: 1 }}>
        {translate('nominations.overrideHelp')}
      </Typography>
      <EntryField
        fullWidth
        multiline
        minRows={2}
        required
        label={translate('nominations.overrideReason')}
        value={reason}
        onChange={({ target }) => setReason(cutText(target.value, 2000))}
      />
      <Box sx={{ mt: 1 }}>
        <Button type="submit" variant="outlined" loading={busy} disabled={!isVisible(reason)}>
          {translate('nominations.overrideSend')}
        </Button>
      </Box>
    </Paper>
  );
}
