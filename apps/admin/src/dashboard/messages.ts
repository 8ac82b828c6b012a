import { defineMessages } from '../i18n/defineMessages';

export const messages = defineMessages({
  zh: {
    dashboard: {
      menu: '全国进展', title: '全国进展', deadline: '推荐截止 %{date}', sum: { received: '收到申报', inReview: '初审中', nominated: '拟推荐', transmitted: '已报送', overdueTasks: '逾期事项' }, legend: '各状态的推荐单位数',
      status: { overdue: '有逾期', late: '过期未报', soon: '即将截止', idle: '尚无申报', working: '办理中', sent: '已报送', zero: '零报告' }, map: '推荐单位分布', mapHelp: '数字为拟推荐数/名额；点开查看各环节和各部门。', table: '推荐单位明细', tile: '%{name}：%{status}，拟推荐 %{quota}，收到 %{received}，逾期 %{overdue}', overdueShort: '逾期 %{count}',
      nominator: '推荐单位', head: { status: '状态', received: '收到', inReview: '初审中', nominated: '拟推荐/名额', transmitted: '已报送', daysLeft: '剩余', overdueTasks: '逾期/在办', lastReminder: '上次催办' }, days: '%{count} 天', passed: '已过 %{count} 天', choose: '选择%{name}', chooseNone: '取消选择', shares: '与%{name}共用名额', card: '收到 %{received}，初审中 %{inReview}，拟推荐 %{quota}，逾期 %{overdue}',
      chooseLate: '选中需要催办的（%{count}）', remind: '催办 %{count} 家', remindHelp: '催办会记录在案，并在对方待办处提醒；同一单位一小时内不重复。', reminded: '已催办 %{count} 家：%{names}。', skipped: '一小时内已催办，跳过：%{names}。', history: '催办记录', noHistory: '还没有催办过。', reminderCounts: '在办 %{open} 件，逾期 %{overdue} 件',
      late: '逾期', departments: '部委审核进展', department: '部门', open: '在办', earliest: '最早到期', funnel: '各环节项目数', running: '在办 %{running}', ended: '办结 %{ended}', stages: '各环节', stage: '环节', cases: '项目数', desks: '各处室在办事项', desk: '单位与事项', dossiers: '报送情况', zeroReturn: '零报告', items: '%{count} 项', lateSent: '逾期', nothing: '暂无',
    },
  },
  en: {
    dashboard: {
      menu: 'All nominators', title: 'All nominators', deadline: 'Nominations due %{date}', sum: { received: 'Received', inReview: 'In review', nominated: 'Nominated', transmitted: 'Sent', overdueTasks: 'Overdue' }, legend: 'Nominators by status',
      status: { overdue: 'Overdue work', late: 'Past due', soon: 'Due soon', idle: 'Nothing yet', working: 'At work', sent: 'Sent', zero: 'Zero return' }, map: 'Map of nominators', mapHelp: 'Figures are nominated / quota; open a tile for stages and departments.', table: 'Nominators', tile: '%{name}: %{status}, nominated %{quota}, received %{received}, overdue %{overdue}', overdueShort: '%{count} late',
      nominator: 'Nominator', head: { status: 'Status', received: 'Received', inReview: 'In review', nominated: 'Nominated/quota', transmitted: 'Sent', daysLeft: 'Left', overdueTasks: 'Overdue/open', lastReminder: 'Last reminder' }, days: '%{count} days', passed: '%{count} days past', choose: 'Choose %{name}', chooseNone: 'Choose none', shares: 'shares the quota of %{name}', card: '%{received} received, %{inReview} in review, %{quota} nominated, %{overdue} overdue',
      chooseLate: 'Choose those to remind (%{count})', remind: 'Remind %{count}', remindHelp: 'Reminders are recorded and shown where the work lies; nobody is reminded twice within an hour.', reminded: 'Reminded %{count}: %{names}.', skipped: 'Reminded within the hour, left alone: %{names}.', history: 'Reminders', noHistory: 'Nobody was reminded yet.', reminderCounts: '%{open} open, %{overdue} overdue',
      late: 'Overdue', departments: 'Ministries', department: 'Department', open: 'Open', earliest: 'Earliest due', funnel: 'Cases per stage', running: '%{running} running', ended: '%{ended} ended', stages: 'Stages', stage: 'Stage', cases: 'Cases', desks: 'Open work per desk', desk: 'Desk and work', dossiers: 'Batches sent', zeroReturn: 'zero return', items: '%{count} items', lateSent: 'late', nothing: 'nothing',
    },
  },
});
