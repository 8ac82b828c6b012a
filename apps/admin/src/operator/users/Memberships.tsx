import type { GrantProposedDto, UserDto } from '@linxuan/contracts';
import { Box, Button, Typography } from '@mui/material';
import { Form, required, SelectInput, useTranslate } from 'react-admin';
import { useText, useWords, type Sending } from '../../components';
import { ALL_ROLES } from '../../session/roles';
import { OrganisationInput } from '../OrganisationInput';

/** The parts of an account's page share one account, one write at a time, and the place where a proposal is shown. */
export interface AccountPart {
  user: UserDto;
  busy: boolean;
  send: Sending['send'];
  onProposed(made: GrantProposedDto): void;
}

/** The roles of an account. Giving and ending one is proposed here and confirmed by another person. */
export function Memberships({ user, busy, send, onProposed }: AccountPart) {
  const translate = useTranslate();
  const text = useText();
  const words = useWords();
  const propose = async (path: string, body?: object) => {
    const made = await send<GrantProposedDto>('POST', path, body);
    if (made) onProposed(made);
  };
  return (
    <>
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
            <Button
              size="small"
              disabled={busy}
              onClick={() => void propose(`/operator/memberships/${one.id}/end`)}
              aria-label={`${translate('operator.users.endMembership')}${translate('mark.colon')}${words.role(one.role)}`}
            >
              {translate('operator.users.endMembership')}
            </Button>
          )}
        </Box>
      ))}
      <Form
        record={{}}
        resource="users"
        onSubmit={(typed: object) => propose(`/operator/users/${user.id}/memberships`, typed)}
        sanitizeEmptyValues
      >
        <Box sx={{ mt: 2, maxWidth: 480 }}>
          <OrganisationInput source="orgId" validate={required()} fullWidth />
          <SelectInput
            source="role"
            validate={required()}
            translateChoice={false}
            fullWidth
            choices={ALL_ROLES.map((id) => ({ id, name: words.role(id) }))}
          />
          <Button type="submit" variant="outlined" disabled={busy}>
            {translate('operator.users.addMembership')}
          </Button>
        </Box>
      </Form>
    </>
  );
}
