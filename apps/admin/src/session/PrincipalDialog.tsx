import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ProblemAlert } from '../components/ProblemAlert';
import { holds, leavePage, sessionApi } from '../providers/api';
import { sessionStore, useAsking, useForeignSession, useSession } from '../providers/sessionStore';
import { SignInForm } from './SignInForm';
import { usePrincipalName } from './usePrincipalName';

/**
 * Over a page whose browser is signed in as somebody else by now, or in another role: nothing was sent, nothing typed
 * is lost, and the person decides who goes on.
 */
export function PrincipalDialog() {
  const translate = useTranslate();
  const page = useSession();
  const now = useForeignSession();
  const asking = useAsking();
  if (!page || !now) return null;
  const samePerson = page.user.id === now.user.id;
  const canReturn = !samePerson || holds(now, page.membership);
  return (
    <Dialog open={asking} maxWidth="sm" fullWidth aria-labelledby="principal-title">
      <DialogTitle id="principal-title">{translate('principal.title')}</DialogTitle>
      <DialogContent>
        <Who />
        <Alert severity="warning" sx={{ my: 2 }}>
          {translate(canReturn ? 'principal.unsent' : 'principal.gone')}
        </Alert>
        {samePerson && canReturn && <SwitchBack />}
        {!samePerson && (
          <>
            <Typography sx={{ mb: 1.5 }}>{translate('principal.signIn')}</Typography>
            <SignInForm login={page.user.login} onDone={() => undefined} />
          </>
        )}
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap' }}>
        <Button onClick={() => sessionStore.ask(false)}>{translate('principal.stay')}</Button>
        <Button onClick={() => leavePage('/')}>{translate('principal.leave')}</Button>
      </DialogActions>
    </Dialog>
  );
}

/** The two principals, one under the other. */
function Who() {
  const translate = useTranslate();
  const nameOf = usePrincipalName();
  const page = useSession();
  const now = useForeignSession();
  if (!page || !now) return null;
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: 0.5 }}>
      <Typography component="dt" color="textSecondary">
        {translate('principal.page')}
      </Typography>
      <Typography component="dd" sx={{ m: 0, fontWeight: 600 }}>
        {nameOf(page)}
      </Typography>
      <Typography component="dt" color="textSecondary">
        {translate('principal.now')}
      </Typography>
      <Typography component="dd" sx={{ m: 0, fontWeight: 600 }}>
        {nameOf(now)}
      </Typography>
    </Box>
  );
}

function SwitchBack() {
  const translate = useTranslate();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const back = async () => {
    setBusy(true);
    setError(null);
    try {
      await sessionApi.switchBack();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {error !== null && <ProblemAlert error={error} />}
      <Button variant="contained" fullWidth loading={busy} onClick={back}>
        {translate('principal.back')}
      </Button>
    </>
  );
}
