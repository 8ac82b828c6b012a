import LeaderboardIcon from '@mui/icons-material/LeaderboardOutlined';
import MarkEmailIcon from '@mui/icons-material/MarkEmailReadOutlined';
import { kindsOfWorkspaces } from '@linxuan/contracts';
import { createElement, lazy } from 'react';
import type { Feature } from '../feature';
import { NOMINATOR_ROLES } from '../session/roles';
import { messages } from './messages';

const NominationPage = lazy(() => import('./NominationPage'));
const DossierPage = lazy(() => import('./DossierPage'));
const DossierList = lazy(() => import('./DossierList'));

export const nominations: Feature = {
  name: 'nominations',
  resources: [{ name: 'dossiers', list: DossierList, show: DossierPage, recordRepresentation: 'number' }],
  routes: [{ path: '/nomination', element: createElement(NominationPage) }],
  menu: [
    {
      to: '/nomination',
      also: ['/decision-rooms'],
      group: 'work',
      label: 'nominations.menu',
      icon: LeaderboardIcon,
      roles: ['nominator-clerk', 'nominator-lead', 'group-clerk'],
      order: 50,
      countKinds: kindsOfWorkspaces('nomination'),
    },
    {
      to: '/dossiers',
      group: 'frequent',
      label: 'resources.dossiers.name',
      icon: MarkEmailIcon,
      roles: NOMINATOR_ROLES,
      order: 52,
      countKinds: ['receive-dossier'],
    },
  ],
  messages,
};
