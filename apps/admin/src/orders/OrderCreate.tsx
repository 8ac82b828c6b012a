import { Title, useRedirect, useTranslate } from 'react-admin';
import { Box } from '@mui/material';
import { useSession } from '../providers/sessionStore';
import { OrderForm } from './OrderForm';

/** A new order of the authority: tried without effect first, then recorded, or proposed to another person. */
export default function OrderCreate() {
  const translate = useTranslate();
  const redirect = useRedirect();
  const role = useSession()?.membership.role;
  return (
    <Box sx={{ maxWidth: 860, mx: 'auto' }}>
      <Title title={translate('orders.create')} />
      <OrderForm isLead={role === 'authority-lead'} onSaved={() => redirect('list', 'orders')} />
    </Box>
  );
}
