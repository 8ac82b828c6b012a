import type { BodySheetReportDto } from '@linxuan/contracts';
import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { Title, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { Panel, ProblemAlert, useSend } from '../../components';
import { FirstHalves } from './FirstHalves';
import { SheetReport } from './SheetReport';
import { rowsOfSheet, type Cell, type SheetRow } from './sheetRows';
import { saveTemplate } from './template';
import { useSheetWords } from './useSheetWords';

interface Brought {
  name: string;
  rows: SheetRow[];
}

/** Bodies and their people from a sheet: first a report for each row, then all of it or nothing. */
export default function BodySheetPage() {
  const translate = useTranslate();
  const words = useSheetWords();
  const input = useRef<HTMLInputElement>(null);
  const { busy, error, send, reset } = useSend();
  const [brought, setBrought] = useState<Brought | null>(null);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const [report, setReport] = useState<BodySheetReportDto | null>(null);
  const ask = async (rows: SheetRow[], path: string, said?: string) => {
    const found = await send<BodySheetReportDto>('POST', path, { rows: rows.map(({ row }) => row) }, said);
    if (found) setReport(found);
  };
  const take = async (file: File | undefined) => {
    if (input.current) input.current.value = '';
    if (!file) return;
    reset();
    setReport(null);
    const cells = await cellsOf(file);
    const rows = cells && rowsOfSheet(cells, words.headings, words.codes);
    setUnreadable(rows && rows.length > 0 ? null : file.name);
    setBrought(rows && rows.length > 0 ? { name: file.name, rows } : null);
    if (rows && rows.length > 0) await ask(rows, '/operator/body-sheet/report');
  };
  const ready = brought !== null && report !== null && !report.done && report.figures.problems === 0;
  const nothing = ready && report.figures.bodies + report.figures.accounts + report.figures.roles === 0;
  return (
    <Box sx={{ maxWidth: 1080, mx: 'auto', minWidth: 0 }}>
      <Title title={translate('operator.sheet.title')} />
      <Panel title={translate('operator.sheet.title')}>
        <Typography color="textSecondary" sx={{ mb: 1.5 }}>
          {translate('operator.sheet.help')}
        </Typography>
        <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap' }}>
          <Button variant={ready ? 'outlined' : 'contained'} loading={busy} onClick={() => input.current?.click()}>
            {translate('operator.sheet.choose')}
          </Button>
          <Button onClick={() => void saveTemplate(words.heading, translate)}>
            {translate('operator.sheet.template')}
          </Button>
        </Stack>
        <input
          ref={input}
          type="file"
          accept=".xlsx"
          hidden
          aria-label={translate('operator.sheet.choose')}
          onChange={({ target }) => void take(target.files?.[0])}
        />
        {unreadable !== null && (
          <Alert severity="warning" role="alert" sx={{ mt: 1.5 }}>
            {translate('operator.sheet.unreadable', { name: unreadable })}
          </Alert>
        )}
        {error && (
          <Box sx={{ mt: 1.5 }}>
            <ProblemAlert error={error} />
          </Box>
        )}
      </Panel>
      {brought && report && (
        <Panel title={brought.name}>
          <SheetReport rows={brought.rows} report={report} heading={words.heading} />
          {ready && !nothing && (
            <Button
              variant="contained"
              loading={busy}
              sx={{ mt: 1.5 }}
              onClick={() => void ask(brought.rows, '/operator/body-sheet', 'operator.sheet.taken')}
            >
              {translate('operator.sheet.take')}
            </Button>
          )}
          {report.done && (
            <Button component={Link} to="/grants" variant="outlined" sx={{ mt: 1.5 }}>
              {translate('operator.sheet.openGrants')}
            </Button>
          )}
        </Panel>
      )}
      {report && report.proposed.length > 0 && <FirstHalves proposed={report.proposed} />}
    </Box>
  );
}

/** Null for what is no sheet. Reading one is loaded when one is brought. */
async function cellsOf(file: File): Promise<Cell[][] | null> {
  try {
    const { default: readSheet } = await import('read-excel-file');
    return (await readSheet(file)) as Cell[][];
  } catch {
    return null;
  }
}
