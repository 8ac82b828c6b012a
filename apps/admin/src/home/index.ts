import HomeIcon from '@mui/icons-material/HomeOutlined';
import { createElement, lazy } from 'react';
import type { Feature } from '../feature';
import { ALL_ROLES } from '../session/roles';
import { messages } from './messages';

const PasswordPage = lazy(() => import('./PasswordPage'));

export const home: Feature = {
  name: 'home',
  menu: [{ to: '/', group: 'work', label: 'home.menu', icon: HomeIcon, roles: ALL_ROLES, order: 0 }],
  routes: [{ path: '/password', element: createElement(PasswordPage) }],
  messages,
};
