import type { AccountDisabledDto, GrantProposedDto, UserDto } from '@linxuan/contracts';
import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Divider,
  MenuItem,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ProblemAlert, useText, useWords } from '../components';
import { ALL_ROLES } from '../session/roles';
import { OrganisationPicker, type PickedOrganisation } from './OrganisationPicker';
import { Proposed } from './Proposed';
import { SamePerson } from './SamePerson';
import { useSend } from './useSend';

type Question = 'disable' | 'reset';

/** One account: its roles, and ending or renewing it. What cannot be taken back is asked about first. */
export function UserDialog({ user, onClose }: { user: UserDto; onClose(): void }) {
  const translate = useTranslate();
  const { busy, error, send } = useSend('operator.users.done');
  const [asked, setAsked] = useState<Question | null>(null);
  const [made, setMade] = useState<GrantProposedDto | null>(null);
  const confirm = async () => {
    if (asked === 'disable')
      setMade((await send<AccountDisabledDto>('POST', `/operator/users/${user.id}/disable`))?.proposed ?? null);
    else setMade((await send<GrantProposedDto>('POST', `/operator/users/${user.id}/reset`)) ?? null);
    setAsked(null);
  };
  const enable = async () =>
    setMade((await send<GrantProposedDto>('POST', `/operator/users/${user.id}/enable`)) ?? null);
  return (
    <Dialog open onClose={busy ? undefined : onClose} fullWidth maxWidth="sm" aria-labelledby="user-dialog">
      <DialogTitle id="user-dialog">
        {user.displayName}
        {translate('mark.aside', { words: user.login })}
      </DialogTitle>
      <DialogContent>
        {error && <ProblemAlert error={error} />}
        {made && <Proposed made={made} />}
        {asked ? (
          <>
            <Typography sx={{ fontWeight: 650 }}>
              {translate(asked === 'disable' ? 'operator.users.confirmDisable' : 'operator.users.confirmReset', {
                name: user.displayName,
              })}
            </Typography>
            <Typography>
              {translate(asked === 'disable' ? 'operator.users.disableHelp' : 'operator.users.resetHelp')}
            </Typography>
          </>
        ) : (
          <>
            <Memberships user={user} busy={busy} send={send} onProposed={setMade} />
            <SamePerson user={user} busy={busy} send={send} onProposed={setMade} />
          </>
        )}
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap' }}>
        {asked ? (
          <>
            <Button onClick={() => setAsked(null)} disabled={busy}>
              {translate('operator.cancel')}
            </Button>
            <Button variant="contained" color="error" disabled={busy} onClick={() => void confirm()}>
              {translate(`operator.users.${asked}`)}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => setAsked('reset')} disabled={busy}>
              {translate('operator.users.reset')}
            </Button>
            {user.disabledAt ? (
              <Button onClick={() => void enable()} disabled={busy}>
                {translate('operator.users.enable')}
              </Button>
            ) : (
              <Button color="error" onClick={() => setAsked('disable')} disabled={busy}>
                {translate('operator.users.disable')}
              </Button>
            )}
            <Button onClick={onClose}>{translate('operator.close')}</Button>
          </>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Memberships({
  user,
  busy,
  send,
  onProposed,
}: {
  user: UserDto;
  busy: boolean;
  send: ReturnType<typeof useSend>['send'];
  onProposed(made: GrantProposedDto): void;
}) {
  const translate = useTranslate();
  const text = useText();
  const words = useWords();
  const [org, setOrg] = useState<PickedOrganisation | null>(null);
  const [role, setRole] = useState('');
  const end = async (id: string) => {
    const made = await send<GrantProposedDto>('POST', `/operator/memberships/${id}/end`);
    if (made) onProposed(made);
  };
  const add = async () => {
    const made = await send<GrantProposedDto>('POST', `/operator/users/${user.id}/memberships`, {
      orgId: org?.id ?? '',
      role,
    });
    if (made) {
      onProposed(made);
      setOrg(null);
      setRole('');
    }
  };
  return (
    <>
      <Typography variant="h3" sx={{ mt: 1 }}>
        {translate('operator.users.memberships')}
      </Typography>
      {user.memberships.map((one) => (
        <Box
          key={one.id}
          sx={{
            display: 'flex',
            gap: 1,
            alignItems: 'center',
            flexWrap: 'wrap',
            py: 0.5,
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          <Typography sx={{ flex: 1, minWidth: 200, color: one.endedAt ? 'text.secondary' : 'text.primary' }}>
            {words.role(one.role)} · {text(one.orgName)}
            {one.endedAt ? translate('mark.aside', { words: translate('operator.users.ended') }) : ''}
          </Typography>
          {!one.endedAt && (
            <Button size="small" disabled={busy} onClick={() => void end(one.id)}>
              {translate('operator.users.endMembership')}
            </Button>
          )}
        </Box>
      ))}
      <Divider sx={{ my: 2 }} />
      <Stack spacing={1.5}>
        <OrganisationPicker label={translate('operator.users.org')} value={org} onChange={setOrg} />
        <TextField
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
        <Box>
          <Button variant="outlined" disabled={busy || !org || !role} onClick={() => void add()}>
            {translate('operator.users.addMembership')}
          </Button>
        </Box>
      </Stack>
    </>
  );
}
