import type { DossierListDto } from '@linxuan/contracts';
import {
  DatagridConfigurable,
  FunctionField,
  NumberField,
  SelectInput,
  SimpleList,
  TextField,
  TextInput,
  useTranslate,
} from 'react-admin';
import { EmptyState, RecordList, useFormat, useText } from '../components';

const STATES = ['transmitted', 'receipted', 'refused', 'drafted', 'prepared'] as const;

/** Nominations that came in or went out, newest first. */
export default function DossierList() {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const empty = <EmptyState title={translate('nominations.emptyBatch')} />;
  const stateOf = ({ state, zeroReturn }: DossierListDto) =>
    [translate(`dossierState.${state}`), zeroReturn && translate('action.zero-return')].filter(Boolean).join(' · ');
  return (
    <RecordList
      filter={{ kind: 'nomination' }}
      sort={{ field: 'releasedAt', order: 'DESC' }}
      filters={[
        <TextInput key="q" source="q" label="nominations.search" type="search" alwaysOn resettable />,
        <SelectInput
          key="state"
          source="state"
          alwaysOn
          translateChoice={false}
          emptyText="nominations.allStates"
          choices={STATES.map((id) => ({ id, name: translate(`dossierState.${id}`) }))}
        />,
      ]}
      cards={
        <SimpleList<DossierListDto>
          empty={empty}
          primaryText={({ ownerName }) => text(ownerName)}
          secondaryText={(one) => `${text(one.stageTitle)} · ${one.number ?? translate('nominations.noNumber')}`}
          tertiaryText={stateOf}
        />
      }
    >
      <DatagridConfigurable rowClick="show" bulkActionButtons={false} size="small" empty={empty} omit={['version']}>
        <FunctionField<DossierListDto>
          source="ownerName"
          sortable={false}
          render={({ ownerName }) => text(ownerName)}
        />
        <TextField source="number" sortable={false} emptyText="nominations.noNumber" />
        <FunctionField<DossierListDto> source="stage" sortable={false} render={({ stageTitle }) => text(stageTitle)} />
        <FunctionField<DossierListDto> source="state" sortable={false} render={stateOf} />
        <NumberField source="items" sortable={false} />
        <FunctionField<DossierListDto>
          source="releasedAt"
          sortable={false}
          render={({ releasedAt }) => format.dateTime(releasedAt)}
        />
      </DatagridConfigurable>
    </RecordList>
  );
}
