import type { OrganisationDto } from '@linxuan/contracts';
import { DatagridConfigurable, FunctionField, NumberField, SelectInput, TextField, TextInput } from 'react-admin';
import { RecordList, useText } from '../../components';
import { useKindChoices } from './useKindChoices';

/** Columns that one may add. */
const HIDDEN = ['regionCode', 'affiliation'];

/** Organisations with their codes and where they belong. */
export default function OrganisationList() {
  const text = useText();
  const kinds = useKindChoices();
  return (
    <RecordList
      sort={{ field: 'id', order: 'ASC' }}
      filters={[
        <TextInput key="q" source="q" label="operator.organisations.search" type="search" alwaysOn resettable />,
        <SelectInput key="kind" source="kind" translateChoice={false} choices={kinds} />,
      ]}
    >
      <DatagridConfigurable rowClick="edit" bulkActionButtons={false} size="small" omit={HIDDEN}>
        <FunctionField<OrganisationDto> source="name" sortable={false} render={({ name }) => text(name)} />
        <TextField source="id" sortable={false} />
        <FunctionField<OrganisationDto>
          source="kind"
          sortable={false}
          render={({ kind }) => kinds.find(({ id }) => id === kind)?.name ?? kind}
        />
        <TextField source="uscc" sortable={false} sx={{ overflowWrap: 'anywhere' }} />
        <FunctionField<OrganisationDto>
          source="parentId"
          sortable={false}
          render={({ parentName }) => text(parentName)}
        />
        <TextField source="regionCode" sortable={false} />
        <TextField source="affiliation" sortable={false} />
        <NumberField source="people" sortable={false} />
      </DatagridConfigurable>
    </RecordList>
  );
}
