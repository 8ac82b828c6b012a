import { defineMessages } from '../i18n/defineMessages';

export const messages = defineMessages({
  zh: {
    dates: {
      all: '全部期限记录', extend: '延期', extendTitle: '延长这个期限', until: '延至（当日结束，北京时间）', reason: '延期理由', document: '批准文号（如有）', pausedSince: '%{at} 起因补正暂停计算', pauses: '暂停 %{count} 次，共 %{days} 天', extensions: '已延期 %{count} 次', settled: '%{at} 办结',
      kind: { stage: '环节期限', correction: '补正期限', opinion: '反馈意见期限', sheet: '评分期限', objection: '异议处理期限', notice: '公示期', nomination: '推荐截止', obligation: '后续事项期限' },
      state: { running: '计算中', paused: '已暂停', overdue: '已逾期', met: '按期办结', late: '逾期办结', cancelled: '已终止' },
    },
    ownDates: {
      menu: '本单位期限', title: '本单位自定期限', help: '可在国家规定的期限之内，为本单位受理的申报单位和征求意见的部门规定更早的日期。到期后申报单位不能再向本单位提交；部门意见按更早的日期催办。', none: '没有自定期限，按国家规定的期限执行。',
      application: '申报单位提交截止', opinion: '部门反馈意见截止', line: '%{date}（国家规定 %{national}）', set: '设定', what: '事项', date: '日期（当日结束）', reason: '理由', document: '文号', saved: '已设定', edition: '项目',
    },
    workingCalendar: {
      menu: '工作日历', title: '工作日历', help: '工作日按国务院办公厅每年公布的放假和调休安排计算。导入新一年后，受影响的期限按剩余工作日自动重算并留有记录。', missing: '%{years} 年的安排尚未导入，落在该年的工作日期限无法计算。请在通知公布后尽快导入。', year: '年份', holidays: '放假日期（含周末，每行一个）', makeUp: '调休上班日（每行一个）', document: '通知文号', import: '导入', imported: '已导入，正在重算受影响的期限', builtIn: '随系统提供', version: '第 %{version} 版 · %{document} · %{at}', counts: '放假 %{holidays} 天，调休上班 %{makeUpDays} 天', show: '查看各日',
    },
  },
  en: {
    dates: {
      all: 'All dates on record', extend: 'Extend', extendTitle: 'Extend this date', until: 'Until (end of day, Beijing time)', reason: 'Reason', document: 'Document number, if any', pausedSince: 'standing still since %{at} for a correction', pauses: 'paused %{count} times, %{days} days in all', extensions: 'extended %{count} times', settled: 'settled %{at}',
      kind: { stage: 'Stage', correction: 'Correction', opinion: 'Opinion', sheet: 'Score sheet', objection: 'Objection', notice: 'Public notice', nomination: 'Nomination closes', obligation: 'Follow-up' },
      state: { running: 'running', paused: 'paused', overdue: 'overdue', met: 'kept', late: 'late', cancelled: 'ended' },
    },
    ownDates: {
      menu: 'Own dates', title: 'Your own dates', help: 'Within the national dates you may set earlier ones for those who apply to you and the departments you ask. After your date nobody can submit to you; departments are reminded by the earlier date.', none: 'No own dates: the national ones count.',
      application: 'Applicants submit by', opinion: 'Departments answer by', line: '%{date} (national date %{national})', set: 'Set', what: 'For', date: 'Date (end of day)', reason: 'Reason', document: 'Document number', saved: 'Set', edition: 'Programme',
    },
    workingCalendar: {
      menu: 'Working calendar', title: 'Working calendar', help: 'Working days follow the holidays and make-up days that the State Council announces for each year. Importing a year moves the dates it touches by the working days they have left, on record.', missing: 'The arrangement for %{years} is not imported; working-day dates in it cannot be computed. Import it as soon as it is announced.', year: 'Year', holidays: 'Days off (weekends included, one a line)', makeUp: 'Make-up working days (one a line)', document: 'Number of the notice', import: 'Import', imported: 'Imported; dates are being moved', builtIn: 'delivered with the product', version: 'version %{version} · %{document} · %{at}', counts: '%{holidays} days off, %{makeUpDays} make-up days', show: 'Show the days',
    },
  },
});
