import { TextInput } from 'react-admin';
import { RecordList, usePoll } from '../components';
import { TaskAside } from './TaskAside';
import { TaskCards } from './TaskCards';
import { EditionFilter, KindFilter, UrgencyFilter } from './TaskFilters';
import { TaskTable } from './TaskTable';

/** The one work queue of every role. */
export default function TaskList() {
  return (
    <RecordList
      sort={{ field: 'dueAt', order: 'ASC' }}
      queryOptions={{ refetchInterval: usePoll() }}
      filters={[
        <TextInput key="q" source="q" label="tasks.search" type="search" alwaysOn resettable />,
        <KindFilter key="kind" source="kind" />,
        <EditionFilter key="editionId" source="editionId" />,
        <UrgencyFilter key="urgency" source="urgency" />,
      ]}
      aside={<TaskAside />}
      cards={<TaskCards />}
    >
      <TaskTable />
    </RecordList>
  );
}
