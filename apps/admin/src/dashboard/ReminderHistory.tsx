import type { ReminderRow } from '@linxuan/contracts';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Panel, useFormat, useRead, useText } from '../components';

/** Who was reminded, by whom, and of how much. */
export function ReminderHistory({ editionId }: { editionId?: string }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const read = useRead<{ data: ReminderRow[] }>(
    `/dashboard/reminders${editionId ? `?editionId=${encodeURIComponent(editionId)}` : ''}`,
  );
  const rows = read.data?.data ?? [];
  return (
    <Panel title={translate('dashboard.history')}>
      {rows.length === 0 && <Typography color="textSecondary">{translate('dashboard.noHistory')}</Typography>}
      <Box
        component="ol"
        tabIndex={rows.length > 8 ? 0 : undefined}
        aria-label={translate('dashboard.history')}
        sx={{ listStyle: 'none', p: 0, m: 0, maxHeight: 320, overflowY: 'auto' }}
      >
        {rows.map((row) => (
          <Typography
            component="li"
            key={row.id}
            variant="body2"
            sx={{ py: 0.5, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}
          >
            {format.dateTime(row.sentAt)} · {text(row.orgName)} ·{' '}
            {translate('dashboard.reminderCounts', { open: row.openTasks, overdue: row.overdueTasks })} · {row.sentBy}
          </Typography>
        ))}
      </Box>
    </Panel>
  );
}
