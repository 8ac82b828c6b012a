import { defineMessages } from '../i18n/defineMessages';

export const messages = defineMessages({
  zh: {
    orders: {
      menu: '延期决定', title: '延期决定', help: '已开放的年度方案不改动；推荐截止日期的延长以文件为据记录在此，立即生效。', none: '没有延期决定。', create: '记录延期决定', edition: '年度方案', who: '适用单位', everyone: '全部推荐单位', until: '推荐截止日期延至（含当日）', document: '文号', reason: '理由', save: '记录', saved: '已记录',
      line: '延至 %{until}', by: '%{name} 于 %{at} 记录', group: '%{name}（集团）',
    },
  },
  en: {
    orders: {
      menu: 'Extensions', title: 'Extensions', help: 'An open edition is not changed; a later date for nominations is recorded here with its document and counts at once.', none: 'No extension is recorded.', create: 'Record an extension', edition: 'Edition', who: 'For', everyone: 'All nominators', until: 'Nominations until (included)', document: 'Document number', reason: 'Reason', save: 'Record', saved: 'Recorded',
      line: 'Until %{until}', by: 'recorded by %{name}, %{at}', group: '%{name} (group)',
    },
  },
});
