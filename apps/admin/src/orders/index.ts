import GavelIcon from '@mui/icons-material/EventRepeatOutlined';
import { createElement, lazy } from 'react';
import type { Feature } from '../feature';
import { messages } from './messages';

const OrdersPage = lazy(() => import('./OrdersPage'));

export const orders: Feature = {
  name: 'orders',
  routes: [{ path: '/orders', element: createElement(OrdersPage) }],
  menu: [
    {
      to: '/orders',
      label: 'orders.menu',
      icon: GavelIcon,
      roles: ['authority-clerk', 'authority-lead', 'operator'],
      order: 92,
    },
  ],
  messages,
};
