import type { BoardCell, BoardRow } from '@linxuan/contracts';
import type { Text } from '@linxuan/domain';
import {
  Box,
  Checkbox,
  Paper,
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
import { useTranslate } from 'react-admin';
import { useFormat, useText } from '../components';
import { chanceText, degreeOf, useRiskTone } from './risk';

interface Props {
  rows: BoardRow[];
  stages: { stage: string; title: Text }[];
  /** What the rows are, as the head of their column. */
  head: string;
  chosen: readonly string[];
  onToggle(org: string): void;
  /** Off where the rows are one's own: nobody reminds oneself. */
  canChoose: boolean;
  /** The date of most rows; a row with a later one of its own says so. */
  deadline?: string | null;
}

/** One row per organisation, the likeliest to be late first; cards where a table has no room. */
export function BoardTable({ rows, stages, head, chosen, onToggle, canChoose, deadline = null }: Props) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  // A stage where nobody has work left tells nothing of who will be late, and there is no room for it.
  const columns = stages.filter(({ stage }) =>
    rows.some(({ cells }) => cells.some((cell) => cell.stage === stage && cell.remaining > 0)),
  );
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const pick = (row: BoardRow) =>
    canChoose && (
      <Checkbox
        size="small"
        checked={chosen.includes(row.org)}
        onChange={() => onToggle(row.org)}
        slotProps={{ input: { 'aria-label': translate('dashboard.choose', { name: text(row.short) }) } }}
      />
    );
  const reminded = ({ lastReminder }: BoardRow) =>
    lastReminder && (
      <Typography variant="body2" color="textSecondary">
        {translate('deadlines.reminded', { date: format.dateTime(lastReminder) })}
      </Typography>
    );
  const later = ({ whole }: BoardRow) =>
    deadline !== null &&
    whole.dueAt !== null &&
    whole.dueAt > deadline && (
      <Typography variant="body2" color="textSecondary">
        {translate('deadlines.extendedTo', { date: format.date(whole.dueAt) })}
      </Typography>
    );
  if (isNarrow) {
    return (
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {rows.map((row) => (
          <Paper key={row.org} component="li" variant="outlined" sx={{ p: 1.25 }}>
            <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 1 }}>
              <Typography sx={{ fontWeight: 650 }}>{text(row.short)}</Typography>
              <Box sx={{ display: 'flex', alignItems: 'center' }}>
                {!isUnsent(row) && <Risk cell={row.whole} />}
                {pick(row)}
              </Box>
            </Box>
            <Typography variant="body2">
              {translate('deadlines.card', {
                remaining: row.whole.remaining,
                done: row.whole.done,
                overdue: row.whole.overdue,
              })}
              {row.toSend > 0 && ` · ${translate('deadlines.toSend', { count: row.toSend })}`}
            </Typography>
            <Typography variant="body2">{text(row.whole.words)}</Typography>
            {later(row)}
            {reminded(row)}
          </Paper>
        ))}
      </Box>
    );
  }
  return (
    <TableContainer tabIndex={0} aria-label={head}>
      <Table
        size="small"
        sx={{
          '& .MuiTableCell-root:not(.MuiTableCell-paddingCheckbox)': { px: 1 },
          '& thead .MuiTableCell-root': { whiteSpace: 'normal', verticalAlign: 'bottom' },
          '& .figure': { minWidth: '3.75em' },
        }}
      >
        <TableHead>
          <TableRow>
            {canChoose && <TableCell padding="checkbox" aria-label={translate('deadlines.choose')} />}
            <TableCell>{head}</TableCell>
            <TableCell>{translate('deadlines.forecast')}</TableCell>
            {(['remaining', 'done', 'pace', 'left'] as const).map((figure) => (
              <TableCell key={figure} className="figure" align="right">
                {translate(`deadlines.${figure}`)}
              </TableCell>
            ))}
            {columns.map(({ stage, title }) => (
              <TableCell key={stage}>{text(title)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.org} selected={chosen.includes(row.org)}>
              {canChoose && <TableCell padding="checkbox">{pick(row)}</TableCell>}
              <TableCell component="th" scope="row" sx={{ minWidth: 110 }}>
                {text(row.short)}
                {later(row)}
                {reminded(row)}
              </TableCell>
              <TableCell sx={{ minWidth: 220 }}>
                {!isUnsent(row) && <Risk cell={row.whole} />}
                <Typography variant="body2">{text(row.whole.words)}</Typography>
              </TableCell>
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                {row.whole.remaining}
                {row.whole.overdue > 0 && (
                  <Typography variant="body2" color="error">
                    {translate('deadlines.overdue', { count: row.whole.overdue })}
                  </Typography>
                )}
                {row.toSend > 0 && (
                  <Typography variant="body2" color="textSecondary">
                    {translate('deadlines.toSend', { count: row.toSend })}
                  </Typography>
                )}
              </TableCell>
              <TableCell align="right">{row.whole.done}</TableCell>
              <TableCell align="right">{row.whole.pace === null ? '—' : format.number(row.whole.pace)}</TableCell>
              <TableCell align="right">{leftOf(row.whole, format.number)}</TableCell>
              {columns.map(({ stage }) => (
                <TableCell key={stage}>
                  <Cell cell={row.cells.find((cell) => cell.stage === stage)} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

/** All is decided and the letter is not out: not done yet, and the words say so. */
const isUnsent = ({ whole, toSend }: BoardRow): boolean => whole.forecast.kind === 'done' && toSend > 0;

function leftOf({ forecast }: BoardCell, number: (value: number) => string): string {
  return forecast.kind === 'done' || forecast.daysLeft === null ? '—' : number(forecast.daysLeft);
}

/** What remains and was done at one stage, with the risk as a word and a colour. */
function Cell({ cell }: { cell: BoardCell | undefined }) {
  const translate = useTranslate();
  if (!cell) return <>—</>;
  return (
    <Box sx={{ display: 'grid', gap: 0.25, justifyItems: 'start' }}>
      <Typography variant="body2" component="span" sx={{ whiteSpace: 'nowrap' }}>
        {translate('deadlines.cell', { remaining: cell.remaining, done: cell.done })}
      </Typography>
      {cell.remaining > 0 && <Risk cell={cell} />}
      {cell.overdue > 0 && (
        <Typography variant="body2" component="span" color="error">
          {translate('deadlines.overdue', { count: cell.overdue })}
        </Typography>
      )}
      {cell.paused > 0 && (
        <Typography variant="body2" component="span" color="textSecondary">
          {translate('deadlines.paused', { count: cell.paused })}
        </Typography>
      )}
    </Box>
  );
}

export function Risk({ cell }: { cell: BoardCell }) {
  const translate = useTranslate();
  const toneOf = useRiskTone();
  const degree = degreeOf(cell);
  const chance = chanceText(cell);
  return (
    <Box
      component="span"
      sx={{
        px: 0.75,
        borderRadius: 1,
        fontWeight: 650,
        fontSize: '0.8125rem',
        whiteSpace: 'nowrap',
        color: toneOf(degree).text,
        bgcolor: toneOf(degree).wash,
      }}
    >
      {translate(`deadlines.degree.${degree}`)}
      {chance && ` ${chance}`}
    </Box>
  );
}
