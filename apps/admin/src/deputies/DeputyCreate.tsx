import type { DeputyBodyDto } from '@linxuan/contracts';
import { Typography } from '@mui/material';
import { Create, FormDataConsumer, required, SelectInput, SimpleForm, useTranslate } from 'react-admin';
import { businessDay, DayInput, useJoin, useRead, useText, useWords } from '../components';
import { useSession } from '../providers/sessionStore';
import { OFFICES } from '../session/roles';

interface Candidate {
  id: string;
  displayName: string;
  roles: string[];
}

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
        defaultValues={{ membershipId: own[0]?.id, from: businessDay(), to: businessDay(6) }}
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
        <DayInput kind="ahead" source="from" validate={required()} />
        <DayInput kind="coming" source="to" validate={required()} />
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
