import SwapIcon from '@mui/icons-material/SupervisorAccountOutlined';
import { lazy } from 'react';
import type { Feature } from '../feature';
import { ALL_ROLES } from '../session/roles';
import { messages } from './messages';

export const deputies: Feature = {
  name: 'deputies',
  resources: [
    { name: 'deputies', list: lazy(() => import('./DeputyList')), create: lazy(() => import('./DeputyCreate')) },
  ],
  // Experts judge in person.
  menu: [
    {
      to: '/deputies',
      group: 'settings',
      label: 'resources.deputies.name',
      icon: SwapIcon,
      roles: ALL_ROLES.filter((role) => !['expert', 'security-officer', 'auditor'].includes(role)),
      order: 98,
    },
  ],
  messages,
};
