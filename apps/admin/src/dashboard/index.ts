import MapIcon from '@mui/icons-material/MapOutlined';
import { createElement, lazy } from 'react';
import type { Feature } from '../feature';
import { AUTHORITY_ROLES } from '../session/roles';
import { messages } from './messages';

const DashboardPage = lazy(() => import('./DashboardPage'));

export const dashboard: Feature = {
  name: 'dashboard',
  routes: [{ path: '/dashboard', element: createElement(DashboardPage) }],
  menu: [{ to: '/dashboard', label: 'dashboard.menu', icon: MapIcon, roles: AUTHORITY_ROLES, order: 80 }],
  messages,
};
