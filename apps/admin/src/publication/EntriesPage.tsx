import type { EntryListItem } from '@linxuan/contracts';
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
import { useLocation } from 'react-router-dom';
import { DeadlineChip, EmptyState, RecordList, useText } from '../components';
import { WorkspaceFrame } from '../workspaces/WorkspacePage';
import { PublicationTabs } from './PublicationTabs';

const STEPS = ['entry-drafting', 'entry-confirming', 'entry-confirmed'] as const;

/** The entries of one edition's catalogue, each with the step that it is at. */
export default function EntriesPage() {
  return (
    <WorkspaceFrame workspace="publication" above={(id) => <PublicationTabs editionId={id} />}>
      {(editionId) => editionId !== undefined && <Entries editionId={editionId} />}
    </WorkspaceFrame>
  );
}

function Entries({ editionId }: { editionId: string }) {
  const translate = useTranslate();
  const text = useText();
  const { search } = useLocation();
  const empty = <EmptyState title={translate('publication.entry.none')} />;
  const open = (id: string | number) => `/entries/${id}/show${search}`;
  const step = ({ meaning, changeRequested }: EntryListItem) =>
    changeRequested === null ? (
      translate(`publication.entry.${meaning}`, { _: '' })
    ) : (
      <Chip size="small" color="warning" label={translate('publication.entry.change')} title={changeRequested} />
    );
  return (
    <RecordList
      title="publication.tabs.entries"
      // The address says which edition is meant; filters of the list are kept for each edition by themselves.
      disableSyncWithLocation
      storeKey={`entries/${editionId}`}
      filter={{ editionId }}
      sort={{ field: 'case.dueAt', order: 'ASC' }}
      filters={[
        <TextInput key="q" source="q" label="publication.entry.search" type="search" alwaysOn resettable />,
        <SelectInput
          key="meaning"
          source="meaning"
          alwaysOn
          translateChoice={false}
          choices={STEPS.map((id) => ({ id, name: translate(`publication.entry.${id}`) }))}
        />,
      ]}
      cards={
        <SimpleList<EntryListItem>
          empty={empty}
          rowClick={open}
          primaryText={({ case: one }) => one.title}
          secondaryText={({ case: one, section }) => `${one.number} · ${text(section.name)}`}
          tertiaryText={step}
        />
      }
    >
      <DatagridConfigurable
        rowClick={open}
        bulkActionButtons={false}
        size="small"
        empty={empty}
        omit={['case.holderName', 'changeRequested']}
      >
        <TextField source="case.title" />
        <TextField source="case.number" />
        <FunctionField<EntryListItem> source="meaning" render={step} />
        <FunctionField<EntryListItem>
          source="section.code"
          render={({ section }) => `${section.code} ${text(section.name)}`}
        />
        <FunctionField<EntryListItem>
          source="category.code"
          render={({ category }) => `${category.code} ${text(category.name)}`}
        />
        <FunctionField<EntryListItem>
          source="case.dueAt"
          render={({ case: one }) => <DeadlineChip dueAt={one.dueAt} oneLine />}
        />
        <TextField source="case.holderName" />
        <TextField source="changeRequested" />
      </DatagridConfigurable>
    </RecordList>
  );
}
