import { Button, Paper, Stack, Typography } from '@mui/material';
import { useState, type SubmitEvent } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useFieldErrors } from '../components/useFieldErrors';
import { ProblemAlert } from '../components/ProblemAlert';
import { sessionApi } from '../providers/api';
import { EntryField } from '../components';

const EMPTY = { current: '', next: '', repeat: '' };

/** Sets a password of one's own; `first` in place of every page, while the initial one has not been changed. */
export function PasswordForm({ first = false }: { first?: boolean }) {
  const translate = useTranslate();
  const notify = useNotify();
  const [values, setValues] = useState(EMPTY);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const errors = useFieldErrors(error);
  const differs = values.repeat !== '' && values.repeat !== values.next;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await sessionApi.changePassword(values.current, values.next);
      notify('password.changed', { type: 'success' });
      setValues(EMPTY);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const field = (name: keyof typeof values, autoComplete: string) => (
    <EntryField
      key={name}
      label={translate(`password.${name}`)}
      type="password"
      autoComplete={autoComplete}
      required
      value={values[name]}
      onChange={({ target }) => setValues((before) => ({ ...before, [name]: target.value }))}
      error={(name === 'repeat' && differs) || `/${name}` in errors}
      helperText={name === 'repeat' && differs ? translate('password.differs') : errors[`/${name}`]}
    />
  );
  return (
    <Paper
      variant="outlined"
      component="form"
      onSubmit={submit}
      sx={{ p: 3, maxWidth: 440, mx: 'auto', my: 4 }}
      noValidate
    >
      <Stack spacing={1.5}>
        <Typography variant="h2">{translate(first ? 'password.title' : 'password.menu')}</Typography>
        <Typography variant="body2" color="textSecondary">
          {translate(first ? 'password.help' : 'password.rule')}
        </Typography>
        {error !== null && <ProblemAlert error={error} hideFields />}
        {field('current', 'current-password')}
        {field('next', 'new-password')}
        {field('repeat', 'new-password')}
        <Button
          type="submit"
          variant="contained"
          loading={busy}
          disabled={values.current === '' || values.next === '' || values.repeat !== values.next}
        >
          {translate('password.save')}
        </Button>
      </Stack>
    </Paper>
  );
}
