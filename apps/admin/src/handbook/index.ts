import HelpIcon from '@mui/icons-material/HelpOutlineOutlined';
import { createElement, lazy } from 'react';
import type { Feature } from '../feature';
import { ALL_ROLES } from '../session/roles';
import { messages } from './messages';

const HandbookPage = lazy(() => import('./HandbookPage'));

export const handbook: Feature = {
  name: 'handbook',
  routes: [{ path: '/help', element: createElement(HandbookPage) }],
  menu: [{ to: '/help', group: 'reference', label: 'handbook.menu', icon: HelpIcon, roles: ALL_ROLES, order: 97 }],
  messages,
};
