import type { BodySheetColumn, BodySheetLineDto, BodySheetReportDto } from '@linxuan/contracts';
import { Alert, Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useText } from '../../components';
import type { SheetRow } from './sheetRows';

/** A column for which a narrow screen has no room: it stands under the one before it. */
const WIDE = { display: { xs: 'none', sm: 'table-cell' } } as const;

/** What each row of a sheet does, or why it cannot; the rows with problems first. */
export function SheetReport({
  rows,
  report,
  heading,
}: {
  rows: readonly SheetRow[];
  report: BodySheetReportDto;
  heading(column: BodySheetColumn): string;
}) {
  const translate = useTranslate();
  const { bodies, accounts, roles, problems } = report.figures;
  const faulty = report.lines.filter((line) => line.problems.length > 0);
  const sound = report.lines.filter((line) => line.problems.length === 0);
  const words = { bodies, accounts, roles };
  return (
    <>
      {problems > 0 && (
        <Alert severity="error" role="alert">
          {translate('operator.sheet.faulty', { smart_count: faulty.length, count: faulty.length })}
        </Alert>
      )}
      {problems === 0 && bodies + accounts + roles === 0 && !report.done && (
        <Alert severity="info" role="status">
          {translate('operator.sheet.nothing')}
        </Alert>
      )}
      {problems === 0 && (bodies + accounts + roles > 0 || report.done) && (
        <Alert severity={report.done ? 'success' : 'info'} role="status">
          {translate(report.done ? 'operator.sheet.done' : 'operator.sheet.would', words)}
        </Alert>
      )}
      <Box sx={{ overflowX: 'auto', mt: 1.5 }} tabIndex={0} role="region" aria-label={translate('operator.sheet.rows')}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{translate('operator.sheet.row')}</TableCell>
              <TableCell>{heading('org')}</TableCell>
              <TableCell sx={WIDE}>{heading('person')}</TableCell>
              <TableCell>{translate('operator.sheet.what')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {[...faulty, ...sound].map((line) => (
              <Line key={line.row} line={line} at={rows[line.row - 1]} heading={heading} />
            ))}
          </TableBody>
        </Table>
      </Box>
    </>
  );
}

function Line({
  line,
  at,
  heading,
}: {
  line: BodySheetLineDto;
  at: SheetRow | undefined;
  heading(column: BodySheetColumn): string;
}) {
  const translate = useTranslate();
  const text = useText();
  const row = at?.row ?? {};
  const person = [row.person, row.login].filter(Boolean).join(' · ');
  return (
    <TableRow sx={{ verticalAlign: 'top' }}>
      <TableCell>{at?.number ?? line.row}</TableCell>
      <TableCell sx={{ overflowWrap: 'anywhere' }}>
        {[row.name, row.org].filter(Boolean).join(' · ')}
        <Box sx={{ display: { sm: 'none' } }}>{person}</Box>
      </TableCell>
      <TableCell sx={{ ...WIDE, overflowWrap: 'anywhere' }}>{person}</TableCell>
      <TableCell>
        {line.problems.map(({ column, message }, index) => (
          <Box key={index} sx={{ color: 'error.main' }}>
            {column !== null && `${heading(column)}${translate('mark.colon')}`}
            {text(message)}
          </Box>
        ))}
        {line.problems.length === 0 && line.body && <div>{translate(`operator.sheet.body.${line.body}`)}</div>}
        {line.problems.length === 0 && line.person && <div>{translate(`operator.sheet.whom.${line.person}`)}</div>}
      </TableCell>
    </TableRow>
  );
}
