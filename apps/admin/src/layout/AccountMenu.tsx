import AccountCircleIcon from '@mui/icons-material/AccountCircleOutlined';
import CheckIcon from '@mui/icons-material/Check';
import KeyIcon from '@mui/icons-material/KeyOutlined';
import KeyboardIcon from '@mui/icons-material/KeyboardOutlined';
import LogoutIcon from '@mui/icons-material/Logout';
import TuneIcon from '@mui/icons-material/TuneOutlined';
import {
  Box,
  Divider,
  IconButton,
  ListItemIcon,
  ListItemText,
  ListSubheader,
  Menu,
  MenuItem,
  Tooltip,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useLogout, useNotify, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { openKeyboardHelp } from '../components/KeyboardHelp';
import { useText } from '../i18n/useText';
import { sessionApi } from '../providers/api';
import { problemOf } from '../providers/problem';
import { useSession } from '../providers/sessionStore';
import type { Membership } from '../providers/types';
import { LanguageSwitch } from './LanguageSwitch';
import { ThemeSwitch } from './ThemeSwitch';

/** Person, roles to switch between, language and colours on a phone, sign-out. */
export function AccountMenu() {
  const translate = useTranslate();
  const text = useText();
  const session = useSession();
  const logout = useLogout();
  const notify = useNotify();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (!session) return null;
  const close = () => setAnchor(null);
  const showKeys = () => {
    close();
    openKeyboardHelp();
  };
  const change = async (membership: Membership) => {
    close();
    try {
      await sessionApi.switchTo(membership);
    } catch (error) {
      notify(problemOf(error).detail, { type: 'error' });
    }
  };
  return (
    <>
      <Tooltip title={translate('frame.account')}>
        <IconButton
          color="inherit"
          onClick={({ currentTarget }) => setAnchor(currentTarget)}
          aria-label={`${translate('frame.account')}${translate('mark.colon')}${session.user.displayName}`}
          aria-haspopup="menu"
        >
          <AccountCircleIcon />
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
        {session.memberships.length > 1 && <Divider />}
        {session.memberships.length > 1 && (
          <ListSubheader sx={{ bgcolor: 'transparent', lineHeight: 2.4 }}>{translate('frame.role')}</ListSubheader>
        )}
        {session.memberships.length > 1 &&
          session.memberships.map((membership) => (
            <MenuItem
              key={membership.id}
              selected={membership.id === session.membership.id}
              onClick={() => change(membership)}
            >
              <ListItemText primary={translate(`role.${membership.role}`)} secondary={text(membership.orgName)} />
              {membership.id === session.membership.id && <CheckIcon fontSize="small" />}
            </MenuItem>
          ))}
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
