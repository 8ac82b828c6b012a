import type { UserDto } from '@linxuan/contracts';
import { Box, Chip } from '@mui/material';
import {
  DatagridConfigurable,
  FunctionField,
  SelectInput,
  SimpleList,
  TextField,
  TextInput,
  useTranslate,
} from 'react-admin';
import { RecordList, useFormat, useJoin, useText, useWords } from '../../components';
import { ALL_ROLES } from '../../session/roles';

const STATES = ['active', 'disabled', 'locked'] as const;

/** Accounts, what they may act as, and when they were last used. */
export default function UserList() {
  const translate = useTranslate();
  const words = useWords();
  const text = useText();
  const join = useJoin();
  const format = useFormat();
  const roles = ({ memberships }: UserDto) =>
    join(
      memberships
        .filter(({ endedAt }) => endedAt === null)
        .map(({ role, orgName }) => `${words.role(role)} · ${text(orgName)}`),
    );
  const seen = ({ lastSeenAt }: UserDto) =>
    lastSeenAt
      ? translate('operator.users.lastSeen', { at: format.dateTime(lastSeenAt) })
      : translate('operator.users.never');
  return (
    <RecordList
      sort={{ field: 'login', order: 'ASC' }}
      filters={[
        <TextInput key="q" source="q" label="operator.users.search" type="search" alwaysOn resettable />,
        <SelectInput
          key="role"
          source="role"
          translateChoice={false}
          choices={ALL_ROLES.map((id) => ({ id, name: words.role(id) }))}
        />,
        <SelectInput
          key="state"
          source="state"
          translateChoice={false}
          choices={STATES.map((id) => ({ id, name: translate(`operator.users.${id}`) }))}
        />,
      ]}
      cards={
        <SimpleList<UserDto>
          primaryText={({ displayName, login }) => `${displayName} ${login}`}
          secondaryText={roles}
          tertiaryText={(user) => <UserMarks user={user} />}
        />
      }
    >
      <DatagridConfigurable rowClick="show" bulkActionButtons={false} size="small">
        <TextField source="displayName" sortable={false} />
        <TextField source="login" sortable={false} />
        <FunctionField<UserDto> source="memberships" sortable={false} render={roles} />
        <FunctionField<UserDto> source="lastSeenAt" sortable={false} render={seen} />
        <FunctionField<UserDto> source="state" sortable={false} render={(user) => <UserMarks user={user} />} />
      </DatagridConfigurable>
    </RecordList>
  );
}

/** What keeps an account from being used as it is; nothing where nothing does. */
export function UserMarks({ user }: { user: UserDto }) {
  const translate = useTranslate();
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.75, flexWrap: 'wrap' }}>
      {user.disabledAt && <Chip size="small" color="error" label={translate('operator.users.disabled')} />}
      {user.lockedUntil && <Chip size="small" color="warning" label={translate('operator.users.locked')} />}
      {user.mustChange && <Chip size="small" variant="outlined" label={translate('operator.users.mustChange')} />}
    </Box>
  );
}
