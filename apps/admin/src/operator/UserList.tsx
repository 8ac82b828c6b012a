import type { UserDto } from '@linxuan/contracts';
import AddIcon from '@mui/icons-material/PersonAddAltOutlined';
import { Box, Button, Chip, Paper, Typography } from '@mui/material';
import { useState } from 'react';
import { FilterButton, List, SelectInput, TextInput, TopToolbar, useListContext, useTranslate } from 'react-admin';
import { useFormat, useText, useWords } from '../components';
import { ALL_ROLES } from '../session/roles';
import { UserDialog } from './UserDialog';
import { UserCreate } from './UserCreate';

/** Accounts, what they may act as, and when they were last used. */
export default function UserList() {
  const translate = useTranslate();
  const words = useWords();
  return (
    <List
      resource="operator/users"
      title={translate('operator.users.title')}
      sort={{ field: 'login', order: 'ASC' }}
      perPage={25}
      empty={false}
      exporter={false}
      actions={<Toolbar />}
      filters={[
        <TextInput key="q" source="q" label={translate('operator.users.search')} type="search" alwaysOn resettable />,
        <SelectInput
          key="role"
          source="role"
          label={translate('operator.users.role')}
          translateChoice={false}
          choices={ALL_ROLES.map((id) => ({ id, name: words.role(id) }))}
        />,
        <SelectInput
          key="state"
          source="state"
          label={translate('operator.users.state')}
          translateChoice={false}
          choices={(['active', 'disabled', 'locked'] as const).map((id) => ({
            id,
            name: translate(`operator.users.${id}`),
          }))}
        />,
      ]}
      sx={{
        '& .RaList-main': { minWidth: 0 },
        '& .RaList-content': { bgcolor: 'transparent', border: 0, boxShadow: 'none' },
        '& .RaFilterForm-filterFormInput': { width: { xs: '100%', sm: 300 } },
      }}
    >
      <Users />
    </List>
  );
}

function Toolbar() {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <TopToolbar>
      <FilterButton />
      <Button size="small" startIcon={<AddIcon />} onClick={() => setOpen(true)}>
        {translate('operator.users.create')}
      </Button>
      {open && <UserCreate onClose={() => setOpen(false)} />}
    </TopToolbar>
  );
}

function Users() {
  const translate = useTranslate();
  const { data, isPending } = useListContext<UserDto>();
  const [chosen, setChosen] = useState<string | null>(null);
  if (isPending) return null;
  const user = data?.find(({ id }) => id === chosen);
  return (
    <>
      {data?.length === 0 && (
        <Typography color="textSecondary" sx={{ p: 2 }}>
          {translate('operator.none')}
        </Typography>
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {data?.map((one) => (
          <UserRow key={one.id} user={one} onManage={() => setChosen(one.id)} />
        ))}
      </Box>
      {user && <UserDialog user={user} onClose={() => setChosen(null)} />}
    </>
  );
}

function UserRow({ user, onManage }: { user: UserDto; onManage(): void }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const words = useWords();
  const live = user.memberships.filter(({ endedAt }) => endedAt === null);
  return (
    <Paper
      component="li"
      variant="outlined"
      sx={{ p: 1.5, display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'center' }}
    >
      <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
        <Typography sx={{ fontWeight: 650, overflowWrap: 'anywhere' }}>
          {user.displayName}{' '}
          <Box component="span" sx={{ fontWeight: 400, color: 'text.secondary' }}>
            {user.login}
          </Box>
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {user.lastSeenAt
            ? translate('operator.users.lastSeen', { at: format.dateTime(user.lastSeenAt) })
            : translate('operator.users.never')}
        </Typography>
      </Box>
      <Box sx={{ flex: '2 1 280px', minWidth: 0 }}>
        {live.map((membership) => (
          <Typography key={membership.id} variant="body2">
            {words.role(membership.role)} · {text(membership.orgName)}
          </Typography>
        ))}
      </Box>
      <Box sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap' }}>
        {user.disabledAt && <Chip size="small" color="error" label={translate('operator.users.disabled')} />}
        {user.lockedUntil && <Chip size="small" color="warning" label={translate('operator.users.locked')} />}
        {user.mustChange && <Chip size="small" variant="outlined" label={translate('operator.users.mustChange')} />}
      </Box>
      <Button
        size="small"
        onClick={onManage}
        aria-label={`${translate('operator.users.manage')}${translate('mark.colon')}${user.displayName}`}
      >
        {translate('operator.users.manage')}
      </Button>
    </Paper>
  );
}
