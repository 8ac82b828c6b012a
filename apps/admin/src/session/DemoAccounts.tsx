import { Box, ButtonBase, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ProblemAlert } from '../components/ProblemAlert';
import { sessionApi } from '../providers/api';
import type { DemoAccount } from '../providers/types';
import { ALL_ROLES } from './roles';

interface Person extends DemoAccount {
  roles: string[];
}

const placeOf = (role: string) => ALL_ROLES.findIndex((known) => known === role);

/** One entry for each person, with all roles, in the order in which a round passes them. */
export function peopleOf(accounts: DemoAccount[]): Person[] {
  const people = new Map<string, Person>();
  for (const account of accounts) {
    const known = people.get(account.login);
    if (known) known.roles.push(account.role);
    else people.set(account.login, { ...account, roles: [account.role] });
  }
  return [...people.values()].sort((a, b) => placeOf(a.role) - placeOf(b.role) || a.login.localeCompare(b.login));
}

/** One tile for every role of the demonstration; a click signs in. */
export function DemoAccounts({ onDone }: { onDone(): void }) {
  const translate = useTranslate();
  const [accounts, setAccounts] = useState<DemoAccount[]>([]);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let shown = true;
    // Outside the demonstration the list does not exist, and that is no failure of the page.
    sessionApi.demoAccounts().then(
      (found) => shown && setAccounts(found),
      () => undefined,
    );
    return () => {
      shown = false;
    };
  }, []);
  const enter = async ({ login, password }: DemoAccount) => {
    setError(null);
    try {
      await sessionApi.signIn(login, password);
      onDone();
    } catch (thrown) {
      setError(thrown);
    }
  };
  if (accounts.length === 0) return null;
  const people = peopleOf(accounts);
  const shared = people.every(({ password }) => password === people[0]?.password)
    ? (people[0]?.password ?? null)
    : null;
  return (
    <Box component="section" aria-labelledby="demo-title">
      <Typography variant="h2" id="demo-title">
        {translate('signIn.demo')}
      </Typography>
      <Typography color="textSecondary" variant="body2" sx={{ mb: 1.5 }}>
        {translate('signIn.demoHelp')}
        {shared !== null && ` ${translate('signIn.demoPassword', { password: shared })}`}
      </Typography>
      {error !== null && <ProblemAlert error={error} />}
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        {people.map((account) => (
          <ButtonBase
            key={account.login}
            onClick={() => enter(account)}
            sx={{
              display: 'block',
              textAlign: 'start',
              p: 1.25,
              px: 1.5,
              border: 1,
              borderColor: 'divider',
              borderRadius: 1.5,
              bgcolor: 'background.paper',
              '&:hover': { borderColor: 'primary.main' },
            }}
          >
            <Typography component="span" sx={{ display: 'block', fontWeight: 600 }}>
              {account.roles.map((role) => translate(`role.${role}`, { _: role })).join(' · ')}
            </Typography>
            <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block' }}>
              {account.org}
            </Typography>
            <Typography
              component="span"
              variant="body2"
              color="textSecondary"
              sx={{ display: 'block', fontFamily: 'monospace', fontSize: '0.8rem' }}
            >
              {shared === null ? `${account.login} / ${account.password}` : account.login}
            </Typography>
          </ButtonBase>
        ))}
      </Box>
    </Box>
  );
}
