import PlaylistPlayIcon from '@mui/icons-material/PlaylistPlay';
import { Button } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { BulkActDialog, useWords } from '../components';
import type { TaskRow } from '../providers/types';
import { bulkActionsOf } from './bulkActions';

/** Leads to the dry run for the selected rows, also those of pages seen before. */
export function BulkButton() {
  const translate = useTranslate();
  const words = useWords();
  const { selectedIds, data, onUnselectItems } = useListContext<TaskRow>();
  const seen = useRef(new Map<string, TaskRow>());
  const [chosen, setChosen] = useState<TaskRow[] | null>(null);
  useEffect(() => data?.forEach((task) => seen.current.set(task.id, task)), [data]);
  const open = () => setChosen(selectedIds.flatMap((id) => seen.current.get(String(id)) ?? []));
  const close = (started: boolean) => {
    setChosen(null);
    if (started) onUnselectItems();
  };
  return (
    <>
      <Button size="small" startIcon={<PlaylistPlayIcon />} onClick={open}>
        {translate('bulk.button')}
      </Button>
      {chosen && (
        <BulkActDialog
          subjects={chosen.map((task) => ({
            type: task.subjectType,
            id: task.subjectId,
            title: task.title || task.number || words.task(task.kind),
          }))}
          actions={bulkActionsOf(chosen)}
          onClose={close}
        />
      )}
    </>
  );
}
