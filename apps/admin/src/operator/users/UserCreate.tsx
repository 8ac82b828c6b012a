import type { GrantProposedDto, UserBodyDto } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import { Box } from '@mui/material';
import { useState } from 'react';
import { Create, FormDataConsumer, ListButton, required, SelectInput, SimpleForm, TextInput } from 'react-admin';
import { useWords } from '../../components';
import { ALL_ROLES } from '../../session/roles';
import { OrganisationInput } from '../OrganisationInput';
import { Proposed } from '../Proposed';

interface Typed {
  login: string;
  displayName: string;
  orgId: string;
  role: UserBodyDto['memberships'][number]['role'];
  identityNumber?: string | null;
  expertise?: string | null;
}

/** A new account with its first role; another person confirms it, and each of the two is shown half of its password. */
export default function UserCreate() {
  const words = useWords();
  const [made, setMade] = useState<GrantProposedDto | null>(null);
  if (made)
    return (
      <Box sx={{ maxWidth: 640 }}>
        <Proposed made={made} />
        <ListButton resource="users" sx={{ mt: 1 }} />
      </Box>
    );
  return (
    <Create<UserBodyDto & { id: string }>
      transform={(typed: Typed) => bodyOf(typed)}
      mutationOptions={{ onSuccess: (answer) => setMade(answer as unknown as GrantProposedDto) }}
    >
      <SimpleForm sx={{ maxWidth: 640 }}>
        <TextInput
          source="login"
          validate={required()}
          helperText="operator.users.loginHelp"
          autoComplete="off"
          parse={(text: string) => text.trim()}
        />
        <TextInput source="displayName" validate={required()} autoComplete="off" />
        <OrganisationInput source="orgId" validate={required()} />
        <SelectInput
          source="role"
          validate={required()}
          translateChoice={false}
          choices={ALL_ROLES.map((id) => ({ id, name: words.role(id) }))}
        />
        <TextInput source="identityNumber" helperText="operator.users.identityHelp" autoComplete="off" />
        <FormDataConsumer<Typed>>
          {({ formData }) => formData.role === 'expert' && <TextInput source="expertise" />}
        </FormDataConsumer>
      </SimpleForm>
    </Create>
  );
}

/** What the API takes; fields of expertise are typed in one line, with commas of either width between them. */
function bodyOf({ login, displayName, orgId, role, identityNumber, expertise }: Typed): UserBodyDto {
  const named = (expertise ?? '')
    .split(/[,，]/)
    .map((word) => word.trim())
    .filter(Boolean);
  return {
    login,
    displayName,
    memberships: [{ orgId, role }],
    ...(isVisible(identityNumber ?? '') && { identityNumber: identityNumber?.trim() ?? '' }),
    ...(named.length > 0 && { expertise: named }),
  };
}
