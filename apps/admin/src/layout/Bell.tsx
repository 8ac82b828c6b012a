import NotificationsIcon from '@mui/icons-material/NotificationsNoneOutlined';
import {
  Badge,
  Box,
  Button,
  IconButton,
  List,
  ListItemButton,
  ListItemText,
  Popover,
  Tooltip,
  Typography,
} from '@mui/material';
import type { NotificationDto, NotificationPageDto } from '@linxuan/contracts';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useFormat, useText } from '../i18n/useText';
import { usePoll } from '../providers/live';
import { useLinxuan, useRead } from '../providers/useLinxuan';

const target = ({ link, caseId, dossierId }: NotificationDto) =>
  link ?? (caseId ? `/cases/${caseId}` : dossierId ? `/dossiers/${dossierId}` : null);

/** What happened that concerns the person, newest first. */
export function Bell() {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const provider = useLinxuan();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { data, refetch } = useRead<NotificationPageDto>('/notifications?page=1&perPage=20', {
    refetchInterval: usePoll(60_000),
  });
  const notices = data?.data ?? [];
  const unread = data?.unread ?? 0;
  const shown = unread > 99 ? '99+' : String(unread);
  const markRead = async () => {
    await provider.send('POST', '/notifications/read', {});
    await refetch();
  };
  const open = (notice: NotificationDto) => {
    setAnchor(null);
    const to = target(notice);
    if (to) void navigate(to);
  };
  const label = unread > 0 ? translate('frame.unread', { count: shown }) : translate('frame.notifications');
  return (
    <>
      <Tooltip title={label}>
        <IconButton color="inherit" aria-label={label} onClick={({ currentTarget }) => setAnchor(currentTarget)}>
          {unread > 0 ? (
            <Badge
              badgeContent={shown}
              color="error"
              sx={{ '& .MuiBadge-badge': { whiteSpace: 'nowrap', overflowWrap: 'normal' } }}
            >
              <NotificationsIcon />
            </Badge>
          ) : (
            <NotificationsIcon />
          )}
        </IconButton>
      </Tooltip>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        slotProps={{ paper: { sx: { width: 380, maxWidth: 'calc(100vw - 24px)' } } }}
      >
        <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', px: 2, py: 1 }}>
          <Typography variant="h3" component="h2">
            {translate('frame.notifications')}
          </Typography>
          {unread > 0 && (
            <Button size="small" onClick={markRead}>
              {translate('frame.markRead')}
            </Button>
          )}
        </Box>
        {notices.length === 0 && (
          <Typography color="textSecondary" sx={{ px: 2, pb: 2 }}>
            {translate('frame.noNotifications')}
          </Typography>
        )}
        <List dense disablePadding>
          {notices.map((notice) => (
            <ListItemButton
              key={notice.id}
              onClick={() => open(notice)}
              sx={{ borderTop: 1, borderColor: 'divider', alignItems: 'start' }}
            >
              <ListItemText
                primary={text(notice.title)}
                secondary={[text(notice.body), format.ago(notice.at)].filter(Boolean).join(' · ')}
                slotProps={{ primary: { sx: { fontWeight: notice.readAt ? 400 : 650 } } }}
              />
            </ListItemButton>
          ))}
        </List>
      </Popover>
    </>
  );
}
