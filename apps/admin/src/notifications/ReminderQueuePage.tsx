import type { ReminderQueueDto, ReminderQueueRow } from '@linxuan/contracts';
import { Box, Chip, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { EmptyState, Page, useFormat, useJoin, useRead, useText, useWords } from '../components';
import { ReminderHistory } from '../dashboard/ReminderHistory';
import { sessionStore, useSession } from '../providers/sessionStore';

/** What falls due below a lead: who has it, who is away, and what the ladder has said so far. */
export default function ReminderQueuePage() {
  const translate = useTranslate();
  const role = useSession()?.membership.role;
  const read = useRead<ReminderQueueDto>('/reminder-desk', { refetchInterval: 60_000 });
  return (
    <Page<ReminderQueueDto> title={translate('notices.queue.title')} read={read} width={960}>
      {(data) => (
        <>
          <Typography color="textSecondary" sx={{ mb: 2 }}>
            {translate('notices.queue.help', { total: data.total })}
          </Typography>
          {data.total === 0 && (
            <EmptyState title={translate('notices.queue.none')}>{translate('notices.queue.noneHelp')}</EmptyState>
          )}
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
            {data.data.map((row) => (
              <Work key={row.id} row={row} />
            ))}
          </Box>
          {/* What was sent by hand: between the authority and the nominators. */}
          {role !== 'department-lead' && (
            <Box sx={{ mt: 2 }}>
              <ReminderHistory />
            </Box>
          )}
        </>
      )}
    </Page>
  );
}

function Work({ row }: { row: ReminderQueueRow }) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const words = useWords();
  const format = useFormat();
  const overdue = Date.parse(row.dueAt) < sessionStore.now().getTime();
  return (
    <Paper
      component="li"
      variant="outlined"
      sx={{ p: 1.5, display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'flex-start' }}
    >
      <Box sx={{ flex: '1 1 300px', minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          {[words.task(row.kind), row.number, row.title].filter(Boolean).join(' · ')}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {[text(row.orgName), words.role(row.role), join(row.people) || translate('notices.queue.nobody')]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        {row.away.length > 0 && (
          <Typography variant="body2" sx={{ color: 'warning.main' }}>
            {translate('notices.queue.away', { away: join(row.away), deputies: join(row.deputies) })}
          </Typography>
        )}
        <Typography variant="body2" color={overdue ? 'error' : 'textPrimary'}>
          {translate('notices.queue.due', { at: format.dateTime(row.dueAt) })}
        </Typography>
        {row.rungs.map(({ rung, act, at }) => (
          <Typography key={rung} variant="body2" color="textSecondary">
            {format.dateTime(at)} · {translate(`notices.table.act.${act}`)}
          </Typography>
        ))}
      </Box>
      {overdue && <Chip size="small" color="error" label={translate('notices.queue.overdue')} />}
      {row.listed && <Chip size="small" color="error" variant="outlined" label={translate('notices.queue.listed')} />}
    </Paper>
  );
}
