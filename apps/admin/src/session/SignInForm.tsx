import { isVisible } from '@linxuan/form-rules';
import { Button, Stack } from '@mui/material';
import { useState, type SubmitEvent } from 'react';
import { useTranslate } from 'react-admin';
import { ProblemAlert } from '../components/ProblemAlert';
import { sessionApi } from '../providers/api';
import { EntryField } from '../components';

/** User name and password; what is typed stays after a refusal. */
export function SignInForm({ login: fixed, onDone }: { login?: string; onDone(): void }) {
  const translate = useTranslate();
  const [login, setLogin] = useState(fixed ?? '');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await sessionApi.signIn(login.trim(), password);
      onDone();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack component="form" spacing={1.5} onSubmit={submit} noValidate>
      {error !== null && <ProblemAlert error={error} />}
      <EntryField
        label={translate('signIn.login')}
        name="username"
        autoComplete="username"
        value={login}
        onChange={({ target }) => setLogin(target.value)}
        disabled={fixed !== undefined}
        autoFocus={fixed === undefined}
        required
      />
      <EntryField
        label={translate('signIn.password')}
        name="password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={({ target }) => setPassword(target.value)}
        autoFocus={fixed !== undefined}
        required
      />
      <Button
        type="submit"
        variant="contained"
        size="large"
        loading={busy}
        disabled={!isVisible(login) || password === ''}
      >
        {translate('signIn.submit')}
      </Button>
    </Stack>
  );
}
