import GradingIcon from '@mui/icons-material/GradingOutlined';
import GroupsIcon from '@mui/icons-material/GroupsOutlined';
import { kindsOfDesks } from '@linxuan/contracts';
import { createElement, lazy } from 'react';
import type { Feature } from '../feature';
import { AUTHORITY_ROLES } from '../session/roles';
import { deskMessages, messages } from './messages';

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
      also: ['/seats'],
      label: 'evaluation.mySeats',
      icon: GradingIcon,
      roles: ['expert'],
      order: 60,
      countKinds: ['answer-invitation', 'score-application', 'score-defence'],
    },
    {
      to: '/panels',
      label: 'evaluation.panels',
      icon: GroupsIcon,
      roles: AUTHORITY_ROLES,
      order: 60,
      countKinds: kindsOfDesks('panels'),
    },
  ],
  messages: { zh: { ...messages.zh, ...deskMessages.zh }, en: { ...messages.en, ...deskMessages.en } },
};
