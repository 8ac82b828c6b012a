import { defineMessages } from '../i18n/defineMessages';

export const messages = defineMessages({
  zh: {
    tasks: {
      menu: '待办',
      title: '待办',
      none: '没有待办事项',
      noneHelp: '当前没有等您办理的事项。新的事项会自动出现。',
      noneFiltered: '没有符合筛选条件的事项',
      search: '搜索名称或编号',
      saved: '保存的筛选',
      byUrgency: '按紧急程度',
      byKind: '按事项',
      unread: '个',
      open: '办理',
    },
    resources: {
      tasks: {
        name: '待办',
        fields: {
          kind: '事项',
          title: '名称',
          number: '编号',
          dueAt: '时限',
          urgency: '紧急程度',
          stage: '环节',
          openedAt: '收到时间',
          age: '已等待',
          q: '搜索',
          days: '%{count} 天',
        },
      },
    },
  },
  en: {
    tasks: {
      menu: 'Tasks',
      title: 'Tasks',
      none: 'No open task',
      noneHelp: 'Nothing waits for you. New work appears by itself.',
      noneFiltered: 'No task matches the filter',
      search: 'Search by name or number',
      saved: 'Saved filters',
      byUrgency: 'By urgency',
      byKind: 'By kind',
      unread: '',
      open: 'Open',
    },
    resources: {
      tasks: {
        name: 'Tasks',
        fields: {
          kind: 'Task',
          title: 'Name',
          number: 'Number',
          dueAt: 'Due',
          urgency: 'Urgency',
          stage: 'Stage',
          openedAt: 'Arrived',
          age: 'Waiting',
          q: 'Search',
          days: '%{count} d',
        },
      },
    },
  },
});
