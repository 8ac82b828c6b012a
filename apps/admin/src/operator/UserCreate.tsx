import type { GrantProposedDto } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, MenuItem, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ProblemAlert, useFieldErrors, useWords } from '../components';
import { ALL_ROLES } from '../session/roles';
import { OrganisationPicker, type PickedOrganisation } from './OrganisationPicker';
import { Proposed } from './Proposed';
import { useSend } from './useSend';

/** A new account with its first role; another person confirms it, and each of the two is shown half of its password. */
export function UserCreate({ onClose }: { onClose(): void }) {
  const translate = useTranslate();
  const words = useWords();
  const { busy, error, send } = useSend('operator.users.done');
  const [login, setLogin] = useState('');
  const [name, setName] = useState('');
  const [org, setOrg] = useState<PickedOrganisation | null>(null);
  const [role, setRole] = useState('');
  const [identity, setIdentity] = useState('');
  const [expertise, setExpertise] = useState('');
  const [made, setMade] = useState<GrantProposedDto | null>(null);
  const fields = useFieldErrors(error);
  const save = async () => {
    const named = expertise
      .split(/[,，]/)
      .map((word) => word.trim())
      .filter(Boolean);
    const result = await send<GrantProposedDto>('POST', '/operator/users', {
      login,
      displayName: name,
      memberships: [{ orgId: org?.id ?? '', role }],
      ...(isVisible(identity) && { identityNumber: identity.trim() }),
      ...(named.length > 0 && { expertise: named }),
    });
    if (result) setMade(result);
  };
  return (
    <Dialog open onClose={busy ? undefined : onClose} fullWidth maxWidth="sm" aria-labelledby="user-create">
      <DialogTitle id="user-create">{translate('operator.users.create')}</DialogTitle>
      <DialogContent>
        {error && <ProblemAlert error={error} />}
        {made ? (
          <Proposed made={made} />
        ) : (
          <Stack spacing={2} sx={{ pt: 1 }}>
            <TextField
              required
              label={translate('operator.users.login')}
              value={login}
              onChange={({ target }) => setLogin(target.value.trim())}
              error={!!fields['/login']}
              helperText={fields['/login'] ?? translate('operator.users.loginHelp')}
              autoComplete="off"
            />
            <TextField
              required
              label={translate('operator.users.name')}
              value={name}
              onChange={({ target }) => setName(target.value)}
              autoComplete="off"
            />
            <OrganisationPicker required label={translate('operator.users.org')} value={org} onChange={setOrg} />
            <TextField
              required
              select
              label={translate('operator.users.role')}
              value={role}
              onChange={({ target }) => setRole(target.value)}
            >
              {ALL_ROLES.map((one) => (
                <MenuItem key={one} value={one}>
                  {words.role(one)}
                </MenuItem>
              ))}
            </TextField>
            <TextField
              label={translate('operator.users.identity')}
              value={identity}
              onChange={({ target }) => setIdentity(target.value)}
              error={!!fields['/identityNumber']}
              helperText={fields['/identityNumber'] ?? translate('operator.users.identityHelp')}
              autoComplete="off"
            />
            {role === 'expert' && (
              <TextField
                label={translate('operator.users.expertise')}
                value={expertise}
                onChange={({ target }) => setExpertise(target.value)}
              />
            )}
          </Stack>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={busy}>
          {translate(made ? 'operator.close' : 'operator.cancel')}
        </Button>
        {!made && (
          <Button variant="contained" disabled={busy || !login || !name || !org || !role} onClick={() => void save()}>
            {translate('operator.save')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
