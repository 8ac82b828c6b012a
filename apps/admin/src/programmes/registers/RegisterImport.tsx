import { REGISTER_COLUMNS, type RegisterReportDto } from '@linxuan/contracts';
import { Alert, Box, Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ProblemAlert, useSend, useText } from '../../components';
import { csvCells, registerRows, type Cell, type RegisterSheetRow } from './registerRows';

/** A sheet (xlsx or CSV) for a register: first what each row would do, then all of it or nothing. */
export function RegisterImport({ register, onDone }: { register: string; onDone(): void }) {
  const translate = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  const { busy, error, send, reset } = useSend();
  const [brought, setBrought] = useState<{ name: string; rows: RegisterSheetRow[] } | null>(null);
  const [report, setReport] = useState<RegisterReportDto | null>(null);
  const headings = new Map(
    REGISTER_COLUMNS.flatMap((column) => [
      [translate(`programmes.registers.columns.${column}`), column] as const,
      [column, column] as const,
    ]),
  );
  const ask = async (rows: RegisterSheetRow[], path: string, said?: string) => {
    const found = await send<RegisterReportDto>('POST', path, { rows: rows.map(({ row }) => row) }, said);
    if (found) setReport(found);
    if (found?.done) onDone();
  };
  const take = async (file: File | undefined) => {
    if (input.current) input.current.value = '';
    if (!file) return;
    reset();
    setReport(null);
    const rows = registerRows((await cellsOf(file)) ?? [], headings);
    setBrought({ name: file.name, rows });
    if (rows.length > 0) await ask(rows, `/registers/${register}/report`);
  };
  const ready = report !== null && !report.done && report.figures.problems === 0;
  return (
    <Box sx={{ mt: 1.5 }}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {translate('programmes.registers.help', {
          columns: REGISTER_COLUMNS.map((column) => translate(`programmes.registers.columns.${column}`)).join(' | '),
        })}
      </Typography>
      <Button variant={ready ? 'outlined' : 'contained'} loading={busy} onClick={() => input.current?.click()}>
        {translate('programmes.registers.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.csv"
        hidden
        aria-label={translate('programmes.registers.choose')}
        onChange={({ target }) => void take(target.files?.[0])}
      />
      {error && <ProblemAlert error={error} />}
      {brought?.rows.length === 0 && (
        <Alert severity="warning" role="alert" sx={{ mt: 1.5 }}>
          {translate('programmes.registers.unreadable', { name: brought.name })}
        </Alert>
      )}
      {brought && report && <Report rows={brought.rows} report={report} />}
      {brought && ready && report.figures.added + report.figures.changed > 0 && (
        <Button
          variant="contained"
          loading={busy}
          sx={{ mt: 1.5 }}
          onClick={() => void ask(brought.rows, `/registers/${register}`, 'programmes.registers.taken')}
        >
          {translate('programmes.registers.take')}
        </Button>
      )}
    </Box>
  );
}

/** What a sheet comes to, and each row that something is wrong with or that changes something. */
function Report({ rows, report }: { rows: RegisterSheetRow[]; report: RegisterReportDto }) {
  const translate = useTranslate();
  const text = useText();
  const told = report.lines.filter(({ becomes }) => becomes !== 'known').slice(0, 200);
  return (
    <>
      <Alert severity={report.figures.problems > 0 ? 'error' : report.done ? 'success' : 'info'} sx={{ my: 1.5 }}>
        {translate(report.done ? 'programmes.registers.done' : 'programmes.registers.would', { ...report.figures })}
      </Alert>
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={translate('programmes.registers.rows')}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{translate('programmes.registers.row')}</TableCell>
              <TableCell>{translate('programmes.registers.columns.name')}</TableCell>
              <TableCell>{translate('programmes.registers.what')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {told.map((line) => (
              <TableRow key={line.row} sx={{ verticalAlign: 'top' }}>
                <TableCell>{rows[line.row - 1]?.number ?? line.row}</TableCell>
                <TableCell sx={{ overflowWrap: 'anywhere' }}>
                  {[rows[line.row - 1]?.row.name, rows[line.row - 1]?.row.number].filter(Boolean).join(' · ')}
                </TableCell>
                <TableCell>
                  {line.becomes && translate(`programmes.registers.becomes.${line.becomes}`)}
                  {line.problems.map(({ column, message }) => (
                    <Box key={column} sx={{ color: 'error.main' }}>
                      {translate(`programmes.registers.columns.${column}`)}
                      {translate('mark.colon')}
                      {text(message)}
                    </Box>
                  ))}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </>
  );
}

/** Null for what is no sheet. Reading one is loaded when one is brought. */
async function cellsOf(file: File): Promise<Cell[][] | null> {
  try {
    if (/\.csv$/i.test(file.name)) return csvCells(await file.text());
    const { default: readSheet } = await import('read-excel-file');
    return (await readSheet(file)) as Cell[][];
  } catch {
    return null;
  }
}
