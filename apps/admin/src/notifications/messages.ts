import { defineMessages } from '../i18n/defineMessages';

export const messages = defineMessages({
  zh: {
    notices: {
      delivered: '系统默认',
      title: '通知', none: '没有通知', noneHelp: '别人办理与您有关的事项时，通知出现在这里。', unreadOnly: '只看未读', markAll: '全部标为已读', markOne: '标为已读', unread: '未读', total: '共 %{total} 条，未读 %{unread} 条', preferences: '通知设置',
      save: '保存', saved: '已保存', close: '关闭', all: '全部', urgent: '紧急', obligatory: '必须送达', channelLabel: '渠道', kindLabel: '类别', stateLabel: '状态',
      channel: { email: '邮件', sms: '短信', im: '政务通讯', webhook: '系统回调' }, bellOnly: '仅站内',
      mode: { now: '立即', digest: '每日汇总', never: '不接收' },
      kind: { digest: '每日汇总' },
      state: { planned: '待发送', collected: '待汇总', sending: '发送中', sent: '已发送', bounced: '被退回', failed: '发送失败', unreachable: '无法送达' },
      error: { 'no-address': '没有填写地址', 'channel-not-configured': '本系统未配置该渠道', 'private-address': '地址指向内网，已拒绝', 'webhook-ended': '回调已停用' },
      prefs: { others: '显示与本岗位无关的 %{count} 类', fewer: '只看与本岗位有关的', title: '通知设置', contact: '联系方式', email: '电子邮箱', phone: '手机号码', im: '政务通讯账号', kinds: '接收哪些通知', help: '站内通知始终接收。非工作日不紧急的通知，下一个工作日 8:30 发送；每日汇总每个工作日 8:30 发送一封邮件。', bellOnly: '仅站内通知', obligatory: '必须送达（%{source}）' },
      feed: { title: '日历订阅', help: '在手机或者电脑的日历中订阅，可以看到您的办理期限和答辩时间。知道地址的人都能查看，请勿转发。', make: '生成订阅地址', renew: '重新生成地址', end: '停用订阅', made: '已生成', ended: '已停用', once: '地址只显示这一次，请复制到日历软件：', since: '%{at} 生成', add: '加入日历' },
      mailbox: { menu: '收件箱', title: '收件箱', help: '演示系统发出的邮件、短信和政务通讯消息都在这里，不会发到外部。', search: '按收件人或者标题查找', none: '没有邮件', noneHelp: '办理事项后，发给各方的邮件出现在这里。', open: '查看', close: '收起', copies: '收到 %{count} 次' },
      deliveries: { menu: '通知发送', title: '通知发送', search: '按姓名、登录名或者地址查找', none: '没有发送记录', noneHelp: '通知发往邮件、短信等渠道后，记录出现在这里。', resend: '重新发送', resent: '已重新发送', sentAt: '%{at} 发送', dueAt: '将于 %{at} 发送', attempt: '第 %{n} 次' },
      webhooks: { title: '系统回调', help: '向单位自己的系统推送通知，以 HMAC-SHA256 签名，失败后自动重试。', secret: '签名密钥只显示这一次，请交给对方系统：', org: '单位', url: '回调地址', add: '新增回调', end: '停用', ended: '已停用', log: '发送记录', figures: '成功 %{sent}，失败 %{failed}' },
      table: {
        menu: '通知规则', title: '通知规则', help: '本期方案规定的通知对象、渠道和文字。修改须在方案新版本中进行；可在此用真实项目预览。', edition: '方案', notices: '通知', to: '通知对象：%{to}', ladder: '催办阶梯：%{tasks}', everyTask: '其他各类待办', before: '到期前 %{smart_count} 个工作日', onDue: '到期当日', after: '逾期 %{smart_count} 个工作日',
        act: { remind: '提醒承办人', escalate: '提醒承办人并抄送负责人', list: '列为逾期并报主管部门' },
        relation: { applicant: '申报单位', group: '所属集团', nominator: '推荐单位', authority: '主管部门', owner: '报送单位', recipient: '接收单位', authors: '出具意见的人员', affected: '该期限下有待办的人员和承办单位' }, holder: '有待办的人员', listed: '名单上的人员',
      },
      preview: {
        help: '花括号中的字段按项目实际情况填写；没有内容的字段，整行省略。可在此试改文字，不会保存。', standsIn: '该项目尚无此类办理结果，下面以最近一次“%{event}”的内容代替，缺少的字段已省略。',
        field: { number: '项目编号', title: '项目名称', programme: '方案名称', stage: '所在环节', due: '期限', reason: '理由', actor: '办理单位', holder: '技术持有单位', date: '变更的期限名称', before: '原期限', task: '待办名称', tasks: '待办及项目', count: '待办件数', days: '工作日数', person: '承办人' },
        open: '预览', title: '预览：%{name}', fields: '可用字段', number: '项目编号', numberHelp: '您有权查看的项目', show: '预览', subject: '标题', body: '正文', zh: '中文', en: '英文', result: '预览结果',
      },
      mass: {
        menu: '群发通知', title: '群发通知', compose: '写通知', audience: '收件范围', applicants: '本期全部申报单位', nominators: '本期全部推荐单位', look: '核对名单', fill: '中英文标题和正文填写完整后核对名单。', ask: '将发给 %{count} 人，请核对名单后确认。', withoutAddress: '其中 %{count} 人没有填写邮箱，只能收到站内通知。', list: '收件人名单', more: '另有 %{count} 人', send: '确认发送给 %{count} 人', dont: '不发送', confirmed: '已确认，正在发送', sent: '已发送', none: '还没有群发过通知。', people: '%{count} 人', progress: '已处理 %{done}/%{count}',
      },
      desk: { menu: '催办情况', title: '催办情况', help: '两周内到期和已逾期的待办，共 %{total} 项。', none: '没有即将到期的待办', noneHelp: '到期前后的待办和催办记录出现在这里。', due: '期限：%{at}', away: '%{away} 不在岗，由 %{deputies} 代办', overdue: '已逾期', listed: '已列为逾期', nobody: '该岗位暂无人员' },
    },
  },
  en: {
    notices: {
      delivered: 'system default',
      title: 'Notifications', none: 'No notifications', noneHelp: 'What others decide about your cases appears here.', unreadOnly: 'Unread only', markAll: 'Mark all as read', markOne: 'Mark as read', unread: 'Unread', total: '%{total} in all, %{unread} unread', preferences: 'Notification settings',
      save: 'Save', saved: 'Saved', close: 'Close', all: 'All', urgent: 'Urgent', obligatory: 'Always sent', channelLabel: 'Channel', kindLabel: 'Kind', stateLabel: 'State',
      channel: { email: 'E-mail', sms: 'Short message', im: 'Government messenger', webhook: 'Webhook' }, bellOnly: 'Bell only',
      mode: { now: 'At once', digest: 'Daily digest', never: 'Never' },
      kind: { digest: 'Daily digest' },
      state: { planned: 'To be sent', collected: 'For the digest', sending: 'Being sent', sent: 'Sent', bounced: 'Bounced', failed: 'Failed', unreachable: 'Not reachable' },
      error: { 'no-address': 'No address is known', 'channel-not-configured': 'This installation has no such channel', 'private-address': 'The address is private and was refused', 'webhook-ended': 'The webhook has ended' },
      prefs: { others: 'Show %{count} kinds that other desks get', fewer: 'Only what concerns your desk', title: 'Notification settings', contact: 'Where you are reached', email: 'E-mail', phone: 'Mobile phone', im: 'Messenger account', kinds: 'What you are told', help: 'The bell always rings. On days off, what is not urgent waits until 08:30 of the next working day; the daily digest is one mail at 08:30 of each working day.', bellOnly: 'Bell only', obligatory: 'Always sent (%{source})' },
      feed: { title: 'Calendar', help: 'Subscribe in the calendar of your phone or computer to see your due dates and defences. Whoever has the address can read it: keep it to yourself.', make: 'Make an address', renew: 'Make a new address', end: 'End it', made: 'Made', ended: 'Ended', once: 'The address is shown once. Copy it to your calendar:', since: 'Made %{at}', add: 'Add to calendar' },
      mailbox: { menu: 'Mailbox', title: 'Mailbox', help: 'E-mail, short messages and messenger texts of this demo end here; nothing leaves it.', search: 'Recipient or subject', none: 'No mail', noneHelp: 'What is sent to anybody appears here.', open: 'Open', close: 'Close', copies: 'Received %{count} times' },
      deliveries: { menu: 'Deliveries', title: 'Deliveries', search: 'Name, login or address', none: 'Nothing was sent', noneHelp: 'What goes to e-mail and other channels is listed here.', resend: 'Send again', resent: 'Sent again', sentAt: 'Sent %{at}', dueAt: 'Goes out %{at}', attempt: 'Try %{n}' },
      webhooks: { title: 'Webhooks', help: 'Tells systems of an organisation what its people are told: signed with HMAC-SHA256, tried again after a failure.', secret: 'The secret is shown once. Hand it to the other system:', org: 'Organisation', url: 'Address', add: 'Add', end: 'End', ended: 'Ended', log: 'Deliveries', figures: '%{sent} sent, %{failed} failed' },
      table: {
        menu: 'Notice rules', title: 'Notice rules', help: 'Whom the edition tells what, how and in which words. Changes need a new version of the edition; try words on a real case here.', edition: 'Edition', notices: 'Notices', to: 'To: %{to}', ladder: 'Ladder: %{tasks}', everyTask: 'all other work', before: '%{smart_count} working day before |||| %{smart_count} working days before', onDue: 'On the due day', after: '%{smart_count} working day after |||| %{smart_count} working days after',
        act: { remind: 'Remind', escalate: 'Remind, with a copy to the lead', list: 'List as overdue to the authority' },
        relation: { applicant: 'Applicant', group: 'Group', nominator: 'Nominator', authority: 'Authority', owner: 'Sender of the dossier', recipient: 'Recipient of the dossier', authors: 'Authors of opinions', affected: 'Whoever has work under the date, and the desk that owes it' }, holder: 'Whoever has the work', listed: 'Those on the list',
      },
      preview: {
        help: 'Names in braces are filled from the case; a line whose fields are all empty is left out. Try other words here, nothing is saved.', standsIn: 'This case has no such decision. Its newest one, “%{event}”, stands in; what it lacks is left out.',
        field: { number: 'case number', title: 'case title', programme: 'edition', stage: 'stage', due: 'due date', reason: 'reason', actor: 'who decided', holder: 'holder', date: 'which date was changed', before: 'date before', task: 'work', tasks: 'work and case', count: 'pieces of work', days: 'working days', person: 'who has it' },
        open: 'Preview', title: 'Preview: %{name}', fields: 'Fields', number: 'Case number', numberHelp: 'A case that you may see', show: 'Preview', subject: 'Subject', body: 'Text', zh: 'Chinese', en: 'English', result: 'Preview',
      },
      mass: {
        menu: 'Mail to all', title: 'Mail to all', compose: 'Write', audience: 'To', applicants: 'All applicants of the edition', nominators: 'All nominators of the edition', look: 'Show the list', fill: 'Fill in subject and text in both languages first.', ask: 'This goes to %{count} people. Check the list and confirm.', withoutAddress: '%{count} of them have no e-mail address and hear the bell only.', list: 'Recipients', more: 'and %{count} more', send: 'Send to %{count} people', dont: 'Do not send', confirmed: 'Confirmed, on its way', sent: 'Sent', none: 'Nothing was sent to all yet.', people: '%{count} people', progress: '%{done} of %{count} done',
      },
      desk: { menu: 'Reminders', title: 'Reminders', help: 'Work due within two weeks or overdue: %{total}.', none: 'Nothing falls due', noneHelp: 'Work around its date, and what was said about it, appears here.', due: 'Due: %{at}', away: '%{away} away, %{deputies} deputises', overdue: 'Overdue', listed: 'Listed as overdue', nobody: 'nobody holds this desk' },
    },
  },
});
