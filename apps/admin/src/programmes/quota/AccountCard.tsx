import type { QuotaAccountDto, QuotaLedgerDto, QuotaLedgerSlotDto, QuotaMovementDto } from '@linxuan/contracts';
import type { Text } from '@linxuan/domain';
import ExpandIcon from '@mui/icons-material/ExpandMore';
import {
  Accordion,
  AccordionDetails,
  AccordionSummary,
  Box,
  Chip,
  Link as MuiLink,
  Skeleton,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { ProblemAlert, useFormat, useJoin, useRead, useSource, useText } from '../../components';

/** One account: each slot with its holder and its origin, and how the slots moved. */
export function AccountCard({
  edition,
  account,
  quotas,
  open,
}: {
  edition: string;
  account: QuotaAccountDto;
  quotas: QuotaLedgerDto['quotas'];
  open: boolean;
}) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const source = useSource();
  const [shown, setShown] = useState(open);
  const quota = quotas.find(({ id }) => id === account.quotaId);
  /** One that counts by a key is called by its quota and by the value that it counts. */
  const nameOf = ({ key, names }: QuotaAccountDto, title: Text | null) => {
    const holders = join(names.map(text));
    if (!key) return holders;
    const counted = [title && text(title), key.branchName && text(key.branchName), key.year];
    return [...counted, key.who === 'all' ? null : holders].filter(Boolean).join(' · ');
  };
  return (
    <Accordion
      expanded={shown}
      onChange={(_, next) => setShown(next)}
      disableGutters
      elevation={0}
      variant="outlined"
      slotProps={{ heading: { component: 'h3' }, transition: { unmountOnExit: true } }}
    >
      <AccordionSummary expandIcon={<ExpandIcon />}>
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center', minWidth: 0 }}>
          <Typography component="span" sx={{ fontWeight: 600 }}>
            {nameOf(account, quota?.title ?? null)}
          </Typography>
          <Chip
            size="small"
            color={account.used >= account.slots.length ? 'warning' : 'default'}
            label={translate('programmes.quota.used', { used: account.used, cap: account.slots.length })}
          />
          {account.key?.pot && <Chip size="small" variant="outlined" label={translate('programmes.quota.pot')} />}
          {account.granted > 0 && (
            <Chip
              size="small"
              color="primary"
              variant="outlined"
              label={translate('programmes.quota.granted', { count: account.granted })}
            />
          )}
          {account.overridden > 0 && (
            <Chip
              size="small"
              color="warning"
              variant="outlined"
              label={translate('programmes.quota.overridden', { count: account.overridden })}
            />
          )}
        </Box>
      </AccordionSummary>
      <AccordionDetails>
        {quota && (
          <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
            {text(quota.rule.words)}
            {translate('mark.aside', { words: source(quota.rule.source) })}
          </Typography>
        )}
        <Box
          component="ol"
          sx={{
            listStyle: 'none',
            m: 0,
            p: 0,
            display: 'grid',
            gap: 1,
            gridTemplateColumns: { xs: '1fr', sm: 'repeat(auto-fill, minmax(240px, 1fr))' },
          }}
        >
          {account.slots.map((slot) => (
            <Slot key={slot.number} slot={slot} />
          ))}
        </Box>
        {!account.key && <Movements edition={edition} org={account.orgId} />}
      </AccordionDetails>
    </Accordion>
  );
}

function Slot({ slot }: { slot: QuotaLedgerSlotDto }) {
  const translate = useTranslate();
  const text = useText();
  const free = slot.state === 'free';
  return (
    <Box
      component="li"
      sx={{
        border: 1,
        borderStyle: free ? 'dashed' : 'solid',
        borderColor: free ? 'divider' : 'primary.main',
        borderRadius: 1,
        p: 1,
        minWidth: 0,
      }}
    >
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {translate('programmes.quota.slot', { number: slot.number })} · {translate(`slotState.${slot.state}`)}
        {slot.origin !== 'cap' ? ` · ${translate(`programmes.quota.origin.${slot.origin}`)}` : ''}
      </Typography>
      {slot.holder && <Typography variant="body2">{text(slot.holder)}</Typography>}
      {slot.edition && (
        <Typography variant="body2" color="textSecondary">
          {text(slot.edition)}
        </Typography>
      )}
      {slot.caseId && (
        <MuiLink component={Link} to={`/cases/${slot.caseId}`} variant="body2">
          {[slot.caseNumber, slot.title].filter(Boolean).join(' ')}
        </MuiLink>
      )}
      {slot.evidence && (
        <Typography variant="body2" color="textSecondary">
          {slot.evidence}
        </Typography>
      )}
    </Box>
  );
}

function Movements({ edition, org }: { edition: string; org: string }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const read = useRead<QuotaMovementDto[]>(`/programme-editions/${edition}/quota/${org}`);
  return (
    <Box sx={{ mt: 2 }}>
      <Typography variant="h3" component="h4">
        {translate('programmes.quota.movements')}
      </Typography>
      {read.error ? (
        <ProblemAlert error={read.error} />
      ) : !read.data ? (
        <Skeleton height={40} />
      ) : (
        read.data.length === 0 && (
          <Typography variant="body2" color="textSecondary">
            {translate('programmes.quota.noMovements')}
          </Typography>
        )
      )}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {(read.data ?? []).map((one) => (
          <Box
            component="li"
            key={`${one.at}${one.caseId}${one.action}`}
            sx={{ py: 0.5, borderTop: 1, borderColor: 'divider' }}
          >
            <Typography variant="body2">
              <strong>{translate(`programmes.quota.effect.${one.effect}`)}</strong>{' '}
              <MuiLink component={Link} to={`/cases/${one.caseId}`}>
                {one.caseNumber} {one.title}
              </MuiLink>
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {[format.dateTime(one.at), text(one.actorOrg), one.actorName, one.reason].filter(Boolean).join(' · ')}
            </Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
