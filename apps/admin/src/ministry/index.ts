import FactCheckIcon from '@mui/icons-material/FactCheckOutlined';
import FormatListNumberedIcon from '@mui/icons-material/FormatListNumberedOutlined';
import MoveToInboxIcon from '@mui/icons-material/MoveToInboxOutlined';
import RateReviewIcon from '@mui/icons-material/RateReviewOutlined';
import { createElement, lazy } from 'react';
import { kindsOfWorkspaces } from '@linxuan/contracts';
import type { Feature } from '../feature';
import { AUTHORITY_ROLES } from '../session/roles';
import { messages } from './messages';

const ReceiptsPage = lazy(() => import('./ReceiptsPage'));
const ReceiptPage = lazy(() => import('./ReceiptPage'));
const ConditionsPage = lazy(() => import('./ConditionsPage'));
const ConditionPage = lazy(() => import('./ConditionPage'));
const ReviewsPage = lazy(() => import('./ReviewsPage'));
const ReviewPage = lazy(() => import('./ReviewPage'));
const ListPage = lazy(() => import('./ListPage'));

export const ministry: Feature = {
  name: 'ministry',
  routes: [
    { path: '/receipts', element: createElement(ReceiptsPage) },
    { path: '/receipts/:id', element: createElement(ReceiptPage) },
    { path: '/conditions', element: createElement(ConditionsPage) },
    { path: '/conditions/:caseId', element: createElement(ConditionPage) },
    { path: '/reviews', element: createElement(ReviewsPage) },
    { path: '/reviews/:caseId/:stage', element: createElement(ReviewPage) },
    { path: '/list-decision', element: createElement(ListPage) },
  ],
  menu: [
    {
      to: '/receipts',
      group: 'work',
      label: 'ministry.receipts',
      icon: MoveToInboxIcon,
      roles: AUTHORITY_ROLES,
      order: 32,
      countKinds: kindsOfWorkspaces('receipts'),
    },
    {
      to: '/conditions',
      group: 'work',
      label: 'ministry.conditions',
      icon: FactCheckIcon,
      roles: AUTHORITY_ROLES,
      order: 36,
      countKinds: kindsOfWorkspaces('conditions'),
    },
    {
      to: '/reviews',
      group: 'work',
      label: 'ministry.reviews',
      icon: RateReviewIcon,
      roles: AUTHORITY_ROLES,
      order: 40,
      countKinds: kindsOfWorkspaces('reviews'),
    },
    {
      to: '/list-decision',
      also: ['/decision-rooms'],
      group: 'work',
      label: 'ministry.list',
      icon: FormatListNumberedIcon,
      roles: AUTHORITY_ROLES,
      order: 65,
      countKinds: kindsOfWorkspaces('list'),
    },
  ],
  messages,
};
