import type { StatisticsRow } from '@linxuan/contracts';
import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat, useText } from '../components';

const FIELDS = ['stays', 'finished', 'median', 'p90', 'pausedMedian', 'correctionRate', 'lateRate'] as const;

/** Times and rates; rates with the counts behind them. */
export function TimesTable({ rows, grouped }: { rows: StatisticsRow[]; grouped: boolean }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const days = (value: number | null) => (value === null ? '—' : format.number(value));
  const rate = (value: number | null, count: number, of: number) =>
    value === null ? '—' : `${format.number(value * 100)}% (${count}/${of})`;
  return (
    <TableContainer tabIndex={0} aria-label={translate('statistics.times')}>
      <Table size="small">
        <TableHead>
          <TableRow>
            {grouped && <TableCell>{translate('statistics.group')}</TableCell>}
            <TableCell>{translate('statistics.stage')}</TableCell>
            {FIELDS.map((field) => (
              <TableCell key={field} align="right">
                {translate(`statistics.head.${field}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={`${row.group}/${row.stage}`}>
              {grouped && (
                <TableCell component="th" scope="row" sx={{ minWidth: 110 }}>
                  {text(row.groupTitle)}
                </TableCell>
              )}
              <TableCell component={grouped ? 'td' : 'th'} scope={grouped ? undefined : 'row'} sx={{ minWidth: 96 }}>
                {text(row.stageTitle)}
              </TableCell>
              <TableCell align="right">{row.stays}</TableCell>
              <TableCell align="right">{row.finished}</TableCell>
              <TableCell align="right">{days(row.median)}</TableCell>
              <TableCell align="right">{days(row.p90)}</TableCell>
              <TableCell align="right">{days(row.pausedMedian)}</TableCell>
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                {rate(row.correctionRate, row.corrected, row.stays)}
              </TableCell>
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                {rate(row.lateRate, row.late, row.dated)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
