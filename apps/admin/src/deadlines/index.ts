import CalendarIcon from '@mui/icons-material/CalendarMonthOutlined';
import EventIcon from '@mui/icons-material/EventOutlined';
import { createElement, lazy } from 'react';
import type { Feature } from '../feature';
import { AUTHORITY_ROLES, NOMINATOR_ROLES } from '../session/roles';
import { messages } from './messages';

const CalendarPage = lazy(() => import('./CalendarPage'));
const OwnDatesPage = lazy(() => import('./OwnDatesPage'));

export const deadlines: Feature = {
  name: 'deadlines',
  routes: [
    { path: '/working-calendar', element: createElement(CalendarPage) },
    { path: '/own-dates', element: createElement(OwnDatesPage) },
  ],
  menu: [
    { to: '/own-dates', group: 'settings', label: 'ownDates.menu', icon: EventIcon, roles: NOMINATOR_ROLES, order: 91 },
    {
      to: '/working-calendar',
      group: 'settings',
      label: 'workingCalendar.menu',
      icon: CalendarIcon,
      roles: [...AUTHORITY_ROLES, 'operator'],
      order: 92,
    },
  ],
  messages,
};
