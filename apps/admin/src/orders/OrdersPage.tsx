import type { OrderDto, ProgrammeDto, ProgrammeListDto } from '@linxuan/contracts';
import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Page, Panel, ProblemAlert, useFieldErrors, useFormat, useLinxuan, useRead, useText } from '../components';
import { useSession } from '../providers/sessionStore';

const EVERYONE = '*';

/** Dates that were extended beside the edition, each with the document that did it. */
export default function OrdersPage() {
  const translate = useTranslate();
  const role = useSession()?.membership.role;
  const read = useRead<OrderDto[]>('/orders');
  return (
    <Page<OrderDto[]> title={translate('orders.title')} read={read} width={860}>
      {(orders) => (
        <>
          <Typography color="textSecondary" sx={{ mb: 2 }}>{translate('orders.help')}</Typography>
          {role === 'authority-lead' && <OrderForm onSaved={() => void read.refetch()} />}
          <Panel title={translate('orders.title')}><Orders orders={orders} /></Panel>
        </>
      )}
    </Page>
  );
}

function Orders({ orders }: { orders: OrderDto[] }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  if (orders.length === 0) return <Typography color="textSecondary">{translate('orders.none')}</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {orders.map((order) => (
        <Box component="li" key={order.id} sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
          <Typography sx={{ fontWeight: 600 }}>{order.orgName ? text(order.orgName) : translate('orders.everyone')} · {translate('orders.line', { until: format.date(order.until) })}</Typography>
          <Typography variant="body2">{order.documentNumber} · {order.reason}</Typography>
          <Typography variant="body2" color="textSecondary">{translate('orders.by', { name: order.orderedBy, at: format.dateTime(order.orderedAt) })}</Typography>
        </Box>
      ))}
    </Box>
  );
}

function OrderForm({ onSaved }: { onSaved(): void }) {
  const translate = useTranslate();
  const text = useText();
  const notify = useNotify();
  const provider = useLinxuan();
  const editions = useRead<ProgrammeListDto[]>('/programmes', { staleTime: Infinity });
  const editionId = editions.data?.[0]?.id;
  const programme = useRead<ProgrammeDto>(editionId ? `/programmes/${editionId}` : null, { staleTime: Infinity });
  const [orgId, setOrg] = useState(EVERYONE);
  const [until, setUntil] = useState('');
  const [documentNumber, setDocument] = useState('');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const fields = useFieldErrors(error);
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      await provider.send('POST', '/orders', { editionId, kind: 'extend-nomination', orgId: orgId === EVERYONE ? null : orgId, until, documentNumber, reason });
      notify('orders.saved', { type: 'success' });
      setUntil('');
      setDocument('');
      setReason('');
      onSaved();
    } catch (cause) {
      setError(cause as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel title={translate('orders.create')} aside={editions.data?.[0] && <Typography variant="body2" color="textSecondary">{text(editions.data[0].title)}</Typography>}>
      {error && <ProblemAlert error={error} />}
      <Box component="form" onSubmit={(event) => { event.preventDefault(); void save(); }} sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, pt: 1 }}>
        <TextField select label={translate('orders.who')} value={orgId} onChange={({ target }) => setOrg(target.value)}>
          <MenuItem value={EVERYONE}>{translate('orders.everyone')}</MenuItem>
          {(programme.data?.definition.roster ?? []).map(({ org, name }) => <MenuItem key={org} value={org}>{text(name)}</MenuItem>)}
        </TextField>
        <TextField required type="date" label={translate('orders.until')} value={until} onChange={({ target }) => setUntil(target.value)} slotProps={{ inputLabel: { shrink: true } }} error={!!fields['/until']} helperText={fields['/until']} />
        <TextField required label={translate('orders.document')} value={documentNumber} onChange={({ target }) => setDocument(target.value)} />
        <TextField required label={translate('orders.reason')} value={reason} onChange={({ target }) => setReason(target.value)} />
        <Box><Button type="submit" variant="contained" disabled={busy || !editionId || !until || !documentNumber.trim() || !reason.trim()}>{translate('orders.save')}</Button></Box>
      </Box>
    </Panel>
  );
}
