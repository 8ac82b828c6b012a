import CampaignIcon from '@mui/icons-material/CampaignOutlined';
import EditNoteIcon from '@mui/icons-material/EditNotificationsOutlined';
import ForwardIcon from '@mui/icons-material/ForwardToInboxOutlined';
import MailIcon from '@mui/icons-material/MarkEmailReadOutlined';
import InboxIcon from '@mui/icons-material/InboxOutlined';
import WebhookIcon from '@mui/icons-material/WebhookOutlined';
import AlarmIcon from '@mui/icons-material/NotificationsActiveOutlined';
import { createElement, lazy } from 'react';
import type { Feature } from '../feature';
import { AUTHORITY_ROLES } from '../session/roles';
import { messages } from './messages';

const NotificationsPage = lazy(() => import('./NotificationsPage'));
const PreferencesPage = lazy(() => import('./PreferencesPage'));
const MailboxPage = lazy(() => import('./MailboxPage'));
const NoticeTablePage = lazy(() => import('./NoticeTablePage'));
const MassMailPage = lazy(() => import('./MassMailPage'));
const TestMailPage = lazy(() => import('./TestMailPage'));
const ReminderQueuePage = lazy(() => import('./ReminderQueuePage'));

/** Notices are reached from the bell, preferences from the account; the rest is for those who run or lead. */
export const notifications: Feature = {
  name: 'notifications',
  resources: [
    { name: 'deliveries', list: lazy(() => import('./DeliveryList')) },
    {
      name: 'webhooks',
      list: lazy(() => import('./WebhookList')),
      create: lazy(() => import('./WebhookCreate')),
      recordRepresentation: 'url',
    },
  ],
  routes: [
    { path: '/notifications', element: createElement(NotificationsPage) },
    { path: '/preferences', element: createElement(PreferencesPage) },
    { path: '/mailbox', element: createElement(MailboxPage) },
    { path: '/notice-rules', element: createElement(NoticeTablePage) },
    { path: '/mass-mail', element: createElement(MassMailPage) },
    { path: '/test-mail', element: createElement(TestMailPage) },
    { path: '/reminders', element: createElement(ReminderQueuePage) },
  ],
  menu: [
    {
      to: '/reminders',
      group: 'frequent',
      label: 'notices.queue.menu',
      icon: AlarmIcon,
      roles: ['nominator-lead', 'department-lead', 'authority-clerk', 'authority-lead'],
      order: 83,
    },
    {
      to: '/notice-rules',
      group: 'settings',
      label: 'notices.table.menu',
      icon: EditNoteIcon,
      roles: AUTHORITY_ROLES,
      order: 93,
    },
    {
      to: '/mass-mail',
      group: 'frequent',
      label: 'notices.mass.menu',
      icon: CampaignIcon,
      roles: ['authority-lead', 'operator'],
      order: 94,
    },
    {
      to: '/deliveries',
      group: 'reference',
      label: 'resources.deliveries.name',
      icon: ForwardIcon,
      roles: ['operator'],
      order: 97.1,
    },
    {
      to: '/webhooks',
      group: 'settings',
      label: 'resources.webhooks.name',
      icon: WebhookIcon,
      roles: ['operator'],
      order: 97.15,
    },
    {
      to: '/mailbox',
      group: 'reference',
      label: 'notices.mailbox.menu',
      icon: InboxIcon,
      roles: ['operator'],
      order: 97.2,
    },
    {
      to: '/test-mail',
      group: 'settings',
      label: 'notices.test.title',
      icon: MailIcon,
      roles: ['operator'],
      order: 97.12,
    },
  ],
  messages,
};
