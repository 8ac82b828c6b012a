import DescriptionIcon from '@mui/icons-material/DescriptionOutlined';
import { createElement, lazy } from 'react';
import type { Feature } from '../feature';
import { APPLICANT_ROLES } from '../session/roles';
import { messages } from './messages';

const ApplicationList = lazy(() => import('./pages/ApplicationList'));
const NewApplication = lazy(() => import('./pages/NewApplication'));
const ApplicationPage = lazy(() => import('./pages/ApplicationPage'));
const ReceiptPage = lazy(() => import('./pages/ReceiptPage'));
const PrintPage = lazy(() => import('./pages/PrintPage'));

export const applications: Feature = {
  name: 'applications',
  routes: [
    { path: '/applications', element: createElement(ApplicationList) },
    { path: '/applications/new', element: createElement(NewApplication) },
    { path: '/applications/:id/receipt', element: createElement(ReceiptPage) },
    { path: '/applications/:id/print', element: createElement(PrintPage) },
    { path: '/applications/:id/:step?', element: createElement(ApplicationPage) },
  ],
  menu: [
    {
      to: '/applications',
      group: 'work',
      label: 'applications.menu',
      icon: DescriptionIcon,
      roles: APPLICANT_ROLES,
      order: 20,
      countKinds: ['complete-application', 'correct-application'],
    },
  ],
  messages,
};
