import { EXPERT_LEVELS, VETTING_STATES, type ExpertDto } from '@linxuan/contracts';
import { BooleanInput, DatagridConfigurable, FunctionField, SelectInput, SimpleList, TextField } from 'react-admin';
import { TextInput, useTranslate } from 'react-admin';
import { EmptyState, RecordList, useFormat, useJoin, useText } from '../components';
import { VettingChip } from './VettingChip';

/** The pool: who is there, in which fields, how much each has to do, and whether the history has been vetted. */
export default function ExpertList() {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const format = useFormat();
  const load = ({ load: owed, loadCap }: ExpertDto) =>
    loadCap === null
      ? translate('experts.owed', { count: owed })
      : translate('experts.owedOf', { count: owed, most: loadCap });
  const away = ({ awayFrom, awayUntil }: ExpertDto) =>
    awayFrom && awayUntil ? `${format.date(awayFrom)}–${format.date(awayUntil)}` : '';
  const empty = <EmptyState title={translate('experts.none')}>{translate('experts.noneHelp')}</EmptyState>;
  const choices = (ids: readonly string[], place: string) =>
    ids.map((id) => ({ id, name: translate(`experts.${place}.${id}`) }));
  return (
    <RecordList
      sort={{ field: 'id', order: 'ASC' }}
      filters={[
        <TextInput key="q" source="q" label="experts.search" type="search" alwaysOn resettable />,
        <SelectInput
          key="vetting"
          source="vetting"
          alwaysOn
          translateChoice={false}
          choices={choices(VETTING_STATES, 'vetting')}
        />,
        <SelectInput key="level" source="level" translateChoice={false} choices={choices(EXPERT_LEVELS, 'level')} />,
        <TextInput key="branch" source="branch" resettable />,
        <BooleanInput key="free" source="free" />,
      ]}
      cards={
        <SimpleList<ExpertDto>
          empty={empty}
          rowClick="show"
          primaryText={({ name }) => name}
          secondaryText={(expert) => `${text(expert.orgName)} · ${load(expert)}`}
          tertiaryText={({ vetting }) => <VettingChip vetting={vetting} />}
        />
      }
    >
      <DatagridConfigurable rowClick="show" bulkActionButtons={false} size="small" empty={empty}>
        <TextField source="name" sortable={false} />
        <FunctionField<ExpertDto> source="orgName" sortable={false} render={({ orgName }) => text(orgName)} />
        <FunctionField<ExpertDto>
          source="level"
          sortable={false}
          render={({ title, level }) => title || translate(`experts.level.${level}`)}
        />
        <FunctionField<ExpertDto> source="expertise" sortable={false} render={({ expertise }) => join(expertise)} />
        <FunctionField<ExpertDto> source="load" sortable={false} render={load} />
        <FunctionField<ExpertDto> source="awayFrom" sortable={false} render={away} />
        <FunctionField<ExpertDto>
          source="vetting"
          sortable={false}
          render={({ vetting }) => <VettingChip vetting={vetting} />}
        />
      </DatagridConfigurable>
    </RecordList>
  );
}
