import { defineMessages } from '../i18n/defineMessages';

export const messages = defineMessages({
  zh: {
    desks: {
      edition: '项目方案（届次）',
      closed: '已停止申报',
      open: '%{smart_count} 项待办',
      overdue: '%{smart_count} 项逾期',
      elsewhere: '其他届次还有 %{smart_count} 项待办，可在此切换。',
      none: '没有需要在此办理的届次',
      noneHelp: '与本单位有关的届次开放后，会显示在这里。',
    },
  },
  en: {
    desks: {
      edition: 'Programme edition',
      closed: 'no longer takes applications',
      open: '%{smart_count} open task |||| %{smart_count} open tasks',
      overdue: '%{smart_count} overdue',
      elsewhere:
        '%{smart_count} more open task in another edition; switch here. |||| %{smart_count} more open tasks in other editions; switch here.',
      none: 'No edition has work here',
      noneHelp: 'An edition that concerns your organisation appears here once it is open.',
    },
  },
});
