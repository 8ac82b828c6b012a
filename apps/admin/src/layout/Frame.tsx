import { Alert, Box, Button, Drawer, useMediaQuery, type Theme } from '@mui/material';
import { Suspense, useEffect, type ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { Loading, useSidebarState, useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { BulkRunIndicator } from '../components/BulkRunIndicator';
import { KeyboardHelp } from '../components/KeyboardHelp';
import { useLiveStream } from '../providers/live';
import { useSession } from '../providers/sessionStore';
import { PasswordForm } from '../session/PasswordForm';
import { PrincipalDialog } from '../session/PrincipalDialog';
import { PrincipalNotes } from '../session/PrincipalNotes';
import { ReloginDialog } from '../session/ReloginDialog';
import { MainMenu } from './MainMenu';
import { PageError } from './PageError';
import { SearchDialog } from './search/SearchDialog';
import { TopBar } from './TopBar';
import { useClockTurns } from './useClockTurns';
import { useLabelledCheckboxes } from './useLabelledCheckboxes';
import { useOnline } from './useOnline';

const WIDTH = 232;

/** The frame of every page: skip link, bar, menu, content; and over it the dialog that asks to sign in again. */
export function Frame({ children }: { children?: ReactNode }) {
  const translate = useTranslate();
  const session = useSession();
  const online = useOnline();
  const { pathname } = useLocation();
  const [open, setOpen] = useSidebarState();
  // A sheet is narrow, and a menu that became a dialog while it is printed would lock the page and push it aside.
  const isWide = useMediaQuery<Theme>((theme) => theme.breakpoints.up('md').replace('@media', '@media print,'));
  useLiveStream();
  useClockTurns();
  useLabelledCheckboxes();
  useEffect(() => setOpen(isWide), [isWide, setOpen]);
  useEffect(() => {
    if (!isWide) setOpen(false);
  }, [pathname, isWide, setOpen]);
  const skip = () => document.getElementById('main-content')?.focus();
  const mustChange = session?.user.mustChange === true;
  return (
    <Box
      className="print-flow"
      sx={{ minHeight: 'var(--page-height)', bgcolor: 'background.default', display: 'flex', flexDirection: 'column' }}
    >
      <Button
        variant="contained"
        onClick={skip}
        sx={{ position: 'fixed', top: -80, left: 8, zIndex: 5000, '&:focus': { top: 8 } }}
      >
        {translate('frame.skip')}
      </Button>
      <TopBar />
      <Box className="print-flow" sx={{ display: 'flex', flex: 1, minWidth: 0 }}>
        {!mustChange && (
          <Drawer
            className="no-print"
            variant={isWide ? 'persistent' : 'temporary'}
            open={open}
            onClose={() => setOpen(false)}
            sx={{
              width: isWide && open ? WIDTH : 0,
              flex: 'none',
              '& .MuiDrawer-paper': {
                width: WIDTH,
                top: { md: 57 },
                height: { xs: 'var(--page-height)', md: 'calc(var(--page-height) - 57px)' },
                borderColor: 'divider',
                bgcolor: { md: 'background.default' },
              },
            }}
          >
            <MainMenu />
          </Drawer>
        )}
        <Box
          component="main"
          id="main-content"
          tabIndex={-1}
          sx={{
            flex: 1,
            minWidth: 0,
            p: { xs: 1.5, sm: 2.5, md: 3 },
            pb: { xs: 8, md: 4 },
            '&:focus-visible': { outline: 'none' },
          }}
        >
          {!online && (
            <Alert severity="warning" sx={{ mb: 2 }}>
              {translate('frame.offline')}
            </Alert>
          )}
          <PrincipalNotes />
          {mustChange ? (
            <PasswordForm first />
          ) : (
            <ErrorBoundary FallbackComponent={PageError} resetKeys={[pathname]}>
              <Suspense fallback={<Loading />}>{children}</Suspense>
            </ErrorBoundary>
          )}
        </Box>
      </Box>
      <BulkRunIndicator />
      <KeyboardHelp />
      {session && !mustChange && <SearchDialog />}
      <ReloginDialog />
      <PrincipalDialog />
    </Box>
  );
}
