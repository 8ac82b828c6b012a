import MenuIcon from '@mui/icons-material/Menu';
import { AppBar, Box, IconButton, Toolbar, Typography } from '@mui/material';
import { LoadingIndicator, TitlePortal, useSidebarState, useTranslate } from 'react-admin';
import { HelpButton } from '../handbook/HelpButton';
import { useText } from '../i18n/useText';
import { useSession } from '../providers/sessionStore';
import { AccountMenu } from './AccountMenu';
import { Bell } from './Bell';
import { LanguageSwitch } from './LanguageSwitch';
import { Mark } from './Mark';
import { SearchButton } from './search/SearchButton';
import { ThemeSwitch } from './ThemeSwitch';

const wideOnly = { display: { xs: 'none', md: 'flex' } };

/** For whom one works here: organisation and role stand in sight on every page. */
export function TopBar() {
  const translate = useTranslate();
  const text = useText();
  const session = useSession();
  const [open, setOpen] = useSidebarState();
  return (
    <AppBar position="sticky" elevation={0}>
      <Toolbar variant="dense" sx={{ minHeight: 56, gap: { xs: 0.5, md: 1 }, px: { xs: 1, md: 2 } }}>
        <IconButton
          color="inherit"
          edge="start"
          onClick={() => setOpen(!open)}
          aria-label={translate(open ? 'frame.closeMenu' : 'frame.openMenu')}
          aria-expanded={open}
        >
          <MenuIcon />
        </IconButton>
        <Mark size={28} />
        <Box sx={{ flex: 1, minWidth: 0, display: 'flex', alignItems: 'baseline', gap: 1.5 }}>
          <TitlePortal variant="h6" component="h1" sx={{ flex: 'none', maxWidth: '100%', m: 0 }} />
          {session && (
            <Typography
              variant="body2"
              color="textSecondary"
              noWrap
              sx={{ display: { xs: 'none', sm: 'block' }, minWidth: 0 }}
            >
              {text(session.membership.orgName)} · {translate(`role.${session.membership.role}`)}
            </Typography>
          )}
        </Box>
        {session && !session.user.mustChange && <SearchButton />}
        <LoadingIndicator sx={wideOnly} {...{ 'aria-label': translate('ra.page.loading') }} />
        <Box sx={wideOnly}>
          <LanguageSwitch />
        </Box>
        <Box sx={wideOnly}>
          <ThemeSwitch />
        </Box>
        <Box sx={wideOnly}>
          <HelpButton />
        </Box>
        <Bell />
        <AccountMenu />
      </Toolbar>
    </AppBar>
  );
}
