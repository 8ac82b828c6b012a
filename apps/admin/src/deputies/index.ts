import SwapIcon from '@mui/icons-material/SupervisorAccountOutlined';
import { createElement, lazy } from 'react';
import type { Feature } from '../feature';
import { ALL_ROLES } from '../session/roles';
import { messages } from './messages';

const DeputiesPage = lazy(() => import('./DeputiesPage'));

export const deputies: Feature = {
  name: 'deputies',
  routes: [{ path: '/deputies', element: createElement(DeputiesPage) }],
  // Experts judge in person.
  menu: [
    {
      to: '/deputies',
      label: 'deputies.menu',
      icon: SwapIcon,
      roles: ALL_ROLES.filter((role) => !['expert', 'security-officer', 'auditor'].includes(role)),
      order: 98,
    },
  ],
  messages,
};
