import { defineMessages } from '../i18n/defineMessages';

export const boardMessages = defineMessages({
  zh: {
    deadlines: {
      menu: '进度与预警', title: '进度与预警', edition: '项目', method: '按近 %{days} 个工作日的办结速度推算，办结较少时参考同类单位；假定速度不变且不再新增。区间有 %{percent}% 的可能包含实际完成日期。', extendedTo: '延至 %{date}', ownDate: { application: '本单位规定申报单位 %{date} 前提交', opinion: '本单位规定部门 %{date} 前反馈意见' }, ownMethod: '按本单位近 %{days} 个工作日的办结速度推算；假定速度不变且不再新增。区间有 %{percent}% 的可能包含实际完成日期。主管部门另参考各单位的平均速度，数值可能不同。', nominators: '推荐单位', own: '本单位各环节', departments: '有关部门', applicants: '本单位退回、等待补正', view: '显示方式', table: '表格', chart: '图形',
      choose: '选择', remaining: '待办', done: '已办', pace: '日均办结', left: '剩余工作日（含今天）', forecast: '预计', whole: '合计', cell: '待 %{remaining} · 办 %{done}', overdue: '逾期 %{count}', paused: '补正中 %{count}', toSend: '待报送 %{count}', card: '待办 %{remaining} · 已办 %{done} · 逾期 %{overdue}', reminded: '已催办 %{date}',
      degree: { late: '已逾期', likely: '可能逾期', open: '有风险', unlikely: '可按期', done: '已办结', unknown: '待观察' }, sure: '逾期', unlikely: '按期', mapLabel: '各单位各环节逾期可能性热力图，数字为待办数；表格内容相同。',
      none: '还没有收到申报', noneHelp: '推荐单位收到申报后，这里会按逾期可能性排列。', noDepartments: '没有征求意见的部门。', noApplicants: '本单位退回的申报都已补正。各推荐单位退回的，见上表“补正中”。', showIdle: '显示尚无申报的 %{count} 家', hideIdle: '隐藏尚无申报的 %{count} 家',
    },
    statistics: {
      menu: '用时统计', title: '用时统计', basis: '共 %{count} 项已提交的申报。用时为工作日，不含补正期间；补正率、逾期率后为件数。', times: '各环节用时', by: '分组', group: '分组', stage: '环节', allStages: '全部环节', groups: { stage: '全部', programme: '按项目', area: '按领域', nominator: '按推荐单位' }, days: '工作日',
      head: { stays: '进入', finished: '办结', median: '用时中位数', p90: '用时九十分位', pausedMedian: '补正中位数', correctionRate: '补正率', lateRate: '逾期率' }, timesLabel: '各环节用时条形图；表格内容相同。',
      funnel: '各环节去向', funnelHead: { reached: '到达', passed: '通过', here: '在办', ended: '终止' }, funnelLabel: '各环节到达、通过、在办和终止的项目数；表格内容相同。', none: '还没有可统计的申报', noneHelp: '有申报提交后即可统计。',
    },
  },
  en: {
    deadlines: {
      menu: 'Who will be late', title: 'Who will be late', edition: 'Programme', method: 'Reckoned from the pace of the last %{days} working days, leaning on comparable desks where little was finished; it assumes that the pace stays and nothing new arrives. The interval holds the real day with a chance of %{percent}%.', extendedTo: 'extended to %{date}', ownDate: { application: 'Your own date for applicants: %{date}', opinion: 'Your own date for departments: %{date}' }, ownMethod: 'Reckoned from your own pace of the last %{days} working days, assuming that it stays and nothing new arrives. The interval holds the real day with a chance of %{percent}%. The authority leans on the average of all nominators as well, so its figures may differ.', nominators: 'Nominators', own: 'Own stages', departments: 'Departments', applicants: 'Returned by you, waiting for a correction', view: 'Shown as', table: 'Table', chart: 'Chart',
      choose: 'Choose', remaining: 'Remaining', done: 'Done', pace: 'Done per day', left: 'Days left, with today', forecast: 'Forecast', whole: 'All', cell: '%{remaining} left · %{done} done', overdue: '%{count} overdue', paused: '%{count} in correction', toSend: '%{count} to send', card: '%{remaining} left · %{done} done · %{overdue} overdue', reminded: 'reminded %{date}',
      degree: { late: 'Overdue', likely: 'Likely late', open: 'At risk', unlikely: 'On track', done: 'Done', unknown: 'Not known yet' }, sure: 'late', unlikely: 'in time', mapLabel: 'Heat map of the chance of being late by organisation and stage, with the work left; the table says the same.',
      none: 'No application yet', noneHelp: 'Once nominators receive applications they stand here by their chance of being late.', noDepartments: 'No department was asked.', noApplicants: 'Nothing that you returned is still out. What nominators returned stands in the table above.', showIdle: 'Show %{count} without an application', hideIdle: 'Hide %{count} without an application',
    },
    statistics: {
      menu: 'Time per stage', title: 'Time per stage', basis: '%{count} submitted applications. Times are working days without corrections; behind the rates stand the counts.', times: 'Time per stage', by: 'Group by', group: 'Group', stage: 'Stage', allStages: 'All stages', groups: { stage: 'All', programme: 'Programme', area: 'Area', nominator: 'Nominator' }, days: 'working days',
      head: { stays: 'Entered', finished: 'Finished', median: 'Median', p90: '90th percentile', pausedMedian: 'Median correction', correctionRate: 'Corrected', lateRate: 'Late' }, timesLabel: 'Bars of the time per stage; the table says the same.',
      funnel: 'What became of cases', funnelHead: { reached: 'Reached', passed: 'Passed', here: 'There now', ended: 'Ended' }, funnelLabel: 'Cases that reached, passed, are at or ended in each stage; the table says the same.', none: 'Nothing to count yet', noneHelp: 'Figures stand here once applications are submitted.',
    },
  },
});
