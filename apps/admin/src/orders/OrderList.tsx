import type { EditionListDto, OrderDto } from '@linxuan/contracts';
import { Box, Chip, Typography } from '@mui/material';
import {
  CreateButton,
  DatagridConfigurable,
  FunctionField,
  SelectInput,
  SimpleList,
  TextField,
  TextInput,
  useRefresh,
  useTranslate,
} from 'react-admin';
import { editionNames, EmptyState, RecordList, useFormat, useRead, useText } from '../components';
import { useSession } from '../providers/sessionStore';
import { OrderProposals } from './OrderProposals';
import { ORDER_KINDS } from './kinds';
import { useChange } from './useChange';

/** What was changed beside an open edition, each with the document that did it. */
export default function OrderList() {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const refresh = useRefresh();
  const role = useSession()?.membership.role;
  const orders = role === 'authority-lead' || role === 'authority-clerk';
  const editions = editionNames(useRead<EditionListDto[]>('/programme-editions').data ?? [], text);
  const kindOf = (kind: string) => translate(`orders.kind.${kind}`, { _: kind });
  const by = ({ orderedBy, orderedAt }: OrderDto) =>
    orderedBy
      ? translate('orders.by', { name: orderedBy, at: format.dateTime(orderedAt) })
      : translate('orders.at', { at: format.dateTime(orderedAt) });
  const empty = <EmptyState title={translate('orders.none')} />;
  return (
    <>
      <Typography color="textSecondary" sx={{ my: 1 }}>
        {translate('orders.help')}
      </Typography>
      {orders && <OrderProposals onSettled={refresh} />}
      <RecordList
        sort={{ field: 'orderedAt', order: 'DESC' }}
        hasCreate={false}
        buttons={orders && <CreateButton label="orders.create" />}
        filters={[
          <TextInput key="q" source="q" type="search" alwaysOn resettable />,
          <SelectInput
            key="kind"
            source="kind"
            translateChoice={false}
            choices={ORDER_KINDS.map((id) => ({ id, name: kindOf(id) }))}
          />,
          <SelectInput
            key="editionId"
            source="editionId"
            translateChoice={false}
            choices={[...editions].map(([id, name]) => ({ id, name }))}
          />,
        ]}
        cards={
          <SimpleList<OrderDto>
            empty={empty}
            rowClick={false}
            primaryText={({ kind }) => kindOf(kind)}
            secondaryText={(order) => <Effect order={order} />}
            tertiaryText={({ documentNumber }) => documentNumber}
          />
        }
      >
        <DatagridConfigurable rowClick={false} bulkActionButtons={false} size="small" empty={empty}>
          <FunctionField<OrderDto> source="kind" render={({ kind }) => <Chip size="small" label={kindOf(kind)} />} />
          <FunctionField<OrderDto> source="editionId" render={({ editionId }) => editions.get(editionId) ?? ''} />
          <FunctionField<OrderDto> source="effect" sortable={false} render={(order) => <Effect order={order} />} />
          <TextField source="documentNumber" />
          <TextField source="reason" />
          <FunctionField<OrderDto> source="orderedAt" render={by} />
        </DatagridConfigurable>
      </RecordList>
    </>
  );
}

/** Whom an order is about and what it changed. */
function Effect({ order }: { order: OrderDto }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const said = useChange();
  const whom = order.orgName
    ? text(order.orgName)
    : order.kind === 'extend-nomination'
      ? translate('orders.everyone')
      : null;
  const until = order.until
    ? translate(order.kind === 'own-date' ? 'orders.ownLine' : 'orders.line', { until: format.date(order.until) })
    : null;
  return (
    <Box component="span">
      {[whom, until].filter(Boolean).join(' · ')}
      {order.until === null &&
        order.changes.map((change) => (
          <Box component="span" key={change.what.zh} sx={{ display: 'block' }}>
            {text(change.what)}
            {translate('mark.colon')}
            {said(change.before)} → {said(change.after)}
          </Box>
        ))}
      {order.subjects > 0 && (
        <Box component="span" sx={{ display: 'block' }}>
          {translate('orders.subjects', { count: order.subjects })}
        </Box>
      )}
    </Box>
  );
}
