import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Panel, ProblemAlert, useJoin, useLinxuan, useRead, useText, useWords } from '../components';
import { sessionStore, useSession } from '../providers/sessionStore';
import { OFFICES } from '../session/roles';
import { DAY_INPUT } from '../components/dayInput';

interface Candidate {
  id: string;
  displayName: string;
  roles: string[];
}

const beijingDay = (days = 0) =>
  new Date(sessionStore.now().getTime() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

/** Names a colleague for one of one's own roles; judgement in person and the running of the installation are not lent. */
export function DeputyForm({ onSaved }: { onSaved(): void }) {
  const translate = useTranslate();
  const text = useText();
  const words = useWords();
  const join = useJoin();
  const notify = useNotify();
  const provider = useLinxuan();
  const session = useSession();
  const own = (session?.memberships ?? []).filter(
    ({ role, actingFor }) => role !== 'expert' && !OFFICES.some((office) => office === role) && !actingFor,
  );
  const [membershipId, setMembership] = useState(own[0]?.id ?? '');
  const [deputyUser, setDeputy] = useState('');
  const [from, setFrom] = useState(beijingDay());
  const [to, setTo] = useState(beijingDay(6));
  const [error, setError] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const candidates = useRead<Candidate[]>(membershipId ? `/deputies/candidates?membershipId=${membershipId}` : null);
  if (own.length === 0) return null;
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      await provider.send('POST', '/deputies', { membershipId, deputyUser, from, to });
      notify('deputies.saved', { type: 'success' });
      setDeputy('');
      onSaved();
    } catch (cause) {
      setError(cause as Error);
    } finally {
      setBusy(false);
    }
  };
  const date = { slotProps: DAY_INPUT, type: 'date' } as const;
  return (
    <Panel title={translate('deputies.name')}>
      {error && <ProblemAlert error={error} />}
      {candidates.data?.length === 0 && (
        <Typography color="textSecondary" sx={{ mb: 1 }}>
          {translate('deputies.nobody')}
        </Typography>
      )}
      <Box
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, pt: 1 }}
      >
        <TextField
          select
          label={translate('deputies.role')}
          value={membershipId}
          onChange={({ target }) => setMembership(target.value)}
        >
          {own.map((membership) => (
            <MenuItem key={membership.id} value={membership.id}>
              {words.role(membership.role)} · {text(membership.orgName)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          required
          label={translate('deputies.deputy')}
          value={deputyUser}
          onChange={({ target }) => setDeputy(target.value)}
        >
          {(candidates.data ?? []).map(({ id, displayName, roles }) => (
            <MenuItem key={id} value={id}>
              {displayName}
              {translate('mark.aside', { words: join(roles.map((role) => words.role(role))) })}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          {...date}
          required
          label={translate('deputies.from')}
          value={from}
          onChange={({ target }) => setFrom(target.value)}
        />
        <TextField
          {...date}
          required
          label={translate('deputies.to')}
          value={to}
          onChange={({ target }) => setTo(target.value)}
          error={to < from}
          helperText={to < from && translate('deputies.backwards')}
        />
        <Box>
          <Button type="submit" variant="contained" disabled={busy || !deputyUser || to < from}>
            {translate('deputies.save')}
          </Button>
        </Box>
      </Box>
    </Panel>
  );
}
