import MapIcon from '@mui/icons-material/MapOutlined';
import QueryStatsIcon from '@mui/icons-material/QueryStats';
import ScheduleIcon from '@mui/icons-material/Schedule';
import { createElement, lazy } from 'react';
import type { Feature } from '../feature';
import { AUTHORITY_ROLES, NOMINATOR_ROLES } from '../session/roles';
import { boardMessages } from './board-messages';
import { messages } from './messages';

const DashboardPage = lazy(() => import('./DashboardPage'));
const DeadlinesPage = lazy(() => import('./DeadlinesPage'));
const StatisticsPage = lazy(() => import('./StatisticsPage'));
const LEADS = [...AUTHORITY_ROLES, ...NOMINATOR_ROLES];

export const dashboard: Feature = {
  name: 'dashboard',
  routes: [
    { path: '/dashboard', element: createElement(DashboardPage) },
    { path: '/deadlines', element: createElement(DeadlinesPage) },
    { path: '/statistics', element: createElement(StatisticsPage) },
  ],
  menu: [
    { to: '/dashboard', group: 'frequent', label: 'dashboard.menu', icon: MapIcon, roles: AUTHORITY_ROLES, order: 80 },
    { to: '/deadlines', group: 'frequent', label: 'deadlines.menu', icon: ScheduleIcon, roles: LEADS, order: 81 },
    { to: '/statistics', group: 'reference', label: 'statistics.menu', icon: QueryStatsIcon, roles: LEADS, order: 82 },
  ],
  messages: { zh: { ...messages.zh, ...boardMessages.zh }, en: { ...messages.en, ...boardMessages.en } },
};
