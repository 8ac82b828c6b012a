import type { ReceiptRow } from '@linxuan/contracts';
import { Box, Button, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { EmptyState, useFormat, useText } from '../components';
import { WorkspacePage } from '../workspaces/WorkspacePage';
import { useTones } from '../theme/useTones';

/** Batches that have arrived: what waits for receipt first, the longest wait first. */
export default function ReceiptsPage() {
  const translate = useTranslate();
  return (
    <WorkspacePage<{ data: ReceiptRow[] }>
      workspace="receipts"
      title={translate('ministry.receipts')}
      path="/receipts"
      width={1080}
    >
      {({ data }) => {
        const waiting = data.filter(({ waiting: open }) => open);
        const done = data.filter(({ waiting: open }) => !open);
        return (
          <>
            {waiting.length === 0 && (
              <EmptyState title={translate('ministry.noReceipts')}>{translate('ministry.noReceiptsHelp')}</EmptyState>
            )}
            <Batches title={translate('ministry.waiting', { count: waiting.length })} rows={waiting} />
            <Batches title={translate('ministry.handled', { count: done.length })} rows={done} />
          </>
        );
      }}
    </WorkspacePage>
  );
}

function Batches({ title, rows }: { title: string; rows: ReceiptRow[] }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const tones = useTones();
  if (rows.length === 0) return null;
  return (
    <Box component="section" aria-label={title} sx={{ mb: 3 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {title}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}>
        {rows.map((row) => (
          <Paper
            component="li"
            variant="outlined"
            key={row.id}
            sx={{
              p: 1.5,
              display: 'flex',
              gap: 2,
              alignItems: 'center',
              justifyContent: 'space-between',
              flexWrap: 'wrap',
            }}
          >
            <Box sx={{ flex: '1 1 300px', minWidth: 0 }}>
              <Typography sx={{ fontWeight: 600 }}>{text(row.owner.name)}</Typography>
              <Typography variant="body2" color="textSecondary">
                {[
                  row.number,
                  row.zeroReturn ? translate('ministry.zeroReturn') : translate('ministry.items', { count: row.items }),
                  translate('ministry.sentAt', { at: format.dateTime(row.releasedAt) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Typography>
            </Box>
            <Typography
              variant="body2"
              sx={{ fontWeight: 650, color: row.late ? tones.urgency.overdue.text : tones.urgency.normal.text }}
            >
              {translate(row.late ? 'ministry.lateSent' : 'ministry.inTime')}
            </Typography>
            {!row.waiting && (
              <Typography variant="body2">
                {[translate(`dossierState.${row.state}`), row.receiptedAt ? format.dateTime(row.receiptedAt) : '']
                  .filter(Boolean)
                  .join(' · ')}
              </Typography>
            )}
            <Button
              component={Link}
              to={`/receipts/${row.id}`}
              variant={row.waiting ? 'contained' : 'outlined'}
              aria-label={`${translate(row.waiting ? 'ministry.handle' : 'ministry.view')}${translate('mark.colon')}${text(row.owner.name)}`}
            >
              {translate(row.waiting ? 'ministry.handle' : 'ministry.view')}
            </Button>
          </Paper>
        ))}
      </Box>
    </Box>
  );
}
