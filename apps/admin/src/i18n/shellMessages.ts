import { defineMessages } from './defineMessages';

/** Words of the shell: frame, sign-in, reusable components. */
export const shellMessages = defineMessages({
  zh: {
    app: { name: '遴选', tagline: '国家推荐与评审工作平台' },
    signIn: {
      title: '登录', login: '用户名', password: '密码', submit: '登录', demo: '演示账号', demoHelp: '选择一个身份，直接进入该身份今天的工作。', demoPassword: '密码均为 %{password}', again: '请重新登录',
      againHelp: '登录已过期。已填写的内容仍在本页，登录后自动继续。', giveUp: '放弃并离开', enterAs: '以此身份登录',
    },
    password: {
      title: '请先修改初始密码', help: '首次登录须设置您自己的密码。至少 10 位，并至少包含字母、数字、符号中的两类。', rule: '至少 10 位，并至少包含字母、数字、符号中的两类。', current: '现在的密码', next: '新密码', repeat: '再输入一次新密码',
      differs: '两次输入不一致', save: '保存并继续', changed: '密码已修改', menu: '修改密码',
    },
    frame: {
      menu: '主菜单', openMenu: '打开菜单', closeMenu: '收起菜单', skip: '跳到正文', language: '语言', role: '切换身份', light: '切换为浅色', dark: '切换为深色', account: '账户',
      notifications: '通知', noNotifications: '没有新的通知。', markRead: '全部标为已读', offline: '网络不通，正在重连；已填写的内容不会丢失。', actingFor: '代理 %{name} 办理', help: '键盘快捷键', open: '%{count} 项待办',
      switched: '已切换身份', signOut: '退出登录', unread: '%{count} 条未读通知',
    },
    problem: {
      client: {
        offline: '网络不通，没有发送出去。已填写的内容还在，请稍后重试。', timeout: '服务器还没有答复。', parked: '系统处理时遇到问题，已转运维人员，无需重复操作。',
        unreadable: '服务器的答复无法识别，请稍后重试。', signedOut: '您已退出登录。',
      },
      fields: '需要改正的地方', rule: '依据', retry: '重试', pending: '已受理，正在处理；完成后页面自动更新。', reload: '刷新查看最新内容', pageError: '页面出错了', pageErrorHelp: '已填写并自动保存的内容不会丢失。可以重试，或返回首页。', home: '返回首页',
    },
    picker: { openText: '展开', closeText: '收起', clearText: '清空', loadingText: '正在载入…', noOptionsText: '没有符合的选项' },
    act: {
      confirm: '确认“%{action}”？', chooseFirst: '先选择“%{what}”', reason: '理由', reasonRequired: '请写明理由', reasonOptional: '说明（可不填）', reasonCode: '理由类别', notNow: '现在不能办理：', done: '已办理：%{action}', sending: '正在办理…', cancel: '取消', none: '目前没有您可以办理的事项。',
      required: '必填', note: '备注（可不填）', addRow: '增加一行', removeRow: '删除第 %{number} 行',
    },
    payload: {
      reason: '理由', reasonCode: '理由类别', note: '备注', fields: '需补正的内容', departments: '征求意见的部门', userId: '承办人', verdict: '意见', text: '正文', restsOn: '依据的内容', verdicts: '逐条核定', dissentAnswers: '对不同意见的答复',
      amountFen: '金额', inYuan: '%{label}（元）', targets: '任务和指标', name: '名称', value: '数值或内容', assessment: '考核方式', reference: '凭证或文号', changeId: '变更事项', measureId: '处理措施', ending: '结束方式', until: '至', figures: '数据', documentNumber: '批准文号', choice: { true: '是', false: '否' },
      answer: '答复', title: '标题', number: '文号', date: '日期', scores: '评分', score: '分数', experts: '专家', items: '项目', cases: '案例', category: '分类', current: '现在的密码', next: '新密码', login: '用户名', password: '密码',
    },
    fieldCode: { wrong: '不正确', weak: '强度不够', range: '超出范围', taken: '已被占用', unknown: '不在清单内', otherYear: '不是该年的日期', notWeekend: '本来就是工作日，不是调休上班日', inBoth: '同时列在放假和上班', past: '已经过去', later: '须晚于现有日期' },
    away: { known: '%{people}不在岗（至 %{until}），由%{deputies}代办', someone: '承办人不在岗（至 %{until}），已有人代办', and: '、' },
    deadline: { due: '截止 %{date}', none: '无期限', age: '已等待 %{smart_count} 天', today: '今天收到' },
    quota: { title: '推荐名额', used: '已用 %{used} / %{cap}', left: '还剩 %{left} 项', full: '名额已用完', uncapped: '不设总数', free: '空闲', slot: '第 %{number} 项' },
    diff: { title: '前后差异', before: '修改前', after: '修改后', added: '新增', removed: '删除', changed: '修改', moved: '顺序调整', none: '没有差异', empty: '（空）', count: '共 %{count} 处' },
    files: { none: '没有附件', preview: '预览', download: '下载', close: '关闭预览', confidential: '不公开', public: '可公开', slot: '材料', size: '大小' },
    timeline: { none: '还没有记录', deputy: '%{deputy}（代理%{name}）', reason: '理由', system: '系统', more: '显示更早的记录' },
    field: { empty: '未填', yes: '是', no: '否', rows: '共 %{count} 项', showAll: '显示全部', notPublic: '不公开' },
    path: { now: '当前环节', done: '已完成', next: '后续', title: '办理进程' },
    exporting: { button: '导出', xlsx: '导出 Excel', csv: '导出 CSV', running: '正在生成…' },
    upload: { choose: '选择文件', progress: '已上传 %{percent}%', resume: '继续上传', paused: '上传中断，网络恢复后继续。', remove: '删除' },
    keys: { title: '键盘快捷键', help: '显示本说明', search: '搜索待办', home: '首页', tasks: '待办', theme: '切换浅色或深色', close: '关闭', then: '然后' },
    live: { on: '实时更新', off: '定时更新' },
    bulk: {
      button: '批量办理', title: '批量办理：先试算，再办理', action: '办理事项', dryRun: '试算结果', ready: '可以办理', refused: '不能办理', run: '办理 %{smart_count} 项', running: '正在办理 %{done} / %{total}', finished: '办理完毕：成功 %{ok} 项，未成 %{failed} 项',
      leave: '关闭，继续在后台办理', stop: '停止', mixed: '所选事项没有共同的批量办理方式，请选择同一类事项。', ok: '已办理', checking: '正在试算…', indicator: '批量办理 %{done}/%{total}', none: '所选事项都不能办理。', confirm: '理由将写入每一项的记录。',
    },
  },
  en: {
    app: { name: 'Linxuan', tagline: 'National nomination and review' },
    signIn: {
      title: 'Sign in', login: 'User name', password: 'Password', submit: 'Sign in', demo: 'Demo accounts', demoHelp: 'Choose a role and see its work of today.', demoPassword: 'Password of all: %{password}', again: 'Sign in again',
      againHelp: 'Your session has ended. What you typed is still here and goes on after you sign in.', giveUp: 'Give up and leave', enterAs: 'Sign in as',
    },
    password: {
      title: 'Change the initial password first', help: 'Choose a password of your own: at least 10 characters with at least two of letters, digits and symbols.', rule: 'At least 10 characters with at least two of letters, digits and symbols.', current: 'Current password', next: 'New password', repeat: 'New password once more',
      differs: 'The two entries differ', save: 'Save and go on', changed: 'Password changed', menu: 'Change password',
    },
    frame: {
      menu: 'Main menu', openMenu: 'Open the menu', closeMenu: 'Close the menu', skip: 'Skip to content', language: 'Language', role: 'Switch role', light: 'Switch to light', dark: 'Switch to dark', account: 'Account',
      notifications: 'Notifications', noNotifications: 'Nothing new.', markRead: 'Mark all as read', offline: 'No connection; trying again. What you typed is kept.', actingFor: 'Acting for %{name}', help: 'Keyboard shortcuts', open: '%{count} open',
      switched: 'Role switched', signOut: 'Sign out', unread: '%{count} unread notifications',
    },
    problem: {
      client: {
        offline: 'No connection; nothing was sent. What you typed is kept, try again later.', timeout: 'The server has not answered yet.', parked: 'Something went wrong while processing. The operators have it; there is no need to repeat it.',
        unreadable: 'The answer of the server could not be read. Try again later.', signedOut: 'You are signed out.',
      },
      fields: 'To be corrected', rule: 'Rule', retry: 'Try again', pending: 'Taken in and being processed; the page updates by itself.', reload: 'Reload the latest', pageError: 'This page failed', pageErrorHelp: 'What was typed and saved is kept. Try again or go home.', home: 'Go home',
    },
    picker: { openText: 'Open', closeText: 'Close', clearText: 'Clear', loadingText: 'Loading…', noOptionsText: 'Nothing fits' },
    act: {
      confirm: 'Confirm “%{action}”?', chooseFirst: 'Choose “%{what}” first', reason: 'Reason', reasonRequired: 'Give a reason', reasonOptional: 'Remark (optional)', reasonCode: 'Kind of reason', notNow: 'Not possible now: ', done: 'Done: %{action}', sending: 'Working…', cancel: 'Cancel', none: 'There is nothing for you to do here at the moment.',
      required: 'Required', addRow: 'Add a row', removeRow: 'Remove row %{number}', note: 'Note (optional)',
    },
    payload: {
      reason: 'Reason', reasonCode: 'Kind of reason', note: 'Note', fields: 'To be corrected', departments: 'Departments', userId: 'Person', verdict: 'Verdict', text: 'Text', restsOn: 'Grounds', verdicts: 'Verdicts', dissentAnswers: 'Answers to dissent',
      amountFen: 'Amount', inYuan: '%{label} (yuan)', targets: 'Tasks and targets', name: 'Name', value: 'Value', assessment: 'How assessed', reference: 'Voucher or number', changeId: 'Change', measureId: 'Measure', ending: 'Ends as', until: 'Until', figures: 'Figures', documentNumber: 'Document number', choice: { true: 'yes', false: 'no' },
      answer: 'Answer', title: 'Title', number: 'Number', date: 'Date', scores: 'Scores', score: 'Score', experts: 'Experts', items: 'Items', cases: 'Cases', category: 'Category', current: 'Current password', next: 'New password', login: 'User name', password: 'Password',
    },
    fieldCode: { wrong: 'is not right', weak: 'is too weak', range: 'is out of range', taken: 'is taken', unknown: 'is not on the list', otherYear: 'is not a day of that year', notWeekend: 'is a working day anyway', inBoth: 'stands in both lists', past: 'is over', later: 'must be later than the present date' },
    away: { known: '%{people} away until %{until}; %{deputies} stands in', someone: 'The person in charge is away until %{until}; somebody stands in', and: ', ' },
    deadline: { due: 'Due %{date}', none: 'No due date', age: 'Waiting for %{smart_count} day |||| Waiting for %{smart_count} days', today: 'Arrived today' },
    quota: { title: 'Quota', used: '%{used} of %{cap} used', left: '%{left} left', full: 'Quota used up', uncapped: 'No total', free: 'Free', slot: 'Slot %{number}' },
    diff: { title: 'Differences', before: 'Before', after: 'After', added: 'Added', removed: 'Removed', changed: 'Changed', moved: 'Reordered', none: 'No difference', empty: '(empty)', count: '%{count} places' },
    files: { none: 'No files', preview: 'Preview', download: 'Download', close: 'Close the preview', confidential: 'Confidential', public: 'Public', slot: 'Kind', size: 'Size' },
    timeline: { none: 'Nothing recorded yet', deputy: '%{deputy} (for %{name})', reason: 'Reason', system: 'System', more: 'Show earlier records' },
    field: { empty: 'not given', yes: 'Yes', no: 'No', rows: '%{count} entries', showAll: 'Show all', notPublic: 'Confidential' },
    path: { now: 'Current stage', done: 'Done', next: 'To come', title: 'Progress' },
    exporting: { button: 'Export', xlsx: 'Export to Excel', csv: 'Export to CSV', running: 'Preparing…' },
    upload: { choose: 'Choose a file', progress: '%{percent}% uploaded', resume: 'Resume', paused: 'The upload was interrupted and goes on when the connection is back.', remove: 'Remove' },
    keys: { title: 'Keyboard shortcuts', help: 'Show this help', search: 'Search the tasks', home: 'Home', tasks: 'Tasks', theme: 'Switch light or dark', close: 'Close', then: 'then' },
    live: { on: 'Live', off: 'Polling' },
    bulk: {
      button: 'Bulk action', title: 'Bulk action: try first, then run', action: 'Action', dryRun: 'What would happen', ready: 'Possible', refused: 'Not possible', run: 'Run for %{smart_count} item |||| Run for %{smart_count} items', running: 'Running %{done} of %{total}', finished: 'Finished: %{ok} done, %{failed} not done',
      leave: 'Close and go on in the background', stop: 'Stop', mixed: 'The selected tasks have no bulk action in common; select tasks of one kind.', ok: 'Done', checking: 'Checking…', indicator: 'Bulk action %{done}/%{total}', none: 'None of the selected tasks can be done.', confirm: 'The reason is recorded with each item.',
    },
  },
});
