import type { NominatorRow } from '@linxuan/contracts';
import {
  Box,
  Checkbox,
  Link as MuiLink,
  Paper,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  TableSortLabel,
  Typography,
  useMediaQuery,
  type Theme,
} from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat, useText } from '../components';
import { isRemindable, quotaText, STATUSES, useStatusTone } from './status';

type Field =
  'status' | 'received' | 'inReview' | 'nominated' | 'transmitted' | 'daysLeft' | 'overdueTasks' | 'lastReminder';
const FIELDS: readonly Field[] = [
  'status',
  'received',
  'inReview',
  'nominated',
  'transmitted',
  'daysLeft',
  'overdueTasks',
  'lastReminder',
];
interface Props {
  rows: NominatorRow[];
  chosen: readonly string[];
  onToggle(org: string): void;
  onOpen(org: string): void;
  now: string;
}

/** The same figures as the map, to be sorted and read; cards where a table has no room. */
export function NominatorTable({ rows, chosen, onToggle, onOpen, now }: Props) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const toneOf = useStatusTone();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const [by, setBy] = useState<{ field: Field; down: boolean }>({ field: 'status', down: false });
  const sorted = [...rows].sort(
    (a, b) =>
      (by.down ? -1 : 1) *
      (keyOf(a, by.field) < keyOf(b, by.field) ? -1 : keyOf(a, by.field) > keyOf(b, by.field) ? 1 : 0),
  );
  const status = (row: NominatorRow) => (
    <Box
      component="span"
      sx={{
        px: 0.75,
        borderRadius: 1,
        fontWeight: 650,
        fontSize: '0.8125rem',
        whiteSpace: 'nowrap',
        color: toneOf(row.status).text,
        bgcolor: toneOf(row.status).wash,
      }}
    >
      {translate(`dashboard.status.${row.status}`)}
    </Box>
  );
  const days = (row: NominatorRow) =>
    row.daysLeft === null
      ? '—'
      : row.daysLeft < 0
        ? translate('dashboard.passed', { count: -row.daysLeft })
        : translate('dashboard.days', { count: row.daysLeft });
  const box = (row: NominatorRow) => (
    <Checkbox
      checked={chosen.includes(row.org)}
      disabled={!isRemindable(row, now)}
      onChange={() => onToggle(row.org)}
      slotProps={{ input: { 'aria-label': translate('dashboard.choose', { name: text(row.short) }) } }}
    />
  );
  if (isNarrow)
    return (
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}>
        {sorted.map((row) => (
          <Paper
            component="li"
            key={row.org}
            variant="outlined"
            sx={{ p: 1, display: 'flex', gap: 1, alignItems: 'center' }}
          >
            {box(row)}
            <Box sx={{ minWidth: 0, flex: 1 }}>
              <MuiLink
                component="button"
                type="button"
                onClick={() => onOpen(row.org)}
                sx={{ fontWeight: 600, textAlign: 'left' }}
              >
                {text(row.short)}
              </MuiLink>{' '}
              {status(row)}
              <Typography variant="body2" color="textSecondary">
                {translate('dashboard.card', {
                  received: row.received,
                  inReview: row.inReview,
                  quota: quotaText(row),
                  overdue: row.overdueTasks,
                })}{' '}
                · {days(row)}
              </Typography>
            </Box>
          </Paper>
        ))}
      </Box>
    );
  return (
    <TableContainer tabIndex={0} aria-label={translate('dashboard.table')}>
      {/* Nine columns have room at 1280 pixels in English too. */}
      <Table
        size="small"
        sx={{
          '& th, & td': { px: 0.75 },
          '& thead th': { verticalAlign: 'bottom', lineHeight: 1.25, whiteSpace: 'normal' },
        }}
      >
        <TableHead>
          <TableRow>
            <TableCell padding="checkbox" />
            <TableCell>{translate('dashboard.nominator')}</TableCell>
            {FIELDS.map((field) => (
              <TableCell
                key={field}
                align={field === 'status' ? 'left' : 'right'}
                sortDirection={by.field === field ? (by.down ? 'desc' : 'asc') : false}
              >
                <TableSortLabel
                  active={by.field === field}
                  direction={by.field === field && by.down ? 'desc' : 'asc'}
                  onClick={() =>
                    setBy({ field, down: by.field === field ? !by.down : field !== 'status' && field !== 'daysLeft' })
                  }
                >
                  {translate(`dashboard.head.${field}`)}
                </TableSortLabel>
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {sorted.map((row) => (
            <TableRow key={row.org} hover selected={chosen.includes(row.org)}>
              <TableCell padding="checkbox">{box(row)}</TableCell>
              <TableCell component="th" scope="row">
                <MuiLink component="button" type="button" onClick={() => onOpen(row.org)} sx={{ textAlign: 'left' }}>
                  {text(row.short)}
                </MuiLink>
                {row.sharesCapOf && (
                  <Typography variant="body2" color="textSecondary" sx={{ fontSize: '0.75rem' }}>
                    {translate('dashboard.shares', {
                      name: text(rows.find(({ org }) => org === row.sharesCapOf)?.short),
                    })}
                  </Typography>
                )}
              </TableCell>
              <TableCell>{status(row)}</TableCell>
              <TableCell align="right">{row.received}</TableCell>
              <TableCell align="right">{row.inReview}</TableCell>
              <TableCell align="right">{quotaText(row)}</TableCell>
              <TableCell align="right">{row.transmitted}</TableCell>
              <TableCell align="right">{days(row)}</TableCell>
              <TableCell
                align="right"
                sx={{
                  fontWeight: row.overdueTasks > 0 ? 700 : 400,
                  color: row.overdueTasks > 0 ? toneOf('overdue').text : undefined,
                }}
              >
                {row.overdueTasks}
                <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
                  {' '}
                  / {row.openTasks}
                </Box>
              </TableCell>
              <TableCell align="right">{row.lastReminder ? format.ago(row.lastReminder) : '—'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function keyOf(row: NominatorRow, field: Field): number {
  switch (field) {
    case 'status':
      return STATUSES.indexOf(row.status) * 1000 - row.overdueTasks;
    case 'lastReminder':
      return row.lastReminder === null ? 0 : Date.parse(row.lastReminder);
    case 'daysLeft':
      return row.daysLeft ?? 9999;
    default:
      return row[field];
  }
}
