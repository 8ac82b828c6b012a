import { defineMessages } from '../i18n/defineMessages';

export const messages = defineMessages({
  zh: {
    obligations: {
      title: '后续事项', none: '目前没有后续事项。', lineage: '来源与晋级', levels: '单位历次级别', answer: '答复', amount: '%{amount} 元', due: '%{at} 前', submitted: '%{at} 提交', barred: '限制申报至 %{at}', round: '第 %{round} 次',
      kind: { report: '报告', payment: '拨款', change: '变更', measure: '处理措施', agreement: '任务书' },
      state: { open: '待办理', submitted: '已提交', returned: '已退回', accepted: '已同意', refused: '未同意', filed: '已备案', settled: '已办结', cancelled: '已取消' },
      step: { listed: '入选', demoted: '降级', removed: '移出', superseded: '被替代', terminated: '终止' },
    },
    cases: {
      menu: '项目', title: '项目', search: '搜索名称、单位或编号', none: '没有可见的项目', noneHelp: '项目在提交给本单位或者与本单位有关时出现在这里。', noneFiltered: '没有符合条件的项目', clear: '清除筛选',
      heldBy: '现由%{who}办理', closed: '已办结', holder: '持有单位', category: '分类', nominator: '推荐单位', number: '编号', submitted: '提交时间', revision: '第 %{revision} 版', draft: '草稿（尚未提交）', correction: '已提交第 %{revision} 版，正在补正', group: '所属集团', route: '推荐渠道',
      now: { title: '现在可以办理', sheet: '到办理页', form: '打开申报表', waiting: '这里没有等您办理的事项。', waitingFor: '当前由%{who}办理；有进展时本页自动更新。', toCorrect: '需要补正的内容' },
      tab: { overview: '概况', form: '申报内容', files: '附件（%{count}）', opinions: '意见与评审', obligations: '后续', evidence: '核查与备注', history: '办理记录' },
      path: '办理进程', deadlines: '时限', noDeadlines: '目前没有期限在计算。', basis: '依据 %{source}', quotaOther: '由%{who}占用', facts: '基本情况', dossiers: '所在材料', dossierItem: '%{kind} · %{state}', position: '排序第 %{position}', section: '目录编号 %{number}',
      versions: { title: '版本', current: '当前为第 %{revision} 版，提交于 %{at}', compare: '比较版本', from: '从', to: '到', one: '只提交过一版。', show: '显示差异', hide: '收起差异', marked: '与上一版不同的内容已标出。', option: '第 %{revision} 版（%{at}）' },
      noContent: '还没有提交的内容。', slotFiles: '提交的附件',
      opinions: { none: '还没有意见。', rests: '依据内容', everything: '全部内容', outdated: '申报内容在意见出具后有改动，涉及其依据', round: '第 %{round} 次征求', text: '意见', asked: '征求于 %{at}', answered: '反馈于 %{at}', open: '办理意见', by: '经办：%{name}' },
      panel: { title: '专家评审', mean: '平均分', spread: '离散度', sealed: '已提交 %{sealed} / %{seats}', session: '答辩', expert: '专家', total: '得分', state: '状态', notReleased: '评分全部提交后公布' },
      eligibility: { title: '申报条件（系统计算，供核对）', met: '符合', 'not-met': '不符合', undetermined: '需人工判断', soft: '原则性条件' },
      duplicates: { title: '疑似重复', none: '没有发现相同的专利号、单位与名称或者文件。', patent: '专利号相同', 'holder-and-name': '单位与名称相同', file: '文件相同', files: '相同文件：%{names}', hidden: '内容不在您的权限范围内', help: '仅供核查，不作结论。', nominatedBy: '经 %{who} 申报' },
      notes: { title: '核查备注', none: '没有备注。', help: '备注不影响办理；申报撤回后，核查备注仍然保留。', add: '添加备注', body: '内容', kind: '类型', note: '一般备注', investigation: '核查事项', open: '核查中', closed: '已于 %{at} 结束', close: '结束核查', saved: '已添加', by: '%{org}%{name}' },
      history: { title: '办理记录', none: '还没有记录。' },
      filter: { stage: '环节', outcome: '结果', area: '领域', nominatorOrg: '推荐单位', route: '渠道', state: '状态', all: '全部' },
      state: '状态', where: '办理情况', due: '时限', score: '评审得分', area: '领域', stage: '环节', enteredAt: '进入环节', columns: '选择列',
    },
  },
  en: {
    obligations: {
      title: 'What follows', none: 'Nothing follows at present.', lineage: 'Where it comes from', levels: 'Levels of the organisation', answer: 'Answer', amount: '%{amount} yuan', due: 'by %{at}', submitted: 'sent %{at}', barred: 'barred until %{at}', round: 'no. %{round}',
      kind: { report: 'Report', payment: 'Payment', change: 'Change', measure: 'Measure', agreement: 'Agreement' },
      state: { open: 'open', submitted: 'sent', returned: 'sent back', accepted: 'accepted', refused: 'refused', filed: 'filed', settled: 'settled', cancelled: 'cancelled' },
      step: { listed: 'listed', demoted: 'demoted', removed: 'removed', superseded: 'superseded', terminated: 'terminated' },
    },
    cases: {
      menu: 'Cases', title: 'Cases', search: 'Search by name, holder or number', none: 'No visible case', noneHelp: 'Cases appear here when they are sent to your organisation or concern it.', noneFiltered: 'No case matches the filter', clear: 'Clear the filter',
      heldBy: 'With %{who}', closed: 'Closed', holder: 'Holder', category: 'Category', nominator: 'Nominator', number: 'Number', submitted: 'Submitted', revision: 'Version %{revision}', draft: 'Draft, not submitted yet', correction: 'Version %{revision} submitted, being corrected', group: 'Group', route: 'Route',
      now: { title: 'What you can do now', sheet: 'Open the worksheet', form: 'Open the form', waiting: 'Nothing here waits for you.', waitingFor: 'It is with %{who}; this page updates by itself.', toCorrect: 'To be corrected' },
      tab: { overview: 'Overview', form: 'Application', files: 'Files (%{count})', opinions: 'Opinions and panels', obligations: 'Follow-up', evidence: 'Checks and notes', history: 'History' },
      path: 'Progress', deadlines: 'Deadlines', noDeadlines: 'No date is running.', basis: 'Source: %{source}', quotaOther: 'Held by %{who}', facts: 'Facts', dossiers: 'Dossiers', dossierItem: '%{kind} · %{state}', position: 'Rank %{position}', section: 'Catalogue no. %{number}',
      versions: { title: 'Versions', current: 'Version %{revision} is in force, submitted %{at}', compare: 'Compare versions', from: 'From', to: 'To', one: 'There is one version only.', show: 'Show the differences', hide: 'Hide the differences', marked: 'What differs from the version before is set off.', option: 'Version %{revision} (%{at})' },
      noContent: 'Nothing has been submitted yet.', slotFiles: 'Submitted files',
      opinions: { none: 'No opinions yet.', rests: 'Rests on', everything: 'the whole application', outdated: 'The application has changed since in fields that this opinion rests on', round: 'Asked %{round} times', text: 'Opinion', asked: 'Asked %{at}', answered: 'Answered %{at}', open: 'Work on the opinion', by: 'Handled by %{name}' },
      panel: { title: 'Evaluation', mean: 'Mean', spread: 'Spread', sealed: '%{sealed} of %{seats} sheets in', session: 'Session', expert: 'Expert', total: 'Score', state: 'State', notReleased: 'Released when all sheets are in' },
      eligibility: { title: 'Conditions (computed, to be checked)', met: 'Met', 'not-met': 'Not met', undetermined: 'A person decides', soft: 'in principle' },
      duplicates: { title: 'Possible duplicates', none: 'No equal patent, holder and name, or file was found.', patent: 'Same patent', 'holder-and-name': 'Same holder and name', file: 'Same file', files: 'Same files: %{names}', hidden: 'Its content is not visible to you', help: 'Evidence only, no verdict.', nominatedBy: 'Through %{who}' },
      notes: { title: 'Notes', none: 'No notes.', help: 'Notes change nothing in the procedure; they stay when an application is withdrawn.', add: 'Add a note', body: 'Text', kind: 'Kind', note: 'Note', investigation: 'Investigation', open: 'Open', closed: 'Closed %{at}', close: 'Close it', saved: 'Added', by: '%{org} %{name}' },
      history: { title: 'History', none: 'Nothing recorded yet.' },
      filter: { stage: 'Stage', outcome: 'Outcome', area: 'Area', nominatorOrg: 'Nominator', route: 'Route', state: 'State', all: 'All' },
      state: 'State', where: 'Where it is', due: 'Due', score: 'Score', area: 'Area', stage: 'Stage', enteredAt: 'In stage since', columns: 'Columns',
    },
  },
});
