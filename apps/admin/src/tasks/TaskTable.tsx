import { Typography } from '@mui/material';
import { DatagridConfigurable, FunctionField, TextField, useTranslate } from 'react-admin';
import { AwayNote, DeadlineChip, UrgencyText, useFormat, useText, useWords } from '../components';
import { pathOfTask } from '../worksheet-routes';
import type { TaskRow } from '../providers/types';
import { BulkButton } from './BulkButton';
import { TaskEmpty } from './TaskEmpty';
import { TaskFacts } from './TaskFacts';

/** Dense table with a choice of columns; a row leads to the worksheet of its kind. */
export function TaskTable() {
  const translate = useTranslate();
  const words = useWords();
  const text = useText();
  const format = useFormat();
  const label = (field: string) => translate(`resources.tasks.fields.${field}`);
  return (
    <>
      <DatagridConfigurable
        rowClick={(_id, _resource, record) => pathOfTask(record as TaskRow)}
        bulkActionButtons={<BulkButton />}
        empty={<TaskEmpty />}
        omit={['number', 'edition', 'concerns', 'urgency', 'openedAt', 'stage']}
        size="small"
        sx={{ '& .whole': { whiteSpace: 'nowrap' } }}
      >
        <FunctionField<TaskRow>
          source="title"
          label={label('title')}
          sortable={false}
          render={(task) => (
            <>
              <Typography component="span" variant="body2" sx={{ display: 'block', fontWeight: 600, lineHeight: 1.4 }}>
                {text(task.subject)}
              </Typography>
              <TaskFacts task={task} />
              <AwayNote away={task.away} />
            </>
          )}
        />
        <FunctionField<TaskRow>
          source="kind"
          label={label('kind')}
          sortBy="kind"
          cellClassName="whole"
          render={({ kind, detail }) => (
            <>
              {words.task(kind)}
              {detail && (
                <Typography
                  component="span"
                  color="textSecondary"
                  sx={{ display: 'block', fontSize: '0.78rem', lineHeight: 1.4 }}
                >
                  {text(detail)}
                </Typography>
              )}
            </>
          )}
        />
        <FunctionField<TaskRow>
          source="dueAt"
          label={label('dueAt')}
          sortBy="dueAt"
          render={({ dueAt, urgency, timeLeft }) => (
            <DeadlineChip dueAt={dueAt} urgency={urgency} timeLeft={timeLeft} oneLine />
          )}
        />
        <FunctionField<TaskRow>
          source="age"
          label={label('age')}
          sortBy="openedAt"
          render={({ age }) => translate('resources.tasks.fields.days', { count: age })}
        />
        <TextField source="number" label={label('number')} sortable={false} />
        <FunctionField<TaskRow>
          source="edition"
          label={label('edition')}
          sortBy="edition"
          render={({ edition }) => text(edition)}
        />
        <FunctionField<TaskRow>
          source="concerns"
          label={label('concerns')}
          sortable={false}
          render={({ concerns }) => text(concerns)}
        />
        <FunctionField<TaskRow>
          source="urgency"
          label={label('urgency')}
          sortable={false}
          render={({ urgency, dueAt }) => <UrgencyText urgency={dueAt ? urgency : 'none'} />}
        />
        <FunctionField<TaskRow>
          source="stage"
          label={label('stage')}
          sortable={false}
          render={({ stage, stageTitle }) => text(stageTitle) || stage}
        />
        <FunctionField<TaskRow>
          source="openedAt"
          label={label('openedAt')}
          sortBy="openedAt"
          render={({ openedAt }) => format.dateTime(openedAt)}
        />
      </DatagridConfigurable>
    </>
  );
}
