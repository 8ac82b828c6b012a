import ForumIcon from '@mui/icons-material/ForumOutlined';
import InboxIcon from '@mui/icons-material/MoveToInboxOutlined';
import { createElement, lazy } from 'react';
import type { Feature } from '../feature';
import { DEPARTMENT_ROLES } from '../session/roles';
import { messages } from './messages';

const CheckPage = lazy(() => import('./CheckPage'));
const AskPage = lazy(() => import('./AskPage'));
const InboxPage = lazy(() => import('./InboxPage'));
const OpinionPage = lazy(() => import('./OpinionPage'));
const LeadPage = lazy(() => import('./LeadPage'));
const ConcludePage = lazy(() => import('./ConcludePage'));

export const reviews: Feature = {
  name: 'reviews',
  routes: [
    { path: '/cases/:id/check', element: createElement(CheckPage) },
    { path: '/cases/:id/opinions/:opinionId', element: createElement(OpinionPage) },
    { path: '/cases/:id/lead', element: createElement(LeadPage) },
    { path: '/cases/:id/conclude', element: createElement(ConcludePage) },
    { path: '/reviews/ask', element: createElement(AskPage) },
    { path: '/reviews/inbox', element: createElement(InboxPage) },
  ],
  menu: [
    {
      to: '/reviews/ask',
      group: 'work',
      label: 'reviews.askMenu',
      icon: ForumIcon,
      roles: ['nominator-clerk', 'nominator-lead'],
      order: 40,
      countKinds: ['ask-departments'],
    },
    {
      to: '/reviews/inbox',
      group: 'work',
      label: 'reviews.inboxMenu',
      icon: InboxIcon,
      roles: DEPARTMENT_ROLES,
      order: 40,
      countKinds: ['assign-opinion', 'give-opinion', 'sign-opinion', 'contribute', 'confirm-draft'],
    },
  ],
  messages,
};
