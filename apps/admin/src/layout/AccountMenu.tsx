import AccountCircleIcon from '@mui/icons-material/AccountCircleOutlined';
import KeyIcon from '@mui/icons-material/KeyOutlined';
import KeyboardIcon from '@mui/icons-material/KeyboardOutlined';
import LogoutIcon from '@mui/icons-material/Logout';
import TuneIcon from '@mui/icons-material/TuneOutlined';
import { Badge, Box, Divider, IconButton, ListItemIcon, Menu, MenuItem, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';
import { useLogout, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { openKeyboardHelp } from '../components/KeyboardHelp';
import { useText } from '../i18n/useText';
import { useSession } from '../providers/sessionStore';
import { useIdentityWork } from '../session/useIdentityWork';
import { Identities } from './Identities';
import { LanguageSwitch } from './LanguageSwitch';
import { ThemeSwitch } from './ThemeSwitch';

/** Person, roles to switch between, language and colours on a phone, sign-out. */
export function AccountMenu() {
  const translate = useTranslate();
  const text = useText();
  const session = useSession();
  const logout = useLogout();
  const work = useIdentityWork();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (!session) return null;
  const elsewhere = work.reduce((sum, one) => sum + one.elsewhere.count, 0);
  const close = () => setAnchor(null);
  const showKeys = () => {
    close();
    openKeyboardHelp();
  };
  return (
    <>
      <Tooltip title={translate('frame.account')}>
        <IconButton
          color="inherit"
          onClick={({ currentTarget }) => setAnchor(currentTarget)}
          aria-label={[
            `${translate('frame.account')}${translate('mark.colon')}${session.user.displayName}`,
            ...(elsewhere > 0 ? [translate('frame.elsewhere', { count: elsewhere })] : []),
          ].join(' · ')}
          aria-haspopup="menu"
        >
          {/* An invisible badge still holds its 0, which a screen reader would find where the label says nothing of it. */}
          {elsewhere > 0 ? (
            <Badge badgeContent={elsewhere} color="warning" max={99} slotProps={{ badge: { 'aria-hidden': true } }}>
              <AccountCircleIcon />
            </Badge>
          ) : (
            <AccountCircleIcon />
          )}
        </IconButton>
      </Tooltip>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
        slotProps={{ paper: { sx: { width: 320, maxWidth: 'calc(100vw - 24px)' } } }}
      >
        <Box sx={{ px: 2, py: 1 }}>
          <Typography sx={{ fontWeight: 650 }}>{session.user.displayName}</Typography>
          <Typography variant="body2" color="textSecondary">
            {text(session.membership.orgName)}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {translate(`role.${session.membership.role}`)}
          </Typography>
        </Box>
        <Box sx={{ display: { xs: 'flex', md: 'none' }, px: 1, pb: 1, justifyContent: 'space-between' }}>
          <LanguageSwitch />
          <ThemeSwitch />
        </Box>
        {session.memberships.length > 1 && <Identities session={session} work={work} onChosen={close} />}
        <Divider />
        <MenuItem component={Link} to="/preferences" onClick={close}>
          <ListItemIcon>
            <TuneIcon fontSize="small" />
          </ListItemIcon>
          {translate('notices.preferences')}
        </MenuItem>
        <MenuItem component={Link} to="/password" onClick={close}>
          <ListItemIcon>
            <KeyIcon fontSize="small" />
          </ListItemIcon>
          {translate('password.menu')}
        </MenuItem>
        <MenuItem onClick={showKeys}>
          <ListItemIcon>
            <KeyboardIcon fontSize="small" />
          </ListItemIcon>
          {translate('frame.help')}
        </MenuItem>
        <MenuItem onClick={() => void logout()}>
          <ListItemIcon>
            <LogoutIcon fontSize="small" />
          </ListItemIcon>
          {translate('frame.signOut')}
        </MenuItem>
      </Menu>
    </>
  );
}
