import { defineMessages } from '../i18n/defineMessages';

export const messages = defineMessages({
  zh: {
    operator: {
      save: '保存', cancel: '取消', close: '关闭', search: '搜索', optional: '可不填', none: '没有符合条件的内容',
      users: {
        menu: '用户', title: '用户', search: '搜索用户名、姓名或单位', create: '新建用户', login: '用户名', loginHelp: '小写字母、数字和 . _ @ -，至少 3 位', name: '姓名', role: '身份', org: '单位', state: '状态', active: '正常', disabled: '已停用', locked: '暂时锁定', mustChange: '须修改初始密码',
        memberships: '身份', addMembership: '增加身份', endMembership: '结束该身份', ended: '已结束', disable: '停用', enable: '启用', reset: '重置密码', lastSeen: '最近使用 %{at}', never: '从未登录', confirmDisable: '停用“%{name}”？', disableHelp: '该用户将立即退出，不能再登录；其办理记录保留。',
        confirmReset: '重置“%{name}”的密码？', resetHelp: '原密码立即失效，已登录的会话全部退出。', password: '初始密码', passwordHelp: '只显示这一次，请当面或者以安全方式转交；首次登录必须修改。', copy: '复制', copied: '已复制', done: '已办理', manage: '管理', expertise: '专业领域（逗号分隔，专家填写）',
      },
      organisations: {
        menu: '单位', title: '单位', search: '搜索名称、代码或统一社会信用代码', create: '新建单位', edit: '编辑单位', code: '单位代码', codeHelp: '小写字母、数字和连字符，建立后不能修改', kind: '类型', nameZh: '中文名称', nameEn: '英文名称', uscc: '统一社会信用代码', region: '行政区划代码', affiliation: '隶属关系', parent: '上级单位', people: '人员 %{count}', demo: '演示', done: '已保存',
        kinds: { enterprise: '企业', 'central-soe-group': '中央企业集团', institute: '专家所在机构', nominator: '推荐单位', 'nominator-department': '地方会审部门', 'ministry-department': '部委', authority: '主管部门', operations: '运行维护' },
      },
      queue: {
        menu: '队列与台账', title: '队列与台账', figures: '任务队列', topic: '任务', waiting: '等待', running: '进行中', failed: '失败', oldest: '最早等待', idle: '队列是空的，一切正常。',
        topics: { 'transition.apply': '办理申请', 'transition.applied': '办理后续（通知等）', 'timer.sweep': '期限巡检' },
        requests: '待办理与搁置的申请', noRequests: '没有待办理或者搁置的申请。', jobs: '失败的后台任务', noJobs: '没有失败的任务。', resend: '重新发送', resent: '已重新发送', attempts: '已尝试 %{count} 次', pending: '等待办理', parked: '已搁置', error: '原因', who: '申请人', at: '受理时间',
        ledger: '台账校验', check: '开始校验', checking: '正在校验…', intact: '%{at} 校验：%{chains} 条链、%{events} 个事件，全部完好。', broken: '%{at} 校验：发现 %{count} 处问题，请立即报告。', fault: '%{type} %{id} 第 %{seq} 个事件：%{fault}',
        faults: { gap: '编号中断', hash: '内容或者链接被改动', head: '与链尾记录不一致', truncated: '末尾缺失', missing: '整条链缺失' }, ledgerHelp: '校验全部办理记录的哈希链；命令行的 replay 还会据此重建全部状态。', full: '完整核对：linxuan replay',
      },
    },
  },
  en: {
    operator: {
      save: 'Save', cancel: 'Cancel', close: 'Close', search: 'Search', optional: 'optional', none: 'Nothing matches',
      users: {
        menu: 'Users', title: 'Users', search: 'Search by login, name or organisation', create: 'New user', login: 'User name', loginHelp: 'Small letters, digits and . _ @ -, at least 3', name: 'Name', role: 'Role', org: 'Organisation', state: 'State', active: 'Active', disabled: 'Disabled', locked: 'Locked for now', mustChange: 'Must change the password',
        memberships: 'Roles', addMembership: 'Add a role', endMembership: 'End this role', ended: 'ended', disable: 'Disable', enable: 'Enable', reset: 'Reset password', lastSeen: 'Last seen %{at}', never: 'Never signed in', confirmDisable: 'Disable “%{name}”?', disableHelp: 'The person is signed out at once and cannot sign in; what was done stays on record.',
        confirmReset: 'Reset the password of “%{name}”?', resetHelp: 'The old password ends at once and so do all open sessions.', password: 'First password', passwordHelp: 'Shown this once. Hand it over in person or safely; it must be changed at first sign-in.', copy: 'Copy', copied: 'Copied', done: 'Done', manage: 'Manage', expertise: 'Fields of expertise (comma separated, for experts)',
      },
      organisations: {
        menu: 'Organisations', title: 'Organisations', search: 'Search by name, code or credit code', create: 'New organisation', edit: 'Edit organisation', code: 'Code', codeHelp: 'Small letters, digits and hyphens; it cannot be changed later', kind: 'Kind', nameZh: 'Chinese name', nameEn: 'English name', uscc: 'Unified social credit code', region: 'Region code', affiliation: 'Affiliation', parent: 'Parent', people: '%{count} people', demo: 'demo', done: 'Saved',
        kinds: { enterprise: 'Enterprise', 'central-soe-group': 'Central enterprise group', institute: 'Institute of experts', nominator: 'Nominator', 'nominator-department': 'Local department', 'ministry-department': 'Ministry', authority: 'Authority', operations: 'Operations' },
      },
      queue: {
        menu: 'Queue and ledger', title: 'Queue and ledger', figures: 'Queue', topic: 'Job', waiting: 'Waiting', running: 'Running', failed: 'Failed', oldest: 'Oldest waiting', idle: 'The queue is empty; all is well.',
        topics: { 'transition.apply': 'Apply a request', 'transition.applied': 'What follows (notices and so on)', 'timer.sweep': 'Look for due dates' },
        requests: 'Pending and parked requests', noRequests: 'No request is pending or parked.', jobs: 'Failed jobs', noJobs: 'No job has failed.', resend: 'Send again', resent: 'Sent again', attempts: 'tried %{count} times', pending: 'Pending', parked: 'Parked', error: 'Cause', who: 'Requested by', at: 'Accepted',
        ledger: 'Ledger check', check: 'Check now', checking: 'Checking…', intact: 'Checked %{at}: %{chains} chains, %{events} events, all intact.', broken: 'Checked %{at}: %{count} faults found. Report this at once.', fault: '%{type} %{id} event %{seq}: %{fault}',
        faults: { gap: 'a number is missing', hash: 'text or link was changed', head: 'differs from the recorded head', truncated: 'the end is missing', missing: 'the whole chain is missing' }, ledgerHelp: 'Checks the hash chains of everything decided; the command replay also rebuilds all state from them.', full: 'In full: linxuan replay',
      },
    },
  },
});
