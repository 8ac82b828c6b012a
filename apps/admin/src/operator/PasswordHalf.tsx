import { Alert, Box, Button, Typography } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';

/** Half of a first password; it is nowhere to be read again, and without the other half it opens nothing. */
export function PasswordHalf({ login, half, which }: { login: string; half: string; which: 'first' | 'second' }) {
  const translate = useTranslate();
  const notify = useNotify();
  const copy = () =>
    navigator.clipboard?.writeText(half).then(() => notify('operator.users.copied', { type: 'success' }));
  return (
    <Alert severity="info" sx={{ mt: 1 }}>
      <Typography sx={{ fontWeight: 650 }}>
        {login} · {translate(`operator.grants.${which}Half`)}
      </Typography>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography component="code" sx={{ fontFamily: 'monospace', fontSize: '1.05rem', overflowWrap: 'anywhere' }}>
          {half}
        </Typography>
        <Button size="small" onClick={() => void copy()}>
          {translate('operator.users.copy')}
        </Button>
      </Box>
      <Typography variant="body2">{translate('operator.grants.halfHelp')}</Typography>
    </Alert>
  );
}
