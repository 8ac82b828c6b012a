import type { AccountDisabledDto, GrantProposedDto, UserDto } from '@linxuan/contracts';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { Confirm, useTranslate } from 'react-admin';
import { Panel, ProblemAlert, RecordPage, useSend } from '../../components';
import { Proposed } from '../Proposed';
import { Memberships } from './Memberships';
import { SamePerson } from './SamePerson';
import { UserMarks } from './UserList';

type Question = 'disable' | 'reset';

/** One account: its roles, and ending or renewing it. What cannot be taken back is asked about first. */
export default function UserShow() {
  return (
    <RecordPage<UserDto> title={({ displayName }) => displayName} width={860}>
      {(user) => <Account user={user} />}
    </RecordPage>
  );
}

function Account({ user }: { user: UserDto }) {
  const translate = useTranslate();
  const { busy, error, send } = useSend('operator.users.done');
  const [asked, setAsked] = useState<Question | null>(null);
  const [made, setMade] = useState<GrantProposedDto | null>(null);
  const post = <T,>(act: Question | 'enable') => send<T>('POST', `/operator/users/${user.id}/${act}`);
  const confirm = async () => {
    if (asked === 'disable') setMade((await post<AccountDisabledDto>('disable'))?.proposed ?? null);
    else setMade((await post<GrantProposedDto>('reset')) ?? null);
    setAsked(null);
  };
  const enable = async () => setMade((await post<GrantProposedDto>('enable')) ?? null);
  const parts = { user, busy, send, onProposed: setMade };
  return (
    <>
      {error && <ProblemAlert error={error} />}
      {made && <Proposed made={made} />}
      <Panel
        title={`${user.displayName}${translate('mark.aside', { words: user.login })}`}
        aside={<UserMarks user={user} />}
      >
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          <Button variant="outlined" onClick={() => setAsked('reset')} disabled={busy}>
            {translate('operator.users.reset')}
          </Button>
          {user.disabledAt ? (
            <Button variant="outlined" onClick={() => void enable()} disabled={busy}>
              {translate('operator.users.enable')}
            </Button>
          ) : (
            <Button variant="outlined" color="error" onClick={() => setAsked('disable')} disabled={busy}>
              {translate('operator.users.disable')}
            </Button>
          )}
        </Box>
      </Panel>
      <Panel title={translate('operator.users.memberships')}>
        <Memberships {...parts} />
      </Panel>
      <Panel title={translate('operator.users.samePerson')}>
        <SamePerson {...parts} />
      </Panel>
      <Confirm
        isOpen={asked !== null}
        loading={busy}
        title={translate(asked === 'disable' ? 'operator.users.confirmDisable' : 'operator.users.confirmReset', {
          name: user.displayName,
        })}
        content={
          <Typography>
            {translate(asked === 'disable' ? 'operator.users.disableHelp' : 'operator.users.resetHelp')}
          </Typography>
        }
        confirm={`operator.users.${asked ?? 'reset'}`}
        cancel="operator.cancel"
        confirmColor="warning"
        onConfirm={() => void confirm()}
        onClose={() => setAsked(null)}
      />
    </>
  );
}
