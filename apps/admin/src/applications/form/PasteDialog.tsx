import { mapTable, parseCells, type FormField, type TableColumn, type TableReading } from '@linxuan/form-rules';
import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { EntryField, useJoin, useLang } from '../../components';
import { PastePreview } from './PastePreview';

/** Rows out of a spreadsheet, for those who do not think of pasting into a cell. */
export function PasteDialog({
  open,
  columns,
  initial,
  room,
  onClose,
  onPaste,
}: {
  open: boolean;
  columns: readonly FormField[];
  /** What was pasted into a cell and waits to be looked at. */
  initial: string;
  room: number;
  onClose(): void;
  onPaste(reading: TableReading): void;
}) {
  const translate = useTranslate();
  const join = useJoin();
  const lang = useLang();
  const titleId = useId();
  const [text, setText] = useState(initial);
  const titles = columns.map(({ title }) => title[lang]);
  const reading = mapTable(parseCells(text), columns.map(tableColumn));
  const cells = reading.rows;
  const isKnown = reading.columns.some((name) => name !== null);
  const done = () => {
    onPaste(reading);
    onClose();
  };
  return (
    <Dialog open={open} onClose={onClose} fullWidth maxWidth="md" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{translate('applications.pasteRows')}</DialogTitle>
      <DialogContent>
        <DialogContentText>{translate('applications.pasteHelp', { columns: join(titles) })}</DialogContentText>
        <EntryField
          label={translate('applications.pasteHere')}
          multiline
          minRows={6}
          maxRows={14}
          value={text}
          onChange={({ target }) => setText(target.value)}
          autoFocus
          sx={{ mt: 1 }}
        />
        {cells.length > 0 && <PastePreview reading={reading} columns={columns} />}
        {cells.length > 0 && (
          <Typography variant="body2" role="status">
            {translate('applications.pasteCount', { smart_count: Math.min(cells.length, room) })}
          </Typography>
        )}
        {cells.length > room && (
          <Typography variant="body2" color="error">
            {translate('applications.pasteTooMany', { room })}
          </Typography>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('act.cancel')}</Button>
        <Button variant="contained" disabled={cells.length === 0 || room <= 0 || !isKnown} onClick={done}>
          {translate('applications.addRows')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** The names by which a head of a column is known: the titles in both languages. */
export function tableColumn({ name, title }: FormField): TableColumn {
  return { name, titles: [title.zh, title.en, name] };
}
