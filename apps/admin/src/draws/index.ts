import CasinoIcon from '@mui/icons-material/CasinoOutlined';
import { createElement, lazy } from 'react';
import type { Feature } from '../feature';
import { AUTHORITY_ROLES } from '../session/roles';
import { messages } from './messages';

const DrawsPage = lazy(() => import('./DrawsPage'));
const DrawPage = lazy(() => import('./DrawPage'));

/** Draws of experts that outsiders can check, step by step. */
export const draws: Feature = {
  name: 'draws',
  routes: [
    { path: '/draws', element: createElement(DrawsPage) },
    { path: '/draws/:id', element: createElement(DrawPage) },
  ],
  menu: [{ to: '/draws', group: 'work', label: 'draws.title', icon: CasinoIcon, roles: AUTHORITY_ROLES, order: 61 }],
  messages,
};
