import ChecklistIcon from '@mui/icons-material/ChecklistOutlined';
import { createElement, lazy } from 'react';
import type { Feature } from '../feature';
import { DESK_ROLES } from '../session/roles';
import { messages } from './messages';

const TaskList = lazy(() => import('./TaskList'));

export const tasks: Feature = {
  name: 'tasks',
  routes: [{ path: '/tasks', element: createElement(TaskList) }],
  menu: [{ to: '/tasks', label: 'tasks.menu', icon: ChecklistIcon, roles: DESK_ROLES, order: 10, countKinds: ['*'] }],
  messages,
};
