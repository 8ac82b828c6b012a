import ChecklistIcon from '@mui/icons-material/ChecklistOutlined';
import { lazy } from 'react';
import type { Feature } from '../feature';
import { CASE_ROLES } from '../session/roles';
import { messages } from './messages';

const TaskList = lazy(() => import('./TaskList'));

export const tasks: Feature = {
  name: 'tasks',
  resources: [{ name: 'tasks', list: TaskList }],
  menu: [
    {
      to: '/tasks',
      group: 'work',
      label: 'resources.tasks.name',
      icon: ChecklistIcon,
      roles: CASE_ROLES,
      order: 10,
      countKinds: ['*'],
    },
  ],
  messages,
};
