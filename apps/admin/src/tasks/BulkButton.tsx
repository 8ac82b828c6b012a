import PlaylistPlayIcon from '@mui/icons-material/PlaylistPlay';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { BulkActDialog, useText } from '../components';
import type { TaskRow } from '../providers/types';
import { bulkActionsOf } from './bulkActions';

/** Leads to the dry run for exactly the ticked rows that are on show. */
export function BulkButton() {
  const translate = useTranslate();
  const text = useText();
  const { selectedIds, data, onUnselectItems } = useListContext<TaskRow>();
  const [chosen, setChosen] = useState<TaskRow[] | null>(null);
  const open = () => setChosen((data ?? []).filter(({ id }) => selectedIds.includes(id)));
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
            title: text(task.subject),
          }))}
          actions={bulkActionsOf(chosen)}
          onClose={close}
        />
      )}
    </>
  );
}
