import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { leavePage } from '../providers/api';
import { sessionStore, useSession, useSessionExpired } from '../providers/sessionStore';
import { SignInForm } from './SignInForm';
import { useSessionBack } from './useSessionBack';

/** Over the open page when the session has ended: nothing typed is lost, and what was being sent goes on. */
export function ReloginDialog() {
  const translate = useTranslate();
  const queries = useQueryClient();
  const expired = useSessionExpired();
  const session = useSession();
  useSessionBack(expired);
  const leave = () => {
    sessionStore.clear();
    leavePage('/login');
  };
  return (
    <Dialog open={expired} maxWidth="xs" fullWidth aria-labelledby="relogin-title">
      <DialogTitle id="relogin-title">{translate('signIn.again')}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{translate('signIn.againHelp')}</DialogContentText>
        {session && <SignInForm login={session.user.login} onDone={() => void queries.invalidateQueries()} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={leave}>{translate('signIn.giveUp')}</Button>
      </DialogActions>
    </Dialog>
  );
}
