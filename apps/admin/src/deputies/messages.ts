import { defineMessages } from '../i18n/defineMessages';

export const messages = defineMessages({
  zh: {
    deputies: {
      menu: '代办委托', title: '代办委托', help: '委托期间，代办人可以用您的身份办理待办事项，记录中同时写明您和代办人。', given: '我委托的', taken: '委托给我的', all: '全部委托', none: '没有委托。', name: '新增委托', role: '委托的身份', deputy: '代办人', from: '自', to: '至（含当日）', save: '委托', end: '提前结束', ended: '已结束', saved: '已委托',
      coming: '未开始', running: '进行中', over: '已结束', period: '%{from} 至 %{to}', line: '%{principal} 委托 %{deputy}', useIt: '在右上角账户菜单中切换到该身份即可代办。', nobody: '本单位没有其他可委托的人员。', backwards: '不能早于开始日期',
    },
  },
  en: {
    deputies: {
      menu: 'Deputies', title: 'Deputies', help: 'For the period the deputy works your queue in your role; the record names both of you.', given: 'Given by me', taken: 'Given to me', all: 'All', none: 'Nobody deputises.', name: 'Name a deputy', role: 'Role', deputy: 'Deputy', from: 'From', to: 'To (included)', save: 'Name the deputy', end: 'End now', ended: 'Ended', saved: 'Named',
      coming: 'To come', running: 'Running', over: 'Over', period: '%{from} to %{to}', line: '%{deputy} for %{principal}', useIt: 'Switch to the role in the account menu to act.', nobody: 'Nobody else of your organisation can deputise.', backwards: 'Not before the first day',
    },
  },
});
