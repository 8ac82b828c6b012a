import FolderIcon from '@mui/icons-material/FolderOutlined';
import { createElement, lazy } from 'react';
import type { Feature } from '../feature';
import { DESK_ROLES } from '../session/roles';
import { messages } from './messages';

const CaseList = lazy(() => import('./CaseList'));
const CasePage = lazy(() => import('./CasePage'));

export const cases: Feature = {
  name: 'cases',
  routes: [
    { path: '/cases', element: createElement(CaseList) },
    { path: '/cases/:id', element: createElement(CasePage) },
  ],
  // Applicants have a list of their own with their drafts.
  menu: [
    {
      to: '/cases',
      label: 'cases.menu',
      icon: FolderIcon,
      roles: DESK_ROLES.filter((role) => role !== 'enterprise-clerk'),
      order: 30,
    },
  ],
  messages,
};
