import type { DepartmentRow } from '@linxuan/contracts';
import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Panel, useFormat, useText } from '../components';
import { useStatusTone } from './status';

/** The ministries that review by duty: what lies with each of them. */
export function DepartmentTable({ rows }: { rows: DepartmentRow[] }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const toneOf = useStatusTone();
  return (
    <Panel title={translate('dashboard.departments')}>
      <TableContainer tabIndex={0} aria-label={translate('dashboard.departments')}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{translate('dashboard.department')}</TableCell>
              <TableCell align="right">{translate('dashboard.open')}</TableCell>
              <TableCell align="right">{translate('dashboard.late')}</TableCell>
              <TableCell align="right">{translate('dashboard.earliest')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <TableRow key={row.org}>
                <TableCell component="th" scope="row">
                  {text(row.name)}
                </TableCell>
                <TableCell align="right">{row.open}</TableCell>
                <TableCell
                  align="right"
                  sx={{ ...(row.overdue > 0 && { color: toneOf('overdue').text, fontWeight: 700 }) }}
                >
                  {row.overdue}
                </TableCell>
                <TableCell align="right">{format.date(row.earliestDue) || '—'}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Panel>
  );
}
