import { defineMessages } from '../i18n/defineMessages';

export const messages = defineMessages({
  zh: {
    home: {
      menu: '今日工作', title: '今日工作', greeting: '%{name}，您好。', nothingDue: '没有逾期或今天到期的事项。', overdue: '已逾期 %{count} 项', today: '今天到期 %{count} 项', soon: '三个工作日内到期 %{count} 项',
      lead: '以下事项在等您办理，最急的在前。', earliest: '最近截止', count: '%{count} 项', lateCount: '其中逾期 %{count} 项', next: '办理下一项', all: '全部 %{count} 项', why: '为什么在这里：',
      empty: '现在没有等您办理的事项', emptyHelp: '有新的事项转到您这里时，本页会自动出现，并在上方铃铛中提醒。',
      emptyApplicant: '您可以新建申报；已提交的申报进展在下方。',
      applications: '我的申报', newApplication: '新建申报', noApplications: '还没有申报', noApplicationsHelp: '一家单位可以申报多项技术。填写内容自动保存，可以分多次完成，截止前提交即可。', continue: '继续填写', correct: '去补正', confirm: '核对并确认', view: '查看',
      where: '现在：', asked: '需要您：', askedOf: '%{what}。%{why}', nothingAsked: '目前不需要您办理。', heldBy: '由%{who}办理', then: '接下来：', until: '时限：', ended: '已办结：',
      whatComes: '接下来', afterSubmission: '提交后由推荐单位审查；后续环节和大致时间在提交后显示。', hereUntil: '“%{stage}”按时限约于 %{date} 前办结。', hereUnstated: '“%{stage}”的办结时间，通知未作规定。', allAhead: '查看全部 %{count} 个后续环节', lessAhead: '收起', aheadBasis: '“约”按各环节时限顺推，不含补正等暂停，仅供参考；申报如在某环节未通过则不再进入其后环节。',
      when: { stated: '%{date} 前', reckoned: '约 %{date} 前', unstated: '时间以通知为准', 'working-days': '进入后 %{n} 个工作日内', 'calendar-days': '进入后 %{n} 日内', months: '进入后 %{n} 个月内' },
      expertTitle: '今晚的评审', expertWork: '还有 %{count} 份待评分，约需 %{time}。', expertBasis: '按每份约 30 分钟估算，可随时中断，评分自动保存。', expertDone: '没有待评分的项目。', hours: '%{count} 小时', minutes: '%{count} 分钟', start: '开始评分',
      worst: '最需要关注的推荐单位', worstHelp: '按逾期事项和剩余时间排列。', dashboard: '查看全部 %{count} 家', overdueTasks: '逾期 %{count} 项', daysLeft: '距截止 %{count} 天', noneNominated: '尚未推荐', nominatedOf: '已推荐 %{count} 项', closed: '已截止', worstNone: '各推荐单位进展正常。',
      nomination: '推荐工作台', nominationHelp: '在一处完成比较、排序、用名额、拟函和报送。', openNomination: '进入推荐工作台', quotaUsed: '名额已用 %{used} / %{cap}', dossierLine: '%{stage}：%{state}，%{items} 项',
      stages: '各环节在办项目', stageCount: '%{count} 项', operations: '系统状况', operationsFine: '没有需要处理的问题。', parked: '搁置的请求', pending: '处理中的请求', failedJobs: '失败的任务', waitingJobs: '排队的任务', lockedUsers: '锁定的账户', openOperator: '进入运维',
    },
  },
  en: {
    home: {
      menu: 'Today', title: 'Today', greeting: 'Hello, %{name}.', nothingDue: 'Nothing is overdue or due today.', overdue: '%{count} overdue', today: '%{count} due today', soon: '%{count} due within three working days',
      lead: 'This work waits for you, the most urgent first.', earliest: 'Earliest due', count: '%{count} open', lateCount: '%{count} of them overdue', next: 'Do the next', all: 'All %{count}', why: 'Why it is here: ',
      empty: 'Nothing waits for you now', emptyHelp: 'When work comes to you it appears here by itself, and the bell above tells you.',
      emptyApplicant: 'You can begin an application; the progress of those submitted is below.',
      applications: 'My applications', newApplication: 'New application', noApplications: 'No application yet', noApplicationsHelp: 'One organisation may apply with several technologies. What you type is saved; finish in as many sittings as you like before the close.', continue: 'Go on filling in', correct: 'Correct it', confirm: 'Check and confirm', view: 'Open',
      where: 'Now: ', asked: 'Asked of you: ', askedOf: '%{what}. %{why}', nothingAsked: 'Nothing is asked of you at the moment.', heldBy: 'with %{who}', then: 'Next: ', until: 'Until: ', ended: 'Closed: ',
      whatComes: 'What comes next', afterSubmission: 'Once submitted, your nominator checks it; the stages ahead and their approximate times are shown then.', hereUntil: '“%{stage}” should be done by about %{date}.', hereUnstated: 'The programme states no time for “%{stage}”.', allAhead: 'All %{count} stages ahead', lessAhead: 'Fewer', aheadBasis: '“About” is added up from the limits of the stages, without pauses such as corrections. An application that does not pass a stage does not reach the next.',
      when: { stated: 'by %{date}', reckoned: 'by about %{date}', unstated: 'no time is stated', 'working-days': 'within %{n} working days of its beginning', 'calendar-days': 'within %{n} days of its beginning', months: 'within %{n} months of its beginning' },
      expertTitle: 'Tonight’s work', expertWork: '%{count} sheets to score, about %{time}.', expertBasis: 'Estimated at 30 minutes each. You can stop at any time; scores are saved.', expertDone: 'No sheet waits for you.', hours: '%{count} h', minutes: '%{count} min', start: 'Start scoring',
      worst: 'Nominators that need attention', worstHelp: 'By overdue work and time left.', dashboard: 'See all %{count}', overdueTasks: '%{count} overdue', daysLeft: '%{count} days left', noneNominated: 'none nominated yet', nominatedOf: '%{count} nominated', closed: 'closed', worstNone: 'All nominators are on track.',
      nomination: 'Nomination workspace', nominationHelp: 'Compare, rank, spend the quota, write the letter and send it, all in one place.', openNomination: 'Open the workspace', quotaUsed: '%{used} of %{cap} slots used', dossierLine: '%{stage}: %{state}, %{items} items',
      stages: 'Cases in hand by stage', stageCount: '%{count}', operations: 'State of the system', operationsFine: 'Nothing needs a hand.', parked: 'parked requests', pending: 'requests under way', failedJobs: 'failed jobs', waitingJobs: 'waiting jobs', lockedUsers: 'locked accounts', openOperator: 'Open operations',
    },
  },
});
