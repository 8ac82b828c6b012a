import { defineMessages } from '../i18n/defineMessages';

export const messages = defineMessages({
  zh: {
    orders: {
      menu: '日常决定', title: '日常决定', help: '已开放的方案不改动；延期、单位更名或者合并、人员更替以文件为据记录在此，立即生效。', none: '还没有决定。', create: '记录一项决定', edition: '方案', what: '事项', who: '适用单位', org: '单位', noOfficials: '该单位没有在任人员', successorHelp: '选择本单位人员，或者填写用户名', everyone: '全部推荐单位', until: '推荐截止日期延至（含当日）', document: '文号', reason: '理由', save: '记录并生效', saved: '已记录并生效',
      line: '延至 %{until}', ownLine: '%{until} 前', by: '%{name} 于 %{at} 记录', at: '%{at} 记录', nameZh: '新的中文名称', nameEn: '新的英文名称', into: '并入', official: '离任人员', role: '身份', successor: '接任人员的用户名', pickFirst: '先选择单位',
      dryRun: '试算影响', effect: '将产生的变化', touched: '涉及的单位', touchedLine: '在办 %{running} 件，待办 %{tasks} 项', more: '……另有 %{count} 个单位', handedOver: '移交给接任人员：%{numbers}', subjects: '涉及 %{count} 件', was: '原', unknownSuccessor: '没有这个用户名',
      kind: { 'own-date': '推荐单位自定期限', 'extend-nomination': '推荐延期', 'rename-nominator': '推荐单位更名', 'merge-nominator': '推荐单位合并', 'replace-official': '人员更替', 'open-version': '开放新版本', 'migrate-cases': '迁移在办项目', 'close-edition': '关闭方案' },
    },
  },
  en: {
    orders: {
      menu: 'Orders', title: 'Orders', help: 'An open edition is never changed. Later dates, new names, mergers and replaced officials are recorded here with the document that orders them, and take effect at once.', none: 'No order is recorded.', create: 'Record an order', edition: 'Edition', what: 'What', who: 'For', org: 'Organisation', noOfficials: 'Nobody holds a role there', successorHelp: 'Choose a colleague or write a user name', everyone: 'All nominators', until: 'Nominations until (included)', document: 'Document number', reason: 'Reason', save: 'Record and put into effect', saved: 'Recorded and in effect',
      line: 'Until %{until}', ownLine: 'by %{until}', by: 'recorded by %{name}, %{at}', at: 'recorded %{at}', nameZh: 'New Chinese name', nameEn: 'New English name', into: 'Merged into', official: 'Leaving', role: 'Role', successor: 'User name of the successor', pickFirst: 'Choose the organisation first',
      dryRun: 'Dry run', effect: 'What would change', touched: 'Whom it touches', touchedLine: '%{running} running, %{tasks} open tasks', more: '… and %{count} more', handedOver: 'Handed over to the successor: %{numbers}', subjects: '%{count} pieces of work', was: 'was', unknownSuccessor: 'No such user name',
      kind: { 'own-date': 'Own date of a nominator', 'extend-nomination': 'Nominations extended', 'rename-nominator': 'Nominator renamed', 'merge-nominator': 'Nominators merged', 'replace-official': 'Official replaced', 'open-version': 'New version opened', 'migrate-cases': 'Running cases migrated', 'close-edition': 'Edition closed' },
    },
  },
});
