import type { FormField } from '@linxuan/form-rules';
import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  TextField,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useJoin, useLang } from '../../components';
import { parseCells, withoutHeader } from './typing';

/** Rows out of a spreadsheet, for those who do not think of pasting into a cell. */
export function PasteDialog({
  open,
  columns,
  room,
  onClose,
  onPaste,
}: {
  open: boolean;
  columns: readonly FormField[];
  room: number;
  onClose(): void;
  onPaste(cells: string[][]): void;
}) {
  const translate = useTranslate();
  const join = useJoin();
  const lang = useLang();
  const titleId = useId();
  const [text, setText] = useState('');
  const titles = columns.map(({ title }) => title[lang]);
  const cells = withoutHeader(parseCells(text), titles);
  const done = () => {
    onPaste(cells);
    setText('');
    onClose();
  };
  return (
    <Dialog open={open} onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{translate('applications.pasteRows')}</DialogTitle>
      <DialogContent>
        <DialogContentText>{translate('applications.pasteHelp', { columns: join(titles) })}</DialogContentText>
        <TextField
          label={translate('applications.pasteHere')}
          multiline
          minRows={6}
          maxRows={14}
          value={text}
          onChange={({ target }) => setText(target.value)}
          autoFocus
          sx={{ mt: 1 }}
        />
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
        <Button variant="contained" disabled={cells.length === 0 || room <= 0} onClick={done}>
          {translate('applications.addRows')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
