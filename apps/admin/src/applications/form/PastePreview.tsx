import { isRefused, problemText, readTyped, typedField, type FormField, type TableReading } from '@linxuan/form-rules';
import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useJoin, useLang } from '../../components';

/** Rows that are shown; the rest is counted. */
const SHOWN = 8;

/** What a paste would put into the table, each cell as it is recorded, before it is taken. */
export function PastePreview({ reading, columns }: { reading: TableReading; columns: readonly FormField[] }) {
  const translate = useTranslate();
  const join = useJoin();
  const lang = useLang();
  const used = columns.filter(({ name }) => reading.columns.includes(name));
  const left = (reading.head ?? []).filter((title, i) => title !== '' && reading.columns[i] === null);
  return (
    <>
      <Typography variant="body2" sx={{ mt: 1 }}>
        {translate(reading.head ? 'applications.pasteByTitles' : 'applications.pasteInOrder')}
        {left.length > 0 && translate('applications.pasteLeftOut', { columns: join(left) })}
      </Typography>
      <TableContainer sx={{ border: 1, borderColor: 'divider', borderRadius: 1, my: 1, maxHeight: 280 }}>
        <Table size="small" aria-label={translate('applications.pastePreview')}>
          <TableHead>
            <TableRow>
              {used.map(({ name, title, unit }) => (
                <TableCell key={name}>
                  {title[lang]}
                  {unit && translate('mark.aside', { words: unit[lang] })}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {reading.rows.slice(0, SHOWN).map((row, i) => (
              <TableRow key={i}>
                {used.map((column) => (
                  <Cell key={column.name} column={column} text={row[reading.columns.indexOf(column.name)] ?? ''} />
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {reading.rows.length > SHOWN && (
        <Typography variant="body2" color="textSecondary">
          {translate('applications.pasteMore', { smart_count: reading.rows.length - SHOWN })}
        </Typography>
      )}
    </>
  );
}

function Cell({ column, text }: { column: FormField; text: string }) {
  const lang = useLang();
  const field = typedField(column.schema);
  const reading = field && readTyped(field, text);
  if (reading && isRefused(reading))
    return (
      <TableCell>
        {text}
        <Typography component="div" variant="body2" color="error">
          {problemText({ pointer: '', severity: 'error', ...reading })[lang]}
        </Typography>
      </TableCell>
    );
  return <TableCell sx={{ whiteSpace: 'pre-line' }}>{reading?.value ?? text}</TableCell>;
}
