import ApartmentIcon from '@mui/icons-material/ApartmentOutlined';
import BadgeIcon from '@mui/icons-material/BadgeOutlined';
import GavelIcon from '@mui/icons-material/VerifiedUserOutlined';
import HistoryIcon from '@mui/icons-material/ManageSearchOutlined';
import PeopleIcon from '@mui/icons-material/PeopleOutlined';
import QueueIcon from '@mui/icons-material/DnsOutlined';
import { createElement, lazy } from 'react';
import type { Feature } from '../feature';
import { messages } from './messages';

const QueuePage = lazy(() => import('./QueuePage'));
const AuditPage = lazy(() => import('./AuditPage'));
const GrantsPage = lazy(() => import('./GrantsPage'));
const CodesPage = lazy(() => import('./CodesPage'));
const UserList = lazy(() => import('./UserList'));
const OrganisationList = lazy(() => import('./OrganisationList'));

export const operator: Feature = {
  name: 'operator',
  routes: [
    { path: '/operator', element: createElement(QueuePage) },
    { path: '/operator/queue', element: createElement(QueuePage) },
    { path: '/operator/grants', element: createElement(GrantsPage) },
    { path: '/operator/codes', element: createElement(CodesPage) },
    { path: '/audit', element: createElement(AuditPage) },
    { path: '/operator/users', element: createElement(UserList) },
    { path: '/operator/organisations', element: createElement(OrganisationList) },
  ],
  menu: [
    { to: '/operator/users', label: 'operator.users.menu', icon: PeopleIcon, roles: ['operator'], order: 95 },
    {
      to: '/operator/grants',
      label: 'operator.grants.menu',
      icon: GavelIcon,
      roles: ['operator', 'security-officer'],
      order: 95.5,
    },
    { to: '/audit', label: 'operator.audit.menu', icon: HistoryIcon, roles: ['auditor'], order: 95 },
    {
      to: '/operator/organisations',
      label: 'operator.organisations.menu',
      icon: ApartmentIcon,
      roles: ['operator'],
      order: 96,
    },
    { to: '/operator/codes', label: 'operator.codes.menu', icon: BadgeIcon, roles: ['operator'], order: 96.5 },
    { to: '/operator/queue', label: 'operator.queue.menu', icon: QueueIcon, roles: ['operator'], order: 97 },
  ],
  messages,
};
