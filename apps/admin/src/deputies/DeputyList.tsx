import type { DeputyDto } from '@linxuan/contracts';
import { Chip, Typography } from '@mui/material';
import {
  DatagridConfigurable,
  DeleteButton,
  FunctionField,
  SelectInput,
  SimpleList,
  TextField,
  TextInput,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { EmptyState, RecordList, useFormat, useText, useWords } from '../components';

const STATES = ['running', 'coming', 'over'] as const;

/** Who works for whom and until when: one's own, and for an operator everybody's. */
export default function DeputyList() {
  const translate = useTranslate();
  const text = useText();
  const words = useWords();
  const format = useFormat();
  const period = ({ from, to }: DeputyDto) =>
    translate('deputies.period', { from: format.date(from), to: format.date(to) });
  const empty = <EmptyState title={translate('deputies.none')}>{translate('deputies.help')}</EmptyState>;
  return (
    <>
      <Typography color="textSecondary" sx={{ mt: 1 }}>
        {translate('deputies.help')} {translate('deputies.useIt')}
      </Typography>
      <RecordList
        sort={{ field: 'from', order: 'DESC' }}
        filters={[
          <TextInput key="q" source="q" type="search" alwaysOn resettable />,
          <SelectInput
            key="state"
            source="state"
            translateChoice={false}
            choices={STATES.map((id) => ({ id, name: translate(`deputies.${id}`) }))}
          />,
        ]}
        cards={
          <SimpleList<DeputyDto>
            empty={empty}
            rowClick={false}
            primaryText={({ principal, deputy }) => translate('deputies.line', { principal, deputy })}
            secondaryText={(one) => `${words.role(one.role)} · ${text(one.orgName)} · ${period(one)}`}
            tertiaryText={() => <EndButton />}
          />
        }
      >
        <DatagridConfigurable rowClick={false} bulkActionButtons={false} size="small" empty={empty}>
          <TextField source="principal" />
          <TextField source="deputy" />
          <FunctionField<DeputyDto>
            source="role"
            render={({ role, orgName }) => `${words.role(role)} · ${text(orgName)}`}
          />
          <FunctionField<DeputyDto> source="from" render={period} />
          <FunctionField<DeputyDto>
            source="state"
            render={({ state }) => (
              <Chip
                size="small"
                color={state === 'running' ? 'primary' : 'default'}
                variant="outlined"
                label={translate(`deputies.${state}`)}
              />
            )}
          />
          <EndButton />
        </DatagridConfigurable>
      </RecordList>
    </>
  );
}

/** Ends a deputation of one's own at once; the deputy's next request is refused. */
function EndButton() {
  const one = useRecordContext<DeputyDto>();
  if (!one?.mine || one.state === 'over') return null;
  return (
    <DeleteButton label="deputies.end" mutationMode="pessimistic" redirect={false} successMessage="deputies.ended" />
  );
}
