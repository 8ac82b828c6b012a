import type { EditionListDto, OrderProposalDto } from '@linxuan/contracts';
import { Box, Button, Chip, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { editionNames, Panel, ProblemAlert, useFormat, useLinxuan, useRead, useText } from '../components';
import { useSession } from '../providers/sessionStore';
import { useChange } from './useChange';

/** Orders that one person of the authority proposed and another puts into effect. */
export function OrderProposals({ onSettled }: { onSettled(): void }) {
  const translate = useTranslate();
  const text = useText();
  const read = useRead<OrderProposalDto[]>('/orders/proposals', { refetchInterval: 15_000 });
  const editions = editionNames(useRead<EditionListDto[]>('/programme-editions').data ?? [], text);
  const waiting = read.data ?? [];
  if (waiting.length === 0) return null;
  return (
    <Panel title={translate('orders.waiting')}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {translate('orders.waitingHelp')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {waiting.map((one) => (
          <Proposal
            key={one.id}
            proposal={one}
            edition={editions.get(one.editionId) ?? one.editionId}
            onSettled={() => {
              void read.refetch();
              onSettled();
            }}
          />
        ))}
      </Box>
    </Panel>
  );
}

function Proposal({
  proposal,
  edition,
  onSettled,
}: {
  proposal: OrderProposalDto;
  edition: string;
  onSettled(): void;
}) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const said = useChange();
  const notify = useNotify();
  const provider = useLinxuan();
  const isLead = useSession()?.membership.role === 'authority-lead';
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const settle = async (verdict: 'confirm' | 'decline' | 'withdraw') => {
    setBusy(true);
    setError(null);
    try {
      await provider.send('POST', `/orders/proposals/${proposal.id}/${verdict}`);
      notify(verdict === 'confirm' ? 'orders.saved' : 'orders.settled', { type: 'success' });
      onSettled();
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box component="li" sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Chip size="small" label={translate(`orders.kind.${proposal.kind}`)} />
        <Typography sx={{ fontWeight: 600, flex: '1 1 240px' }}>
          {[edition, proposal.orgName ? text(proposal.orgName) : null].filter(Boolean).join(' · ')}
        </Typography>
        {proposal.mine ? (
          <Button size="small" disabled={busy} onClick={() => void settle('withdraw')}>
            {translate('orders.withdraw')}
          </Button>
        ) : (
          isLead && (
            <>
              <Button size="small" disabled={busy} onClick={() => void settle('decline')}>
                {translate('orders.decline')}
              </Button>
              <Button size="small" variant="contained" disabled={busy} onClick={() => void settle('confirm')}>
                {translate('orders.confirm')}
              </Button>
            </>
          )
        )}
      </Box>
      {proposal.changes.map((change) => (
        <Typography key={change.what.zh} variant="body2">
          {text(change.what)}
          {translate('mark.colon')}
          {said(change.before)} → {said(change.after)}
        </Typography>
      ))}
      <Typography variant="body2">
        {proposal.documentNumber} · {proposal.reason}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {translate('orders.proposedBy', { name: proposal.proposedBy, at: format.dateTime(proposal.proposedAt) })}
      </Typography>
      {error !== null && <ProblemAlert error={error} />}
    </Box>
  );
}
