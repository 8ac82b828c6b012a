import type { GrantProposedDto, UserDto } from '@linxuan/contracts';
import { Box, Button, Typography } from '@mui/material';
import { AutocompleteInput, Form, ReferenceInput, required, useTranslate } from 'react-admin';
import { useJoin } from '../../components';
import type { AccountPart } from './Memberships';

/**
 * Which accounts are one person's: one operator says so, another confirms. What needs two people then takes them for
 * one.
 */
export function SamePerson({ user, busy, send, onProposed }: AccountPart) {
  const translate = useTranslate();
  const join = useJoin();
  const propose = async (path: string, body?: object) => {
    const made = await send<GrantProposedDto>('POST', `/operator/users/${user.id}/${path}`, body);
    if (made) onProposed(made);
  };
  const nameOf = (one?: UserDto) => (one ? `${one.displayName}${translate('mark.aside', { words: one.login })}` : '');
  return (
    <>
      <Typography variant="body2" color="textSecondary">
        {translate('operator.users.samePersonHelp')}
      </Typography>
      {user.samePersonAs.length > 0 && (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', mt: 1 }}>
          <Typography variant="body2" sx={{ flex: 1, minWidth: 200 }}>
            {translate('operator.users.samePersonAs', { names: join(user.samePersonAs) })}
          </Typography>
          <Button size="small" disabled={busy} onClick={() => void propose('separate')}>
            {translate('operator.users.separate')}
          </Button>
        </Box>
      )}
      <Form record={{}} resource="users" onSubmit={(typed: object) => propose('same-person', typed)}>
        <Box sx={{ mt: 1, maxWidth: 480 }}>
          <ReferenceInput source="userId" reference="users" perPage={20} sort={{ field: 'login', order: 'ASC' }}>
            <AutocompleteInput
              label="operator.users.otherAccount"
              optionText={nameOf}
              filterToQuery={(q: string) => ({ q })}
              getOptionDisabled={({ id }: UserDto) => id === user.id}
              validate={required()}
              fullWidth
            />
          </ReferenceInput>
          <Button type="submit" variant="outlined" disabled={busy}>
            {translate('operator.users.link')}
          </Button>
        </Box>
      </Form>
    </>
  );
}
