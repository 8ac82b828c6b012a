import ContentCopyIcon from '@mui/icons-material/ContentCopyOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { formFields, mapTable, parseCells, type FormField } from '@linxuan/form-rules';
import {
  Box,
  Button,
  IconButton,
  Pagination,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
  useMediaQuery,
  type Theme,
} from '@mui/material';
import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useLang } from '../../components';
import { useDraft } from '../draft/DraftContext';
import { anchorOf } from '../jump';
import { CellInput } from './CellInput';
import { ListFrame } from './ListFrame';
import { PasteDialog, tableColumn } from './PasteDialog';
import { useRows, type Row } from './useRows';
import { useTableFill } from './useTableFill';

/** Rows on one page of the table: hundreds of inputs at once would make typing slow. */
const PAGE = 25;

/**
 * A table that is filled in like a spreadsheet: Enter goes down and adds a row at the end, several cells can be pasted
 * at once.
 */
export function RowsTable({ field, pointer }: { field: FormField; pointer: string }) {
  const translate = useTranslate();
  const lang = useLang();
  const { form } = useDraft();
  const list = useRows(field, pointer);
  const [page, setPage] = useState(1);
  const [pasting, setPasting] = useState<string | null>(null);
  const isWide = useMediaQuery<Theme>((theme) => theme.breakpoints.up('sm'));
  const columns = formFields(form).filter((column) => column.list === field.pointer);
  const pages = Math.max(1, Math.ceil(list.rows.length / PAGE));
  const at = Math.min(page, pages);
  const shown = list.rows.slice((at - 1) * PAGE, at * PAGE);

  const table = useTableFill(list, columns, field.maxItems);
  const paste = (row: Row, columnIndex: number) => (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const cells = parseCells(text);
    // A table with its titles is looked at first; cells without them belong where they are pasted.
    if (mapTable(cells, columns.map(tableColumn)).head) setPasting(text);
    else table.fill(mapTable(cells, columns.slice(columnIndex).map(tableColumn)), list.rows.indexOf(row));
  };
  const addRow = () => {
    const id = list.add();
    setPage(Math.ceil((list.rows.length + 1) / PAGE));
    focusCell(`${pointer}/@${id}`, columns[0]?.name);
  };
  const move = (row: Row, columnIndex: number) => (event: KeyboardEvent) => {
    const column = columns[columnIndex]?.name;
    const step =
      event.key === 'Enter' && !event.nativeEvent.isComposing
        ? 1
        : event.key === 'ArrowDown'
          ? 1
          : event.key === 'ArrowUp'
            ? -1
            : 0;
    if (step === 0 || (event.key !== 'Enter' && !event.altKey && !event.ctrlKey)) return;
    event.preventDefault();
    const next = list.rows[list.rows.indexOf(row) + step];
    if (next) focusCell(list.pointerOf(next), column);
    else if (event.key === 'Enter' && list.canAdd) addRow();
  };
  const buttons = (row: Row, index: number) => (
    <>
      <IconButton
        size="small"
        onClick={() => list.duplicate(row)}
        disabled={!list.canAdd}
        aria-label={translate('applications.duplicateRow', { row: index })}
      >
        <ContentCopyIcon fontSize="small" />
      </IconButton>
      <IconButton
        size="small"
        onClick={() => list.remove(row)}
        aria-label={translate('applications.removeRow', { row: index })}
      >
        <DeleteIcon fontSize="small" />
      </IconButton>
    </>
  );
  return (
    <ListFrame
      field={field}
      pointer={pointer}
      list={list}
      addLabel={translate('applications.addRow')}
      onAdd={addRow}
      aside={
        <>
          <Button size="small" onClick={() => setPasting('')}>
            {translate('applications.pasteRows')}
          </Button>
          {table.undo && (
            <Button size="small" onClick={table.undo}>
              {translate('applications.pasteUndo')}
            </Button>
          )}
        </>
      }
    >
      {isWide && shown.length > 0 && (
        <TableContainer sx={{ border: 1, borderColor: 'divider', borderRadius: 1 }}>
          <Table size="small" aria-label={field.title[lang]}>
            <TableHead>
              <TableRow>
                <TableCell sx={{ width: 44 }}>{translate('applications.rowNumber')}</TableCell>
                {columns.map((column) => (
                  <TableCell key={column.pointer} title={column.help?.[lang]}>
                    {column.title[lang]}
                    {column.unit && translate('mark.aside', { words: column.unit[lang] })}
                    {column.required && ' *'}
                  </TableCell>
                ))}
                <TableCell sx={{ width: 84 }} aria-label={translate('applications.rowActions')} />
              </TableRow>
            </TableHead>
            <TableBody>
              {shown.map((row, i) => (
                <TableRow key={row.id} id={anchorOf(list.pointerOf(row))} sx={{ scrollMarginTop: 96 }}>
                  <TableCell sx={{ color: 'text.secondary' }}>{(at - 1) * PAGE + i + 1}</TableCell>
                  {columns.map((column, j) => (
                    <TableCell key={column.pointer} sx={{ p: '2px 4px !important', verticalAlign: 'top' }}>
                      <CellInput
                        column={column}
                        pointer={`${list.pointerOf(row)}/${column.name}`}
                        label={`${column.title[lang]} ${(at - 1) * PAGE + i + 1}`}
                        onPaste={paste(row, j)}
                        onKeyDown={move(row, j)}
                      />
                    </TableCell>
                  ))}
                  <TableCell sx={{ p: '2px !important', whiteSpace: 'nowrap' }}>
                    {buttons(row, (at - 1) * PAGE + i + 1)}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
      {!isWide &&
        shown.map((row, i) => (
          <Box
            key={row.id}
            id={anchorOf(list.pointerOf(row))}
            sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1, mb: 1 }}
          >
            <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center' }}>
              <Typography variant="body2" sx={{ fontWeight: 650 }}>
                {(at - 1) * PAGE + i + 1}
              </Typography>
              <Box>{buttons(row, (at - 1) * PAGE + i + 1)}</Box>
            </Box>
            {columns.map((column, j) => (
              <Box key={column.pointer} sx={{ mb: 0.5 }}>
                <Typography variant="body2" color="textSecondary">
                  {column.title[lang]}
                  {column.required && ' *'}
                </Typography>
                <CellInput
                  column={column}
                  pointer={`${list.pointerOf(row)}/${column.name}`}
                  label={`${column.title[lang]} ${(at - 1) * PAGE + i + 1}`}
                  onPaste={paste(row, j)}
                  onKeyDown={move(row, j)}
                  boxed
                />
              </Box>
            ))}
          </Box>
        ))}
      {pages > 1 && (
        <Pagination count={pages} page={at} onChange={(_, chosen) => setPage(chosen)} size="small" sx={{ mt: 1 }} />
      )}
      {pasting !== null && (
        <PasteDialog
          open
          initial={pasting}
          columns={columns}
          room={(field.maxItems ?? Infinity) - list.rows.length}
          onClose={() => setPasting(null)}
          onPaste={(reading) => table.fill(reading, list.rows.length)}
        />
      )}
    </ListFrame>
  );
}

function focusCell(rowPointer: string, column: string | undefined): void {
  setTimeout(
    () =>
      document
        .getElementById(anchorOf(`${rowPointer}/${column ?? ''}`))
        ?.querySelector('input')
        ?.focus(),
    30,
  );
}
