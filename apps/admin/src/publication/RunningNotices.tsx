import type { NoticeSummaryDto } from '@linxuan/contracts';
import { Box, Button, Chip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { DeadlineChip, Panel, useFormat } from '../components';
import { Documents } from './Documents';

/** Notices that run or ran, with the days left and the objections against them. */
export function RunningNotices({ notices }: { notices: NoticeSummaryDto[] }) {
  const translate = useTranslate();
  const format = useFormat();
  return (
    <Panel title={translate('publication.notice.running')}>
      {notices.length === 0 && (
        <Typography color="textSecondary">{translate('publication.notice.runningNone')}</Typography>
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {notices.map((notice) => (
          <Box
            component="li"
            key={notice.id}
            sx={{
              py: 1.5,
              borderTop: 1,
              borderColor: 'divider',
              display: 'flex',
              gap: 1.5,
              flexWrap: 'wrap',
              justifyContent: 'space-between',
              alignItems: 'center',
            }}
          >
            <Box sx={{ minWidth: 0, flex: '1 1 280px' }}>
              <Typography sx={{ fontWeight: 600 }}>{notice.title}</Typography>
              <Typography variant="body2" color="textSecondary">
                {format.date(notice.releasedAt)}{' '}
                {translate('publication.notice.until', { date: format.date(notice.windowEndsAt) })} ·{' '}
                {translate('publication.items', { count: notice.items })} ·{' '}
                {translate('publication.notice.objections', notice.objections)}
              </Typography>
            </Box>
            <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
              {notice.left ? (
                <DeadlineChip
                  dueAt={notice.windowEndsAt}
                  timeLeft={notice.left}
                  urgency={notice.objections.open > 0 ? 'soon' : 'normal'}
                />
              ) : (
                <Chip
                  size="small"
                  label={
                    notice.state === 'closed' ? translate('dossierState.closed') : translate('publication.notice.over')
                  }
                />
              )}
              <Documents documents={notice.documents} />
              <Button component={Link} to={`/notices/${notice.id}`} size="small" variant="contained">
                {translate('publication.notice.open')}
              </Button>
            </Box>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
