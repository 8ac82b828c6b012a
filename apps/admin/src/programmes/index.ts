import SchemaIcon from '@mui/icons-material/AccountTreeOutlined';
import RegisterIcon from '@mui/icons-material/FactCheckOutlined';
import { createElement, lazy } from 'react';
import type { Feature } from '../feature';
import { CASE_ROLES } from '../session/roles';
import { messages } from './messages';

const ProgrammeList = lazy(() => import('./ProgrammeList'));
const ProgrammePage = lazy(() => import('./ProgrammePage'));
const EditPage = lazy(() => import('./edit/EditPage'));
const ImportPage = lazy(() => import('./bundle/ImportPage'));
const WizardPage = lazy(() => import('./wizard/WizardPage'));
const ComparePage = lazy(() => import('./bundle/ComparePage'));
const PlayPage = lazy(() => import('./play/PlayPage'));
const RegistersPage = lazy(() => import('./registers/RegistersPage'));
const QuotaPage = lazy(() => import('./quota/QuotaPage'));

export const programmes: Feature = {
  name: 'programmes',
  resources: [{ name: 'programmes', list: ProgrammeList, show: ProgrammePage }],
  routes: [
    { path: '/programmes/import', element: createElement(ImportPage) },
    { path: '/programmes/new', element: createElement(WizardPage) },
    { path: '/programmes/compare', element: createElement(ComparePage) },
    { path: '/programmes/:id/edit/:version', element: createElement(EditPage) },
    { path: '/programmes/:id/play/:version', element: createElement(PlayPage) },
    { path: '/programmes/:id/quota', element: createElement(QuotaPage) },
    { path: '/registers', element: createElement(RegistersPage) },
    { path: '/quota', element: createElement(QuotaPage) },
  ],
  menu: [
    {
      to: '/programmes',
      group: 'reference',
      also: ['/quota'],
      label: 'programmes.menu',
      icon: SchemaIcon,
      roles: CASE_ROLES.filter((role) => role !== 'expert'),
      order: 90,
    },
    {
      to: '/registers',
      group: 'reference',
      label: 'programmes.registers.menu',
      icon: RegisterIcon,
      roles: ['authority-clerk', 'authority-lead'],
      order: 91,
    },
  ],
  messages,
};
