import BadgeIcon from '@mui/icons-material/ContactPageOutlined';
import SchoolIcon from '@mui/icons-material/SchoolOutlined';
import type { ExpertDto } from '@linxuan/contracts';
import { createElement, lazy } from 'react';
import type { RaRecord } from 'react-admin';
import type { Feature } from '../feature';
import { AUTHORITY_ROLES } from '../session/roles';
import { messages } from './messages';

const OwnProfilePage = lazy(() => import('./OwnProfilePage'));

export const experts: Feature = {
  name: 'experts',
  resources: [
    {
      name: 'experts',
      list: lazy(() => import('./ExpertList')),
      show: lazy(() => import('./ExpertShow')),
      recordRepresentation: (record: RaRecord) => (record as unknown as ExpertDto).name,
    },
  ],
  routes: [{ path: '/expert-profile', element: createElement(OwnProfilePage) }],
  menu: [
    {
      to: '/experts',
      group: 'frequent',
      label: 'resources.experts.name',
      icon: SchoolIcon,
      roles: AUTHORITY_ROLES,
      order: 62,
    },
    {
      to: '/expert-profile',
      group: 'frequent',
      label: 'experts.ownProfile',
      icon: BadgeIcon,
      roles: ['expert'],
      order: 62,
    },
  ],
  messages,
};
