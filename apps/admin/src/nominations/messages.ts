import { defineMessages } from '../i18n/defineMessages';

export const messages = defineMessages({
  zh: {
    nominations: {
      menu: '推荐', received: '推荐材料', dossier: '推荐材料', pool: '待推荐项目（%{count}）', keys: '按键：j / k 上下移动，o 展开，x 比较，n 推荐', search: '按名称、单位或编号查找', area: '领域', allAreas: '全部领域', allStates: '全部状态', sort: '排序依据',
      by: { number: '申报编号', tce: '年节能量', tco2: '年减碳量', payback: '投资回收期', cases: '应用案例', dissent: '不同意见' },
      compare: '并列比较', compareShort: '比较', compareOne: '比较：%{title}', compareMore: '再选一项即可并列比较，最多四项。', clearCompare: '清除比较', uncompare: '移出比较：%{title}', best: '最优', technology: '技术',
      holder: '持有单位', category: '产业类别', tce: '年节能量（吨标准煤）', tco2: '年减碳量（吨二氧化碳）', water: '年节水量（立方米）', investment: '典型投资（万元）', payback: '投资回收期（年）', tceShort: '节能 tce', tco2Short: '减碳 tCO₂',
      cases: '应用案例', casesOf: '符合 %{counted} 个，要求 %{required} 个', months: '已用 %{months} 个月', patents: '专利', patentsOf: '%{total} 件（发明 %{invention}，实用新型 %{utility}）', reports: '第三方报告', effects: '年效果', evidence: '案例与证明', proofsOf: '专利 %{patents}，报告 %{reports}',
      conditions: '申报条件', allMet: '可自动判断的 %{count} 项条件均符合', verdict: { met: '符合', 'not-met': '不符合', undetermined: '需人工判断' }, duplicates: '重复线索', noDuplicates: '无', duplicatesOf: '与其他申报有 %{count} 处重复线索', opinions: '会审意见',
      agree: '%{count} 同意', disagree: '%{count} 不同意', silent: '%{count} 未反馈', noOpinions: '未征求部门意见', overdue: '逾期未反馈', answered: '书面答复：%{text}（%{by}，%{date}）', unanswered: '尚无书面答复', more: '意见与条件', less: '收起',
      emptyPool: '还没有通过初审的项目。', noMatch: '没有符合筛选条件的项目。', emptyBatch: '还没有列入推荐的项目。', ranking: '推荐名单与排序', rankHelp: '拖动、用箭头按钮，或在手柄上按空格后用方向键调整次序。', itemsOf: '%{count} 项', up: '上移：%{title}', down: '下移：%{title}',
      drag: { handle: '拖动排序：%{title}', help: '按空格键拿起，用方向键移动，再按空格键放下，按 Esc 取消。', start: '已拿起 %{title}，当前第 %{place} 位。', over: '%{title} 移到第 %{place} 位。', end: '%{title} 已放在第 %{place} 位。', cancel: '已取消移动 %{title}。' },
      shared: '该名额由 %{names} 共用。', rules: '拟推荐即占用名额；接收前撤回可以释放，退回补正不释放，接收或截止后不再释放。', extended: '已按文件延期', soon: '临近截止，签发报送后才算按时。', lateWarning: '已过截止时间，现在报送将标注“逾期”，由接收单位决定是否接收。', lateRefused: '已过截止时间，不能再报送。',
      facts: { title: '基本情况', received: '收到申报', inReview: '审查中', pooled: '待推荐', chosen: '拟推荐' },
      batch: '推荐函与汇总表', papers: '报送文件', letter: '推荐函', summary: '推荐汇总表', letterDocx: '下载推荐函', summaryXlsx: '下载汇总表（Excel）', summaryDocx: '下载汇总表（Word）', emptyLetter: '列入推荐项目后即可拟函。没有可推荐项目的，可以报送零报告。', zero: '本次没有推荐项目，报送零报告', zeroReason: '没有推荐项目的原因',
      number: '发文字号', date: '成文日期', signatories: '署名单位', signatoriesHelp: '联合署名的每行一个，牵头单位在前。', body: '正文', bodyHelp: '每行一段。已按名单自动拟稿，可以修改。', redraft: '恢复自动拟稿', contact: '联系人', phone: '联系电话', scan: '上传盖章扫描件', replaceScan: '更换扫描件', scanHelp: 'PDF、JPG 或 PNG，不超过 20 MB。', scanOf: '盖章扫描件',
      rowOpinions: '汇总表中的推荐意见', gaps: '还需填写：%{list}', gap: { number: '发文字号', date: '成文日期', signatories: '署名单位', reason: '没有推荐项目的原因' }, twoPersons: '定稿后须由另一人签发。可以签发：%{names}。', noReleaser: '（尚无其他可以签发的人员，请联系系统运维）', whoReleases: '拟稿与签发须为两人。可以签发：%{names}。',
      preparedBy: '拟稿', releasedBy: '签发', recipient: '报送至', receiptedAt: '接收时间', from: '报送单位', deadline: '截止时间', late: '本批逾期报送。', lateReceived: '本批于 %{at} 报送，已过截止时间 %{due}。可以逾期接收并说明理由，或不予接收。', isZero: '零报告：该单位本次没有推荐项目。',
      recallHelp: '接收前可以撤回：全部项目回到待推荐，名额释放。', recallLate: '截止时间已过：现在撤回，项目回到待推荐，但名额不再释放。', spent: '接收单位已接收，名额已使用，不再释放。', refused: '接收单位未接收本批材料。', history: '其他批次', noNumber: '尚无文号', timeline: '办理记录', items: '项目',
    },
  },
  en: {
    nominations: {
      menu: 'Nomination', received: 'Nominations', dossier: 'Nomination dossier', pool: 'Waiting for nomination (%{count})', keys: 'Keys: j / k move, o opens, x compares, n nominates', search: 'Find by name, holder or number', area: 'Area', allAreas: 'All areas', allStates: 'All states', sort: 'Order by',
      by: { number: 'Case number', tce: 'Energy saved', tco2: 'Carbon saved', payback: 'Pay-back', cases: 'Cases in use', dissent: 'Dissent' },
      compare: 'Side by side', compareShort: 'Compare', compareOne: 'Compare: %{title}', compareMore: 'Choose one more to compare; four at most.', clearCompare: 'Clear the comparison', uncompare: 'Take out of the comparison: %{title}', best: 'best', technology: 'Technology',
      holder: 'Holder', category: 'Category', tce: 'Energy saved a year (tce)', tco2: 'Carbon saved a year (tCO₂)', water: 'Water saved a year (m³)', investment: 'Typical investment (10,000 yuan)', payback: 'Pay-back (years)', tceShort: 'tce', tco2Short: 'tCO₂',
      cases: 'Cases', casesOf: '%{counted} count, %{required} needed', months: 'in use %{months} months', patents: 'Patents', patentsOf: '%{total} (%{invention} invention, %{utility} utility)', reports: 'Third-party reports', effects: 'Effects a year', evidence: 'Cases and proof', proofsOf: '%{patents} patents, %{reports} reports',
      conditions: 'Conditions', allMet: 'All %{count} computable conditions are met', verdict: { met: 'met', 'not-met': 'not met', undetermined: 'a person decides' }, duplicates: 'Duplication', noDuplicates: 'none', duplicatesOf: '%{count} signs of duplication', opinions: 'Opinions',
      agree: '%{count} agree', disagree: '%{count} disagree', silent: '%{count} silent', noOpinions: 'No department was asked', overdue: 'overdue', answered: 'Written answer: %{text} (%{by}, %{date})', unanswered: 'Not answered in writing', more: 'Opinions and conditions', less: 'Less',
      emptyPool: 'Nothing has passed the review yet.', noMatch: 'Nothing matches the filter.', emptyBatch: 'Nothing is nominated yet.', ranking: 'Batch and ranking', rankHelp: 'Drag, use the arrow buttons, or take the handle with the space bar and move it with the arrow keys.', itemsOf: '%{count} items', up: 'Move up: %{title}', down: 'Move down: %{title}',
      drag: { handle: 'Drag to rank: %{title}', help: 'Space takes it up, the arrow keys move it, space puts it down, Esc cancels.', start: '%{title} taken up from place %{place}.', over: '%{title} moved to place %{place}.', end: '%{title} put down at place %{place}.', cancel: 'Moving %{title} was cancelled.' },
      shared: 'This quota is shared by %{names}.', rules: 'Choosing takes a slot. A recall before the receipt frees it, a correction keeps it, after the receipt or the deadline nothing frees it.', extended: 'extended by order', soon: 'The deadline is near; only what is released counts as in time.', lateWarning: 'The deadline has passed: what is sent now is marked late, and the recipient decides.', lateRefused: 'The deadline has passed; nothing can be sent any more.',
      facts: { title: 'Facts', received: 'Received', inReview: 'In review', pooled: 'In the pool', chosen: 'Chosen' },
      batch: 'Letter and summary table', papers: 'Papers', letter: 'Letter', summary: 'Summary table', letterDocx: 'Letter (Word)', summaryXlsx: 'Table (Excel)', summaryDocx: 'Table (Word)', emptyLetter: 'The letter is written once something is nominated. Without anything to nominate, send a zero return.', zero: 'There is nothing to nominate; send a zero return', zeroReason: 'Why nothing is nominated',
      number: 'Document number', date: 'Date', signatories: 'Signatories', signatoriesHelp: 'One a line, the lead first.', body: 'Body', bodyHelp: 'One paragraph a line. Drafted from the batch; change it as you like.', redraft: 'Draft it anew', contact: 'Contact', phone: 'Telephone', scan: 'Upload the stamped scan', replaceScan: 'Replace the scan', scanHelp: 'PDF, JPG or PNG up to 20 MB.', scanOf: 'Stamped scan',
      rowOpinions: 'Opinions in the summary table', gaps: 'Still to be given: %{list}', gap: { number: 'document number', date: 'date', signatories: 'signatories', reason: 'why nothing is nominated' }, twoPersons: 'Another person has to release it. Who may: %{names}.', noReleaser: '(nobody else yet; ask the operator)', whoReleases: 'Preparing and releasing need two persons. Who may release: %{names}.',
      preparedBy: 'Prepared', releasedBy: 'Released', recipient: 'Sent to', receiptedAt: 'Received', from: 'From', deadline: 'Deadline', late: 'This batch was sent late.', lateReceived: 'Sent at %{at}, after the deadline of %{due}. Accept it late with a reason, or refuse it.', isZero: 'A zero return: this nominator has nothing to nominate.',
      recallHelp: 'Until it is received it can be recalled: every case goes back to the pool and its slot is freed.', recallLate: 'The deadline has passed: a recall takes the cases back to the pool, but their slots stay taken.', spent: 'Received; the slots are spent and nothing frees them.', refused: 'The recipient did not take this batch.', history: 'Other batches', noNumber: 'no number yet', timeline: 'Record', items: 'Items',
    },
  },
});
