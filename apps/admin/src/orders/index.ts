import GavelIcon from '@mui/icons-material/EventRepeatOutlined';
import { lazy } from 'react';
import type { Feature } from '../feature';
import { messages } from './messages';

export const orders: Feature = {
  name: 'orders',
  resources: [{ name: 'orders', list: lazy(() => import('./OrderList')), create: lazy(() => import('./OrderCreate')) }],
  menu: [
    {
      to: '/orders',
      group: 'reference',
      label: 'resources.orders.name',
      icon: GavelIcon,
      roles: ['authority-clerk', 'authority-lead', 'operator'],
      order: 92,
    },
  ],
  messages,
};
