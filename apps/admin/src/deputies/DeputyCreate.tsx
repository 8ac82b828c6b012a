import type { DeputyBodyDto } from '@linxuan/contracts';
import { Typography } from '@mui/material';
import { Create, DateInput, FormDataConsumer, required, SelectInput, SimpleForm, useTranslate } from 'react-admin';
import { useJoin, useRead, useText, useWords } from '../components';
import { sessionStore, useSession } from '../providers/sessionStore';
import { OFFICES } from '../session/roles';

interface Candidate {
  id: string;
  displayName: string;
  roles: string[];
}

const beijingDay = (days = 0) =>
  new Date(sessionStore.now().getTime() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

/**
 * Names a colleague for one of one's own roles; judgement in person and the running of the installation are not lent.
 */
export default function DeputyCreate() {
  const translate = useTranslate();
  const text = useText();
  const words = useWords();
  const own = (useSession()?.memberships ?? []).filter(
    ({ role, actingFor }) => role !== 'expert' && !OFFICES.some((office) => office === role) && !actingFor,
  );
  if (own.length === 0) return <Typography sx={{ p: 2 }}>{translate('deputies.noRole')}</Typography>;
  return (
    <Create redirect="list">
      <SimpleForm
        sx={{ maxWidth: 640 }}
        defaultValues={{ membershipId: own[0]?.id, from: beijingDay(), to: beijingDay(6) }}
        validate={(typed) => (String(typed['to']) < String(typed['from']) ? { to: 'deputies.backwards' } : {})}
      >
        <Typography color="textSecondary">{translate('deputies.help')}</Typography>
        <SelectInput
          source="membershipId"
          label="resources.deputies.fields.role"
          validate={required()}
          translateChoice={false}
          choices={own.map(({ id, role, orgName }) => ({ id, name: `${words.role(role)} · ${text(orgName)}` }))}
        />
        <FormDataConsumer<DeputyBodyDto>>
          {({ formData }) => <CandidateInput membershipId={formData.membershipId} />}
        </FormDataConsumer>
        <DateInput source="from" validate={required()} />
        <DateInput source="to" validate={required()} />
      </SimpleForm>
    </Create>
  );
}

/** Colleagues who may stand in for the role that was chosen. */
function CandidateInput({ membershipId }: { membershipId: string | undefined }) {
  const translate = useTranslate();
  const words = useWords();
  const join = useJoin();
  const { data, isPending } = useRead<Candidate[]>(
    membershipId ? `/deputies/candidates?membershipId=${membershipId}` : null,
  );
  const nameOf = ({ displayName, roles }: Candidate) =>
    `${displayName}${translate('mark.aside', { words: join(roles.map((role) => words.role(role))) })}`;
  return (
    <SelectInput
      source="deputyUser"
      validate={required()}
      translateChoice={false}
      isPending={isPending && Boolean(membershipId)}
      helperText={data?.length === 0 ? 'deputies.nobody' : false}
      choices={(data ?? []).map((one) => ({ id: one.id, name: nameOf(one) }))}
    />
  );
}
