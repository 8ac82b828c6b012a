import ApartmentIcon from '@mui/icons-material/ApartmentOutlined';
import SheetIcon from '@mui/icons-material/UploadFileOutlined';
import BadgeIcon from '@mui/icons-material/BadgeOutlined';
import GavelIcon from '@mui/icons-material/VerifiedUserOutlined';
import HistoryIcon from '@mui/icons-material/ManageSearchOutlined';
import PeopleIcon from '@mui/icons-material/PeopleOutlined';
import QueueIcon from '@mui/icons-material/DnsOutlined';
import type { OrganisationDto } from '@linxuan/contracts';
import { createElement, lazy } from 'react';
import type { RaRecord } from 'react-admin';
import { Navigate } from 'react-router-dom';
import type { Feature } from '../feature';
import { messages } from './messages';

const QueuePage = lazy(() => import('./QueuePage'));
const AuditPage = lazy(() => import('./AuditPage'));
const GrantsPage = lazy(() => import('./GrantsPage'));
const CodesPage = lazy(() => import('./CodesPage'));

const BodySheetPage = lazy(() => import('./sheet/BodySheetPage'));

const MOVED = {
  '/operator/users': '/users',
  '/operator/organisations': '/organisations',
  '/operator/grants': '/grants',
  '/operator/codes': '/code-confirmations',
};

export const operator: Feature = {
  name: 'operator',
  resources: [
    {
      name: 'users',
      list: lazy(() => import('./users/UserList')),
      create: lazy(() => import('./users/UserCreate')),
      show: lazy(() => import('./users/UserShow')),
      recordRepresentation: 'displayName',
    },
    {
      name: 'organisations',
      list: lazy(() => import('./organisations/OrganisationList')),
      create: lazy(() => import('./organisations/OrganisationCreate')),
      edit: lazy(() => import('./organisations/OrganisationEdit')),
      recordRepresentation: 'nameZh',
    },
    { name: 'grants', list: GrantsPage },
    { name: 'code-confirmations', list: CodesPage },
  ],
  // The form writes the names of both languages as fields of their own, as the API takes them.
  callbacks: [
    {
      resource: 'organisations',
      afterRead: async (record: RaRecord) => {
        const { name } = record as unknown as OrganisationDto;
        return { ...record, nameZh: name.zh, nameEn: name.en };
      },
    },
  ],
  routes: [
    { path: '/operator', element: createElement(QueuePage) },
    { path: '/operator/queue', element: createElement(QueuePage) },
    { path: '/body-sheet', element: createElement(BodySheetPage) },
    { path: '/audit', element: createElement(AuditPage) },
    // Addresses of earlier releases, in bookmarks and mails.
    ...Object.entries(MOVED).map(([path, to]) => ({ path, element: createElement(Navigate, { to, replace: true }) })),
  ],
  menu: [
    {
      to: '/users',
      group: 'frequent',
      label: 'resources.users.name',
      icon: PeopleIcon,
      roles: ['operator'],
      order: 95,
    },
    {
      to: '/grants',
      group: 'work',
      label: 'operator.grants.menu',
      icon: GavelIcon,
      roles: ['operator', 'security-officer'],
      order: 95.5,
    },
    { to: '/audit', group: 'frequent', label: 'operator.audit.menu', icon: HistoryIcon, roles: ['auditor'], order: 95 },
    {
      to: '/organisations',
      group: 'frequent',
      label: 'resources.organisations.name',
      icon: ApartmentIcon,
      roles: ['operator'],
      order: 96,
    },
    {
      to: '/code-confirmations',
      group: 'work',
      label: 'operator.codes.menu',
      icon: BadgeIcon,
      roles: ['operator'],
      order: 96.5,
    },
    {
      to: '/operator/queue',
      group: 'reference',
      label: 'operator.queue.menu',
      icon: QueueIcon,
      roles: ['operator'],
      order: 97,
    },
    {
      to: '/body-sheet',
      group: 'settings',
      label: 'operator.sheet.title',
      icon: SheetIcon,
      roles: ['operator'],
      order: 96.2,
    },
  ],
  messages,
};
