import type { InitialPasswordDto } from '@linxuan/contracts';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';

/** The first password of an account; it is nowhere to be read again. */
export function FirstPassword({ made }: { made: InitialPasswordDto }) {
  const translate = useTranslate();
  const notify = useNotify();
  const copy = () =>
    navigator.clipboard?.writeText(made.password).then(() => notify('operator.users.copied', { type: 'success' }));
  return (
    <Alert severity="info" sx={{ mt: 1 }}>
      <Typography sx={{ fontWeight: 650 }}>
        {made.login} · {translate('operator.users.password')}
      </Typography>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography component="code" sx={{ fontFamily: 'monospace', fontSize: '1.05rem', overflowWrap: 'anywhere' }}>
          {made.password}
        </Typography>
        <Button size="small" onClick={() => void copy()}>
          {translate('operator.users.copy')}
        </Button>
      </Box>
      <Typography variant="body2">{translate('operator.users.passwordHelp')}</Typography>
    </Alert>
  );
}
