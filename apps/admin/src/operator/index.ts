import ApartmentIcon from '@mui/icons-material/ApartmentOutlined';
import PeopleIcon from '@mui/icons-material/PeopleOutlined';
import QueueIcon from '@mui/icons-material/DnsOutlined';
import { createElement, lazy } from 'react';
import type { Feature } from '../feature';
import { messages } from './messages';

const QueuePage = lazy(() => import('./QueuePage'));
const UserList = lazy(() => import('./UserList'));
const OrganisationList = lazy(() => import('./OrganisationList'));

export const operator: Feature = {
  name: 'operator',
  routes: [
    { path: '/operator', element: createElement(QueuePage) },
    { path: '/operator/queue', element: createElement(QueuePage) },
    { path: '/operator/users', element: createElement(UserList) },
    { path: '/operator/organisations', element: createElement(OrganisationList) },
  ],
  menu: [
    { to: '/operator/users', label: 'operator.users.menu', icon: PeopleIcon, roles: ['operator'], order: 95 },
    {
      to: '/operator/organisations',
      label: 'operator.organisations.menu',
      icon: ApartmentIcon,
      roles: ['operator'],
      order: 96,
    },
    { to: '/operator/queue', label: 'operator.queue.menu', icon: QueueIcon, roles: ['operator'], order: 97 },
  ],
  messages,
};
