import type { DepartmentLoadDto } from '@linxuan/contracts';
import {
  Box,
  Button,
  Checkbox,
  Chip,
  Link as MuiLink,
  Paper,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { DeadlineChip, useText } from '../components';
import type { AskRow } from './AskPage';

interface AskListProps {
  rows: AskRow[];
  load: DepartmentLoadDto | undefined;
  picked: string[];
  onPick(id: string, on: boolean): void;
  onChoose(id: string, orgs: string[]): void;
  onAsk(row: AskRow): void;
  busy: boolean;
}

const toggled = (orgs: string[], org: string) =>
  orgs.includes(org) ? orgs.filter((one) => one !== org) : [...orgs, org];

/** Applications down, departments across: what the duties propose is ticked and says so. */
export function AskTable({ rows, load, picked, onPick, onChoose, onAsk, busy }: AskListProps) {
  const translate = useTranslate();
  const text = useText();
  return (
    <TableContainer component={Paper} variant="outlined" tabIndex={0} aria-label={translate('task.ask-departments')}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell padding="checkbox" />
            <TableCell>{translate('reviews.ask.case')}</TableCell>
            {(load?.departments ?? []).map(({ org, short }) => (
              <TableCell key={org} align="center">
                {text(short)}
              </TableCell>
            ))}
            <TableCell />
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((entry) => (
            <TableRow key={entry.row.id} hover>
              <TableCell padding="checkbox">
                <Checkbox
                  checked={picked.includes(entry.row.id)}
                  onChange={(_, on) => onPick(entry.row.id, on)}
                  slotProps={{ input: { 'aria-label': entry.row.title } }}
                />
              </TableCell>
              <TableCell sx={{ minWidth: 260 }}>
                <CaseCell entry={entry} />
              </TableCell>
              {(load?.departments ?? []).map(({ org, short }) => (
                <TableCell
                  key={org}
                  align="center"
                  sx={{ bgcolor: entry.proposed.includes(org) ? 'action.hover' : undefined }}
                >
                  <Checkbox
                    checked={entry.chosen.includes(org)}
                    onChange={() => onChoose(entry.row.id, toggled(entry.chosen, org))}
                    slotProps={{ input: { 'aria-label': `${entry.row.number} ${text(short)}` } }}
                  />
                  {entry.proposed.includes(org) && (
                    <Typography variant="body2" sx={{ fontSize: '0.72rem' }} color="textSecondary">
                      {translate('reviews.ask.proposed')}
                    </Typography>
                  )}
                </TableCell>
              ))}
              <TableCell align="right">
                <Button
                  size="small"
                  variant="outlined"
                  disabled={busy || entry.chosen.length === 0}
                  onClick={() => onAsk(entry)}
                >
                  {translate('reviews.ask.ask', { count: entry.chosen.length })}
                </Button>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

/** The same on a narrow screen: one card an application, one chip a department. */
export function AskCards({ rows, load, picked, onPick, onChoose, onAsk, busy }: AskListProps) {
  const translate = useTranslate();
  const text = useText();
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {rows.map((entry) => (
        <Paper key={entry.row.id} variant="outlined" sx={{ p: 1.5, minWidth: 0 }}>
          <Box sx={{ display: 'flex', gap: 1 }}>
            <Checkbox
              sx={{ p: 0, alignSelf: 'flex-start' }}
              checked={picked.includes(entry.row.id)}
              onChange={(_, on) => onPick(entry.row.id, on)}
              slotProps={{ input: { 'aria-label': entry.row.title } }}
            />
            <CaseCell entry={entry} />
          </Box>
          <Box sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap', my: 1 }}>
            {(load?.departments ?? []).map(({ org, short }) => {
              const on = entry.chosen.includes(org);
              return (
                <Chip
                  key={org}
                  aria-pressed={on}
                  color={on ? 'primary' : 'default'}
                  variant={on ? 'filled' : 'outlined'}
                  onClick={() => onChoose(entry.row.id, toggled(entry.chosen, org))}
                  label={`${text(short)}${entry.proposed.includes(org) ? ` · ${translate('reviews.ask.proposed')}` : ''}`}
                />
              );
            })}
          </Box>
          <Button
            size="small"
            variant="outlined"
            disabled={busy || entry.chosen.length === 0}
            onClick={() => onAsk(entry)}
          >
            {translate('reviews.ask.ask', { count: entry.chosen.length })}
          </Button>
        </Paper>
      ))}
    </Box>
  );
}

function CaseCell({ entry: { row, task, error } }: { entry: AskRow }) {
  return (
    <Box sx={{ minWidth: 0 }}>
      <MuiLink component={Link} to={`/cases/${row.id}`} sx={{ fontWeight: 600 }}>
        {row.title}
      </MuiLink>
      <Typography variant="body2" color="textSecondary">
        {row.number} · {row.holderName} · {row.category}
      </Typography>
      {task && <DeadlineChip dueAt={task.dueAt} urgency={task.urgency} timeLeft={task.timeLeft} />}
      {error && (
        <Typography variant="body2" color="error" role="alert">
          {error}
        </Typography>
      )}
    </Box>
  );
}
