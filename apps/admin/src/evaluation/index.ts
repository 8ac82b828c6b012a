import GradingIcon from '@mui/icons-material/GradingOutlined';
import GroupsIcon from '@mui/icons-material/GroupsOutlined';
import { kindsOfWorkspaces } from '@linxuan/contracts';
import { createElement, lazy } from 'react';
import type { Feature } from '../feature';
import { AUTHORITY_ROLES } from '../session/roles';
import { workMessages, messages } from './messages';

const MySeatsPage = lazy(() => import('./MySeatsPage'));
const SeatPage = lazy(() => import('./SeatPage'));
const PanelsPage = lazy(() => import('./PanelsPage'));
const PanelPage = lazy(() => import('./PanelPage'));

export const evaluation: Feature = {
  name: 'evaluation',
  routes: [
    { path: '/my-seats', element: createElement(MySeatsPage) },
    { path: '/seats/:id', element: createElement(SeatPage) },
    { path: '/panels', element: createElement(PanelsPage) },
    { path: '/panels/:caseId/:stage', element: createElement(PanelPage) },
  ],
  menu: [
    {
      to: '/my-seats',
      group: 'work',
      also: ['/seats'],
      label: 'evaluation.mySeats',
      icon: GradingIcon,
      roles: ['expert'],
      order: 60,
      countKinds: ['answer-invitation', 'score-application', 'score-defence'],
    },
    {
      to: '/panels',
      group: 'work',
      label: 'evaluation.panels',
      icon: GroupsIcon,
      roles: AUTHORITY_ROLES,
      order: 60,
      countKinds: kindsOfWorkspaces('panels'),
    },
  ],
  messages: { zh: { ...messages.zh, ...workMessages.zh }, en: { ...messages.en, ...workMessages.en } },
};
