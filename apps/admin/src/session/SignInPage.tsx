import { Box, Link, Paper, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { Notification, useSetLocale, useTranslate } from 'react-admin';
import { useLocation, useNavigate } from 'react-router-dom';
import { toLocale } from '../i18n/locale';
import { LanguageSwitch } from '../layout/LanguageSwitch';
import { Mark } from '../layout/Mark';
import { ThemeSwitch } from '../layout/ThemeSwitch';
import { addressOf } from '../providers/download';
import { sessionStore } from '../providers/sessionStore';
import { DemoAccounts } from './DemoAccounts';
import { SignInForm } from './SignInForm';

/** The front door; after signing in it leads to where the person wanted to go, in the language of their account. */
export function SignInPage() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const setLocale = useSetLocale();
  const queries = useQueryClient();
  const { state } = useLocation() as { state: { nextPathname?: string; nextSearch?: string } | null };
  const done = () => {
    queries.clear();
    const session = sessionStore.get();
    if (session) void setLocale(toLocale(session.user.locale));
    void navigate(`${state?.nextPathname ?? '/'}${state?.nextSearch ?? ''}`, { replace: true });
  };
  return (
    <Box
      component="main"
      sx={{
        minHeight: 'var(--page-height)',
        bgcolor: 'background.default',
        display: 'grid',
        alignContent: 'start',
        justifyItems: 'center',
        p: { xs: 2, sm: 4 },
        gap: 3,
      }}
    >
      <Box sx={{ width: '100%', maxWidth: 960, display: 'flex', alignItems: 'center', gap: 1 }}>
        <Mark />
        <Box sx={{ flex: 1 }}>
          <Typography variant="h1">{translate('app.name')}</Typography>
          <Typography variant="body2" color="textSecondary">
            {translate('app.tagline')}
          </Typography>
        </Box>
        <LanguageSwitch />
        <ThemeSwitch />
      </Box>
      <Box
        sx={{
          width: '100%',
          maxWidth: 960,
          display: 'grid',
          gap: 4,
          gridTemplateColumns: { xs: '1fr', md: '340px 1fr' },
          alignItems: 'start',
          mt: { md: 4 },
        }}
      >
        <Paper variant="outlined" sx={{ p: 3 }}>
          <Typography variant="h2" sx={{ mb: 2 }}>
            {translate('signIn.title')}
          </Typography>
          <SignInForm onDone={done} />
          <Typography variant="body2" sx={{ mt: 2 }}>
            {translate('signIn.noAccount')}{' '}
            <Link href={addressOf('/session/registration')}>{translate('signIn.register')}</Link>
          </Typography>
        </Paper>
        <DemoAccounts onDone={done} />
      </Box>
      <Notification />
    </Box>
  );
}
