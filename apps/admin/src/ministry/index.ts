import FactCheckIcon from '@mui/icons-material/FactCheckOutlined';
import FormatListNumberedIcon from '@mui/icons-material/FormatListNumberedOutlined';
import MoveToInboxIcon from '@mui/icons-material/MoveToInboxOutlined';
import RateReviewIcon from '@mui/icons-material/RateReviewOutlined';
import { createElement, lazy } from 'react';
import { kindsOfDesks } from '@linxuan/contracts';
import { deskOf, type Feature, type TaskPlace } from '../feature';
import { AUTHORITY_ROLES } from '../session/roles';
import { messages } from './messages';

const ReceiptsPage = lazy(() => import('./ReceiptsPage'));
const ReceiptPage = lazy(() => import('./ReceiptPage'));
const ConditionsPage = lazy(() => import('./ConditionsPage'));
const ConditionPage = lazy(() => import('./ConditionPage'));
const ReviewsPage = lazy(() => import('./ReviewsPage'));
const ReviewPage = lazy(() => import('./ReviewPage'));
const ListPage = lazy(() => import('./ListPage'));

const review = ({ caseId, stage }: { caseId: string | null; stage: string }) => `/reviews/${caseId}/${stage}`;
/** Review by duty shares its kinds of work with the provinces' joint review, which has a worksheet of its own. */
const reviewRoutes = {
  'department-review.assign-opinion': ({ stage, editionId }: TaskPlace) =>
    `/reviews?stage=${stage}${editionId ? `&editionId=${editionId}` : ''}`,
  'department-review.give-opinion': review,
  'department-review.sign-opinion': review,
  'department-review.conclude-review': review,
};

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
      label: 'ministry.receipts',
      icon: MoveToInboxIcon,
      roles: AUTHORITY_ROLES,
      order: 32,
      countKinds: kindsOfDesks('receipts'),
    },
    {
      to: '/conditions',
      label: 'ministry.conditions',
      icon: FactCheckIcon,
      roles: AUTHORITY_ROLES,
      order: 36,
      countKinds: kindsOfDesks('conditions'),
    },
    {
      to: '/reviews',
      label: 'ministry.reviews',
      icon: RateReviewIcon,
      roles: AUTHORITY_ROLES,
      order: 40,
      countKinds: kindsOfDesks('reviews'),
    },
    {
      to: '/list-decision',
      label: 'ministry.list',
      icon: FormatListNumberedIcon,
      roles: AUTHORITY_ROLES,
      order: 65,
      countKinds: kindsOfDesks('list'),
    },
  ],
  taskRoutes: {
    ...reviewRoutes,
    // What a group sends is received by a nominator, on the dossier's own page with the letter and the table in view.
    'receive-dossier': ({ subjectId, role = '' }) =>
      role.startsWith('nominator') ? `/dossiers/${subjectId}` : `/receipts/${subjectId}`,
    'record-post': ({ subjectId }) => `/receipts/${subjectId}`,
    'check-conditions': ({ caseId }) => `/conditions/${caseId}`,
    'rank-for-list': deskOf('/list-decision'),
    'decide-list': deskOf('/list-decision'),
  },
  messages,
};
