import { REGISTRATION_STATES, type RegistrationDto } from '@linxuan/contracts';
import { Chip, Typography } from '@mui/material';
import {
  DatagridConfigurable,
  FunctionField,
  SelectInput,
  SimpleList,
  TextField,
  TextInput,
  useTranslate,
} from 'react-admin';
import { EmptyState, RecordList, useFormat, usePoll } from '../components';

/** Columns that one may add. */
const HIDDEN = ['phone', 'email'];

/** Who asks for an account: what waits for a second person first, then what nobody has looked at. */
export default function RegistrationList() {
  const translate = useTranslate();
  const format = useFormat();
  const poll = usePoll();
  const state = ({ state: one }: RegistrationDto) => (
    <Chip
      size="small"
      variant="outlined"
      color={one === 'filed' || one === 'checked' ? 'warning' : 'default'}
      label={translate(`registrations.state.${one}`)}
    />
  );
  const empty = <EmptyState title={translate('registrations.none')}>{translate('registrations.noneHelp')}</EmptyState>;
  return (
    <RecordList
      sort={{ field: 'id', order: 'ASC' }}
      queryOptions={{ refetchInterval: poll }}
      filters={[
        <TextInput key="q" source="q" label="registrations.search" type="search" alwaysOn resettable />,
        <SelectInput
          key="state"
          source="state"
          alwaysOn
          translateChoice={false}
          choices={REGISTRATION_STATES.map((id) => ({ id, name: translate(`registrations.state.${id}`) }))}
        />,
      ]}
      cards={
        <SimpleList<RegistrationDto>
          empty={empty}
          rowClick="show"
          primaryText={({ orgName }) => orgName}
          secondaryText={({ code, personName }) => `${code} · ${personName}`}
          tertiaryText={state}
        />
      }
    >
      <Typography variant="body2" color="textSecondary" sx={{ px: 2, pt: 1.5 }}>
        {translate('registrations.twoPersons')}
      </Typography>
      <DatagridConfigurable rowClick="show" bulkActionButtons={false} size="small" omit={HIDDEN} empty={empty}>
        <TextField source="orgName" sortable={false} />
        <TextField source="code" sortable={false} sx={{ overflowWrap: 'anywhere' }} />
        <TextField source="personName" sortable={false} />
        <TextField source="phone" sortable={false} />
        <TextField source="email" sortable={false} />
        <FunctionField<RegistrationDto>
          source="filedAt"
          sortable={false}
          render={({ filedAt }) => format.dateTime(filedAt)}
        />
        <FunctionField<RegistrationDto> source="state" sortable={false} render={state} />
      </DatagridConfigurable>
    </RecordList>
  );
}
