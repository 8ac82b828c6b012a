import { defineMessages } from '../i18n/defineMessages';

export const messages = defineMessages({
  zh: { notices: { title: '通知', none: '没有通知', noneHelp: '别人办理与您有关的事项时，通知出现在这里。', unreadOnly: '只看未读', markAll: '全部标为已读', markOne: '标为已读', unread: '未读', total: '共 %{total} 条，未读 %{unread} 条' } },
  en: { notices: { title: 'Notifications', none: 'No notifications', noneHelp: 'What others decide about your cases appears here.', unreadOnly: 'Unread only', markAll: 'Mark all as read', markOne: 'Mark as read', unread: 'Unread', total: '%{total} in all, %{unread} unread' } },
});
