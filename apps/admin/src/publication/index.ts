import CampaignIcon from '@mui/icons-material/CampaignOutlined';
import MenuBookIcon from '@mui/icons-material/MenuBookOutlined';
import { createElement, lazy } from 'react';
import type { Role } from '@linxuan/domain';
import { kindsOfWorkspaces } from '@linxuan/contracts';
import type { Feature } from '../feature';
import { messages } from './messages';

const NoticePage = lazy(() => import('./NoticePage'));
const NoticeDetailPage = lazy(() => import('./NoticeDetailPage'));
const ObjectionList = lazy(() => import('./ObjectionList'));
const ObjectionPage = lazy(() => import('./ObjectionPage'));
const HeldPage = lazy(() => import('./HeldPage'));
const ClassificationPage = lazy(() => import('./ClassificationPage'));
const EntriesPage = lazy(() => import('./EntriesPage'));
const EntryPage = lazy(() => import('./EntryPage'));
const ConfirmPage = lazy(() => import('./ConfirmPage'));
const CataloguePage = lazy(() => import('./CataloguePage'));

const OFFICERS: readonly Role[] = ['publicity-officer', 'authority-clerk', 'authority-lead'];

export const publication: Feature = {
  name: 'publication',
  resources: [
    { name: 'notices', list: NoticePage, show: NoticeDetailPage },
    { name: 'objections', list: ObjectionList, show: ObjectionPage, recordRepresentation: 'number' },
    { name: 'entries', list: EntriesPage, show: EntryPage },
  ],
  routes: [
    { path: '/held', element: createElement(HeldPage) },
    { path: '/classification', element: createElement(ClassificationPage) },
    { path: '/entries/:caseId/confirm', element: createElement(ConfirmPage) },
    { path: '/catalogue', element: createElement(CataloguePage) },
  ],
  menu: [
    {
      to: '/notices',
      group: 'work',
      also: ['/objections', '/held'],
      label: 'publication.noticeMenu',
      icon: CampaignIcon,
      roles: OFFICERS,
      order: 70,
      countKinds: kindsOfWorkspaces('notice'),
    },
    {
      to: '/catalogue',
      group: 'work',
      also: ['/classification', '/entries'],
      label: 'publication.catalogueMenu',
      icon: MenuBookIcon,
      roles: OFFICERS,
      order: 71,
      countKinds: kindsOfWorkspaces('classification', 'publication'),
    },
  ],
  messages,
};
