import type { ObjectionListItem } from '@linxuan/contracts';
import { Chip } from '@mui/material';
import {
  DatagridConfigurable,
  FunctionField,
  SelectInput,
  SimpleList,
  TextField,
  TextInput,
  useTranslate,
} from 'react-admin';
import { DeadlineChip, EmptyState, RecordList, useFormat } from '../components';
import { PublicationTabs } from './PublicationTabs';

/** Objections that were filed against what was on notice; those that wait for an answer first. */
export default function ObjectionList() {
  const translate = useTranslate();
  const format = useFormat();
  const empty = (
    <EmptyState title={translate('publication.objection.none')}>
      {translate('publication.objection.noneHelp')}
    </EmptyState>
  );
  const due = ({ settledAt, dueAt }: ObjectionListItem) =>
    settledAt === null ? <DeadlineChip dueAt={dueAt} oneLine /> : format.dateTime(settledAt);
  return (
    <>
      <PublicationTabs />
      <RecordList
        filterDefaultValues={{ state: 'open' }}
        sort={{ field: 'filedAt', order: 'DESC' }}
        filters={[
          <TextInput key="q" source="q" label="publication.objection.search" type="search" alwaysOn resettable />,
          <SelectInput
            key="state"
            source="state"
            alwaysOn
            translateChoice={false}
            choices={(['open', 'settled'] as const).map((id) => ({
              id,
              name: translate(`publication.objection.${id}`),
            }))}
          />,
        ]}
        cards={
          <SimpleList<ObjectionListItem>
            empty={empty}
            primaryText={({ caseTitle }) => caseTitle}
            secondaryText={({ excerpt, number }) => `${number} · ${excerpt}`}
            tertiaryText={due}
          />
        }
      >
        <DatagridConfigurable
          rowClick="show"
          bulkActionButtons={false}
          size="small"
          empty={empty}
          omit={['caseNumber', 'filedAt']}
        >
          <TextField source="caseTitle" sortable={false} />
          <FunctionField<ObjectionListItem> source="state" sortable={false} render={(one) => <StateChip one={one} />} />
          <FunctionField<ObjectionListItem>
            source="grounds"
            sortable={false}
            render={({ grounds }) => translate(`publication.objection.ground.${grounds}`)}
          />
          <TextField source="excerpt" sortable={false} />
          <FunctionField<ObjectionListItem> source="dueAt" sortable={false} render={due} />
          <TextField source="number" sortable={false} />
          <TextField source="caseNumber" sortable={false} />
          <TextField source="holderName" sortable={false} />
          <FunctionField<ObjectionListItem>
            source="filedAt"
            sortable={false}
            render={({ filedAt }) => format.dateTime(filedAt)}
          />
        </DatagridConfigurable>
      </RecordList>
    </>
  );
}

function StateChip({ one }: { one: ObjectionListItem }) {
  const translate = useTranslate();
  return (
    <Chip
      size="small"
      label={translate(`objectionState.${one.state}`, { _: one.state })}
      color={one.state === 'upheld' ? 'error' : one.state === 'filed' ? 'warning' : 'default'}
    />
  );
}
