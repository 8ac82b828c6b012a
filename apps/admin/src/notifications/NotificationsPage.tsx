import type { NotificationDto, NotificationPageDto } from '@linxuan/contracts';
import { Box, Button, FormControlLabel, Link as MuiLink, Pagination, Paper, Switch, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { EmptyState, Page, useFormat, useLinxuan, usePoll, useRead, useText } from '../components';

const PER_PAGE = 25;

/** All notices to the person and to the office, newest first. */
export default function NotificationsPage() {
  const translate = useTranslate();
  const provider = useLinxuan();
  const [page, setPage] = useState(1);
  const [unread, setUnread] = useState(false);
  const read = useRead<NotificationPageDto>(`/notifications?page=${page}&perPage=${PER_PAGE}&unread=${unread}`, {
    refetchInterval: usePoll(60_000),
  });
  const mark = async (ids?: string[]) => {
    await provider.send('POST', '/notifications/read', ids ? { ids } : {});
    await read.refetch();
  };
  return (
    <Page<NotificationPageDto> title={translate('notices.title')} read={read} width={860}>
      {(data) => (
        <>
          <Box
            sx={{
              display: 'flex',
              gap: 1,
              flexWrap: 'wrap',
              alignItems: 'center',
              justifyContent: 'space-between',
              mb: 1,
            }}
          >
            <FormControlLabel
              control={
                <Switch
                  checked={unread}
                  onChange={(_, on) => {
                    setUnread(on);
                    setPage(1);
                  }}
                />
              }
              label={translate('notices.unreadOnly')}
            />
            <Typography variant="body2" color="textSecondary">
              {translate('notices.total', { total: data.total, unread: data.unread })}
            </Typography>
            <Button size="small" component={Link} to="/preferences">
              {translate('notices.preferences')}
            </Button>
            <Button size="small" disabled={data.unread === 0} onClick={() => void mark()}>
              {translate('notices.markAll')}
            </Button>
          </Box>
          {data.data.length === 0 && (
            <EmptyState title={translate('notices.none')}>{translate('notices.noneHelp')}</EmptyState>
          )}
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
            {data.data.map((notice) => (
              <Notice key={notice.id} notice={notice} onRead={() => void mark([notice.id])} />
            ))}
          </Box>
          {data.total > PER_PAGE && (
            <Pagination
              sx={{ mt: 2 }}
              count={Math.ceil(data.total / PER_PAGE)}
              page={page}
              onChange={(_, next) => setPage(next)}
            />
          )}
        </>
      )}
    </Page>
  );
}

function Notice({ notice, onRead }: { notice: NotificationDto; onRead(): void }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const isUnread = notice.readAt === null;
  const title = (
    <Typography component="span" sx={{ fontWeight: isUnread ? 650 : 400 }}>
      {text(notice.title)}
    </Typography>
  );
  return (
    <Paper
      component="li"
      variant="outlined"
      sx={{ p: 1.5, display: 'flex', gap: 1, alignItems: 'flex-start', flexWrap: 'wrap' }}
    >
      <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
        {notice.link ? (
          <MuiLink component={Link} to={notice.link} onClick={() => isUnread && onRead()}>
            {title}
          </MuiLink>
        ) : (
          title
        )}
        {notice.body && (
          <Typography variant="body2" sx={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
            {text(notice.body)}
          </Typography>
        )}
        <Typography variant="body2" color="textSecondary">
          {[isUnread ? translate('notices.unread') : '', format.dateTime(notice.at)].filter(Boolean).join(' · ')}
        </Typography>
      </Box>
      {isUnread && (
        <Button size="small" onClick={onRead}>
          {translate('notices.markOne')}
        </Button>
      )}
    </Paper>
  );
}
