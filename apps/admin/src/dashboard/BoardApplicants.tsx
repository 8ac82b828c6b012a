import type { BoardApplicant } from '@linxuan/contracts';
import { Box, Checkbox, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { DeadlineChip, Panel, useFormat, useText } from '../components';

/** Applicants who were asked to correct something and have it still; the earliest due first. */
export function BoardApplicants({
  rows,
  chosen,
  onToggle,
}: {
  rows: BoardApplicant[];
  chosen: readonly string[];
  onToggle(org: string): void;
}) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  return (
    <Panel title={translate('deadlines.applicants')}>
      {rows.length === 0 && <Typography color="textSecondary">{translate('deadlines.noApplicants')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rows.map((row) => (
          <Box
            component="li"
            key={row.caseId}
            sx={{
              py: 0.75,
              display: 'flex',
              gap: 1,
              alignItems: 'center',
              flexWrap: 'wrap',
              borderTop: 1,
              borderColor: 'divider',
              '&:first-of-type': { borderTop: 0 },
            }}
          >
            <Checkbox
              size="small"
              checked={chosen.includes(row.org)}
              onChange={() => onToggle(row.org)}
              slotProps={{
                input: { 'aria-label': translate('dashboard.choose', { name: `${text(row.name)} ${row.number}` }) },
              }}
            />
            <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
              <Link component={RouterLink} to={`/cases/${row.caseId}`}>
                {row.title}
              </Link>
              <Typography variant="body2" color="textSecondary">
                {row.number} · {text(row.name)} · {text(row.stageTitle)}
              </Typography>
            </Box>
            <DeadlineChip dueAt={row.dueAt} urgency={row.overdue ? 'overdue' : 'normal'} timeLeft={row.timeLeft} />
            <Typography variant="body2" color="textSecondary">
              {row.lastReminder ? translate('deadlines.reminded', { date: format.dateTime(row.lastReminder) }) : ''}
            </Typography>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
