import type { GrantConfirmedDto, GrantDto } from '@linxuan/contracts';
import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useState } from 'react';
import { useRefresh, useTranslate } from 'react-admin';
import { ProblemAlert, useLinxuan } from '../components';
import { Halves } from './Halves';

/**
 * Confirms one after the other what others proposed and what does not concern the reader; a refusal ends it, and what
 * was confirmed until then stays. The second halves are shown once, whatever became of the rest.
 */
export function ConfirmAll({ grants }: { grants: readonly GrantDto[] }) {
  const translate = useTranslate();
  const provider = useLinxuan();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const [halves, setHalves] = useState<{ login: string; half: string }[]>([]);
  const open = grants.filter(({ state, mine, forMe }) => state === 'proposed' && !mine && !forMe);
  const confirm = async () => {
    setBusy(true);
    setError(null);
    const got: { login: string; half: string }[] = [];
    try {
      for (const { id, user } of open) {
        const { secondHalf } = await provider.send<GrantConfirmedDto>('POST', `/operator/grants/${id}/confirm`);
        if (secondHalf !== null) got.push({ login: user.login, half: secondHalf });
      }
    } catch (cause) {
      setError(cause as Error);
    } finally {
      setHalves(got);
      setBusy(false);
      refresh();
    }
  };
  return (
    <>
      {open.length > 1 && (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', mb: 1 }}>
          <Button variant="outlined" loading={busy} onClick={() => void confirm()}>
            {translate('operator.grants.confirmAll', { count: open.length })}
          </Button>
          <Typography variant="body2" color="textSecondary">
            {translate('operator.grants.confirmAllHelp')}
          </Typography>
        </Box>
      )}
      {error && <ProblemAlert error={error} />}
      <Dialog open={halves.length > 0} fullWidth maxWidth="sm" aria-labelledby="grant-halves">
        <DialogTitle id="grant-halves">{translate('operator.grants.secondHalves')}</DialogTitle>
        <DialogContent>
          <Alert severity="info" sx={{ mb: 1 }}>
            {translate('operator.grants.secondHalvesHelp')}
          </Alert>
          <Halves halves={halves} />
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setHalves([])}>{translate('operator.close')}</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
