import { useMediaQuery, type Theme } from '@mui/material';
import {
  FilterButton,
  List,
  SelectColumnsButton,
  TextInput,
  TopToolbar,
  useListContext,
  useTranslate,
} from 'react-admin';
import { ExportButton, useLinxuan, usePoll } from '../components';
import { TaskAside } from './TaskAside';
import { TaskCards } from './TaskCards';
import { TaskTable } from './TaskTable';
import { KindFilter, UrgencyFilter } from './TaskFilters';

/** The one work queue of every role. */
export default function TaskList() {
  const translate = useTranslate();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const poll = usePoll();
  return (
    <List
      resource="tasks"
      title={translate('tasks.title')}
      sort={{ field: 'dueAt', order: 'ASC' }}
      perPage={25}
      empty={false}
      exporter={false}
      queryOptions={{ refetchInterval: poll }}
      filters={[
        <TextInput key="q" source="q" label={translate('tasks.search')} type="search" alwaysOn resettable />,
        <KindFilter key="kind" source="kind" />,
        <UrgencyFilter key="urgency" source="urgency" />,
      ]}
      actions={<TaskToolbar columns={!isNarrow} />}
      aside={<TaskAside />}
      sx={{
        '& .RaList-main': { minWidth: 0 },
        '& .RaDatagrid-tableWrapper': { overflowX: 'auto' },
        '& .RaList-actions, & .RaTopToolbar-root': { bgcolor: 'transparent', px: 0 },
        '& .RaList-content': isNarrow ? { bgcolor: 'transparent', border: 0, boxShadow: 'none' } : {},
        '& .RaFilterForm-filterFormInput': { width: { xs: '100%', sm: 300 } },
      }}
    >
      {isNarrow ? <TaskCards /> : <TaskTable />}
    </List>
  );
}

function TaskToolbar({ columns }: { columns: boolean }) {
  const { filterValues, sort } = useListContext();
  const provider = useLinxuan();
  return (
    <TopToolbar sx={{ bgcolor: { xs: 'transparent' }, p: { xs: 0 }, pb: { xs: 0.5 } }}>
      <FilterButton />
      {columns && <SelectColumnsButton />}
      <ExportButton onExport={(format) => provider.exportTasks({ filter: filterValues, sort }, format)} />
    </TopToolbar>
  );
}
