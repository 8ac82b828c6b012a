import type { GrantConfirmedDto, GrantDto } from '@linxuan/contracts';
import {
  Box,
  Button,
  Chip,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import {
  EmptyState,
  EntryField,
  Page,
  Panel,
  ProblemAlert,
  useFormat,
  useRead,
  useSend,
  useText,
  useWords,
} from '../components';
import { useSession } from '../providers/sessionStore';
import { ConfirmAll } from './ConfirmAll';
import { PasswordHalf } from './PasswordHalf';

interface Half {
  login: string;
  half: string;
}
const STATES = ['proposed', 'confirmed', 'declined', 'withdrawn', 'expired'] as const;

/** What one operator proposes and another person confirms: accounts, roles, passwords, deputies. */
export default function GrantsPage() {
  const translate = useTranslate();
  // Kept above the rows: the row that was confirmed leaves the list, and what is shown once must not leave with it.
  const [half, setHalf] = useState<Half | null>(null);
  const [state, setState] = useState<(typeof STATES)[number]>('proposed');
  const read = useRead<{ data: GrantDto[]; total: number }>(`/operator/grants?state=${state}&page=1&perPage=100`, {
    refetchInterval: 10_000,
  });
  return (
    <Page title={translate('operator.grants.title')} read={read} width={1080}>
      {({ data }) => (
        <>
          {half && <HalfDialog half={half} onClose={() => setHalf(null)} />}
          <Panel
            title={translate('operator.grants.title')}
            aside={
              <EntryField
                select
                size="small"
                fullWidth={false}
                label={translate('operator.users.state')}
                value={state}
                onChange={({ target }) => setState(target.value as (typeof STATES)[number])}
                sx={{ minWidth: 140 }}
              >
                {STATES.map((one) => (
                  <MenuItem key={one} value={one}>
                    {translate(`operator.grants.states.${one}`)}
                  </MenuItem>
                ))}
              </EntryField>
            }
          >
            <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
              {translate('operator.grants.help')}
            </Typography>
            <ConfirmAll grants={data} />
            {data.length === 0 && <EmptyState title={translate('operator.grants.none')} />}
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {data.map((one) => (
                <GrantRow key={one.id} grant={one} onDone={setHalf} />
              ))}
            </Box>
          </Panel>
        </>
      )}
    </Page>
  );
}

function GrantRow({ grant, onDone }: { grant: GrantDto; onDone(half: Half | null): void }) {
  const translate = useTranslate();
  const format = useFormat();
  const isOperator = useSession()?.membership.role === 'operator';
  const { busy, error, send } = useSend('operator.users.done');
  const decide = async (verdict: 'confirm' | 'decline' | 'withdraw') => {
    const result = await send<GrantConfirmedDto>('POST', `/operator/grants/${grant.id}/${verdict}`);
    if (result) onDone(result.secondHalf ? { login: grant.user.login, half: result.secondHalf } : null);
  };
  return (
    <Box component="li" sx={{ py: 1.25, borderTop: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
          <Typography sx={{ fontWeight: 600 }}>
            {translate(`operator.grants.kinds.${grant.kind}`)}
            {translate('mark.colon')}
            {grant.user.displayName}
            {translate('mark.aside', { words: grant.user.login })}{' '}
            {grant.mine && <Chip size="small" variant="outlined" label={translate('operator.grants.mine')} />}
          </Typography>
          <What grant={grant} />
          <Typography variant="body2" color="textSecondary">
            {translate('operator.grants.proposed', { name: grant.proposedBy, at: format.dateTime(grant.proposedAt) })}
            {grant.decidedAt &&
              ` · ${translate('operator.grants.decided', { name: grant.decidedBy ?? '', at: format.dateTime(grant.decidedAt) })}`}
          </Typography>
        </Box>
        {grant.state === 'proposed' && (
          <Box sx={{ display: 'flex', gap: 1 }}>
            {grant.mine && isOperator && (
              <Button size="small" disabled={busy} onClick={() => void decide('withdraw')}>
                {translate('operator.grants.withdraw')}
              </Button>
            )}
            {!grant.mine && (
              <>
                <Button size="small" disabled={busy} onClick={() => void decide('decline')}>
                  {translate('operator.grants.decline')}
                </Button>
                {!grant.forMe && (
                  <Button size="small" variant="contained" disabled={busy} onClick={() => void decide('confirm')}>
                    {translate('operator.grants.confirm')}
                  </Button>
                )}
              </>
            )}
          </Box>
        )}
      </Box>
      {error && <ProblemAlert error={error} />}
    </Box>
  );
}

function HalfDialog({ half: { login, half }, onClose }: { half: Half; onClose(): void }) {
  const translate = useTranslate();
  return (
    <Dialog open fullWidth maxWidth="sm" aria-labelledby="grant-half">
      <DialogTitle id="grant-half">{translate('operator.grants.halfTitle')}</DialogTitle>
      <DialogContent>
        <PasswordHalf login={login} half={half} which="second" />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('operator.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function What({ grant }: { grant: GrantDto }) {
  const translate = useTranslate();
  const text = useText();
  const words = useWords();
  return (
    <>
      {grant.memberships.map(({ orgId, orgName, role }) => (
        <Typography key={`${orgId} ${role}`} variant="body2">
          {words.role(role)} · {text(orgName)}
        </Typography>
      ))}
      {grant.other && (
        <Typography variant="body2">
          {translate('operator.grants.other', {
            name: `${grant.other.displayName}${translate('mark.aside', { words: grant.other.login })}`,
          })}
        </Typography>
      )}
      {grant.deputyFor && (
        <Typography variant="body2">
          {translate('operator.grants.deputyFor', {
            name: grant.deputyFor.principal,
            role: words.role(grant.deputyFor.role),
            from: grant.deputyFor.from,
            to: grant.deputyFor.to,
          })}
        </Typography>
      )}
    </>
  );
}
