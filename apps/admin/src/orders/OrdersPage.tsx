import type { EditionListDto, OrderDto } from '@linxuan/contracts';
import { Box, Chip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { editionNames, Page, Panel, useFormat, useRead, useText } from '../components';
import { useSession } from '../providers/sessionStore';
import { OrderForm } from './OrderForm';
import { OrderProposals } from './OrderProposals';
import { useChange } from './useChange';

/** What was changed beside an open edition, each with the document that did it. */
export default function OrdersPage() {
  const translate = useTranslate();
  const role = useSession()?.membership.role;
  const read = useRead<OrderDto[]>('/orders');
  return (
    <Page<OrderDto[]> title={translate('orders.title')} read={read} width={860}>
      {(orders) => (
        <>
          <Typography color="textSecondary" sx={{ mb: 2 }}>
            {translate('orders.help')}
          </Typography>
          {(role === 'authority-lead' || role === 'authority-clerk') && (
            <>
              <OrderProposals onSettled={() => void read.refetch()} />
              <OrderForm isLead={role === 'authority-lead'} onSaved={() => void read.refetch()} />
            </>
          )}
          <Panel title={translate('orders.title')}>
            {orders.length === 0 ? (
              <Typography color="textSecondary">{translate('orders.none')}</Typography>
            ) : (
              <Orders orders={orders} />
            )}
          </Panel>
        </>
      )}
    </Page>
  );
}

function Orders({ orders }: { orders: OrderDto[] }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const said = useChange();
  const editions = editionNames(useRead<EditionListDto[]>('/programme-editions').data ?? [], text);
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {orders.map((order) => (
        <Box
          component="li"
          key={order.id}
          sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}
        >
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
            <Chip size="small" label={translate(`orders.kind.${order.kind}`, { _: order.kind })} />
            <Typography sx={{ fontWeight: 600 }}>
              {[
                editions.get(order.editionId),
                order.orgName
                  ? text(order.orgName)
                  : order.kind === 'extend-nomination'
                    ? translate('orders.everyone')
                    : null,
                order.until
                  ? translate(order.kind === 'own-date' ? 'orders.ownLine' : 'orders.line', {
                      until: format.date(order.until),
                    })
                  : null,
              ]
                .filter(Boolean)
                .join(' · ')}
            </Typography>
          </Box>
          {order.until === null &&
            order.changes.map((change) => (
              <Typography key={change.what.zh} variant="body2">
                {text(change.what)}
                {translate('mark.colon')}
                {said(change.before)} → {said(change.after)}
              </Typography>
            ))}
          {order.subjects > 0 && (
            <Typography variant="body2">{translate('orders.subjects', { count: order.subjects })}</Typography>
          )}
          <Typography variant="body2">
            {order.documentNumber} · {order.reason}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {order.orderedBy
              ? translate('orders.by', { name: order.orderedBy, at: format.dateTime(order.orderedAt) })
              : translate('orders.at', { at: format.dateTime(order.orderedAt) })}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
