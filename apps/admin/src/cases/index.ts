import FolderIcon from '@mui/icons-material/FolderOutlined';
import { lazy } from 'react';
import type { Feature } from '../feature';
import { CASE_ROLES } from '../session/roles';
import { messages } from './messages';

const CaseList = lazy(() => import('./CaseList'));
const CasePage = lazy(() => import('./CasePage'));

export const cases: Feature = {
  name: 'cases',
  resources: [{ name: 'cases', list: CaseList, show: CasePage, recordRepresentation: 'number' }],
  // Applicants have a list of their own with their drafts.
  menu: [
    {
      to: '/cases',
      group: 'frequent',
      label: 'resources.cases.name',
      icon: FolderIcon,
      roles: CASE_ROLES.filter((role) => role !== 'enterprise-clerk'),
      order: 30,
    },
  ],
  messages,
};
