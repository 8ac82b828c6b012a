import type { Text } from '@linxuan/domain';

export interface ProblemDefinition {
  /** HTTP status: 400 malformed, 401 not signed in, 403 not allowed, 404 not visible, 409 stale or wrong state, 413 too large, 422 refused by a rule, 429 too often. */
  status: number;
  title: Text;
  /** Sentence with `{param}` places. */
  detail: Text;
}
/** `application/problem+json` of RFC 9457, with JSON pointers for fields. */
export interface Problem {
  type: string;
  code: string;
  title: string;
  status: number;
  detail: string;
  instance?: string;
  params: Record<string, string | number | boolean | null>;
  rule?: { id: string; source: string; words?: Text };
  fields?: { pointer: string; code: string; params?: Record<string, string | number>; message?: string }[];
}

const problem = (status: number, titleZh: string, titleEn: string, detailZh: string, detailEn: string): ProblemDefinition => ({
  status,
  title: { zh: titleZh, en: titleEn },
  detail: { zh: detailZh, en: detailEn },
});

/** Every refusal and failure the product can answer with. No sentence is a contract; the code is. */
export const PROBLEMS: Record<string, ProblemDefinition> = {
  'request.malformed': problem(400, '请求格式有误', 'Malformed request', '请求内容无法解析，请检查后重试。', 'The request could not be read. Check it and try again.'),
  'request.invalid': problem(422, '填写内容不符合要求', 'Invalid input', '请改正标出的内容后再提交。', 'Correct the marked fields and send it again.'),
  'request.tooLarge': problem(413, '内容过大', 'Too large', '提交的内容超过允许的大小。', 'The content exceeds the allowed size.'),
  'request.keyReused': problem(422, '重复的请求编号', 'Idempotency key reused', '同一请求编号已用于另一项内容，请刷新页面后重试。', 'This idempotency key was used for another body. Reload the page and try again.'),
  'request.keyMissing': problem(400, '缺少请求编号', 'Idempotency key missing', '请求缺少 Idempotency-Key。', 'The request lacks an Idempotency-Key header.'),
  'request.versionMissing': problem(428, '缺少版本号', 'Version missing', '请求缺少 If-Match 版本号。', 'The request lacks an If-Match version.'),
  'session.required': problem(401, '请先登录', 'Sign in first', '登录已过期或尚未登录；已填写的内容保存在本机，登录后可继续。', 'You are not signed in or your session has ended. What you typed is kept on this device.'),
  'session.csrf': problem(403, '页面已过期', 'Page expired', '请刷新页面后重试，已填写的内容不会丢失。', 'Reload the page and try again; what you typed is kept.'),
  'session.badCredentials': problem(401, '用户名或密码不正确', 'Wrong user name or password', '请检查用户名和密码。', 'Check the user name and password.'),
  'session.locked': problem(429, '暂时锁定', 'Locked for now', '连续多次输入错误，请在 {seconds} 秒后重试。', 'Too many failed attempts. Try again in {seconds} seconds.'),
  'session.mustChange': problem(403, '请先修改初始密码', 'Change the initial password first', '首次登录必须修改初始密码。', 'The initial password must be changed at first sign-in.'),
  'password.weak': problem(422, '密码强度不够', 'Password too weak', '密码至少 {min} 位，并至少包含字母、数字、符号中的两类。', 'Use at least {min} characters with at least two of letters, digits and symbols.'),
  'password.same': problem(422, '新旧密码相同', 'Same password', '新密码不能与原密码相同。', 'The new password must differ from the old one.'),
  'actor.notAllowed': problem(403, '无权办理', 'Not allowed', '您当前的身份不能办理此操作。', 'Your current role may not do this.'),
  'subject.notFound': problem(404, '没有找到', 'Not found', '该内容不存在，或不在您的权限范围内。', 'It does not exist or is not visible to you.'),
  'version.stale': problem(409, '已被他人更新', 'Changed by someone else', '{by}于 {at} 已办理“{action}”，请刷新后查看最新状态。', '{by} did “{action}” at {at}. Reload to see the current state.'),
  'state.wrong': problem(409, '当前环节不能办理', 'Not possible in this state', '当前状态不能办理此操作，请刷新后重试。', 'This action is not possible in the current state. Reload and try again.'),
  'action.unknown': problem(404, '没有这项操作', 'Unknown action', '没有名为 {action} 的操作。', 'There is no action named {action}.'),
  'reason.unknown': problem(422, '理由代码不在清单内', 'Unknown reason', '请从清单中选择理由。', 'Choose a reason from the list.'),
  'form.invalid': problem(422, '申报表还有问题', 'The form has problems', '申报表有 {count} 处需要改正。', '{count} places in the form need correction.'),
  'calendar.invalid': problem(422, '工作日历有误', 'The calendar is not right', '{year} 年的放假或调休日期有误，请按国务院办公厅通知核对所列各日。', 'Some days of {year} cannot be right; compare the marked ones with the announcement.'),
  'ownDate.passed': problem(422, '日期已过', 'That day is over', '自定期限 {date} 已经过去，请改为今天或者以后的日期。', '{date} is over; choose today or a later day.'),
  'ownDate.afterNational': problem(422, '不得晚于国家规定的期限', 'Not after the national date', '自定期限不得晚于推荐截止日期 {date}。', 'Your own date must not lie after {date}, when nominations close.'),
  'deadline.notPassed': problem(422, '期限未到', 'Not due yet', '该期限尚未届满（{due}）。', 'This date has not passed yet ({due}).'),
  'deadline.notLater': problem(422, '新期限必须晚于原期限', 'The new date must be later', '延期后的时间必须晚于原期限（{due}）和当前时间。', 'An extension must lie after the present date ({due}) and after now.'),
  'deadline.fixed': problem(422, '公示期不得改动', 'The notice period is fixed', '公示已经开始，公示期不得延长或缩短。', 'The notice has begun; its period cannot be changed.'),
  'deadline.ownPassed': problem(422, '已过推荐单位规定的期限', 'The nominator’s date has passed', '推荐单位规定的申报截止时间（{due}）已过，服务器收到的时间为 {acceptedAt}。请与推荐单位联系。', 'Your nominator’s own closing time ({due}) has passed; the server received this at {acceptedAt}. Please contact the nominator.'),
  'deadline.passed': problem(422, '已过截止时间', 'Deadline passed', '截止时间已过，服务器收到的时间为 {acceptedAt}。', 'The deadline has passed; the server received this at {acceptedAt}.'),
  'correction.running': problem(422, '补正期限未满', 'Correction still running', '申报单位补正期限至 {due}，到期前不能作不予受理或者不推荐处理。', 'The applicant may correct until {due}; before that the case cannot be rejected.'),
  'route.unknown': problem(422, '无法确定推荐单位', 'No nominator found', '根据所在地和隶属关系无法确定推荐单位，请检查单位信息。', 'No nominator follows from place and affiliation. Check the organisation data.'),
  'quota.exhausted': problem(422, '推荐名额已用完', 'Quota used up', '推荐名额共 {cap} 项，已使用 {used} 项，不能再推荐。', 'The quota is {cap} and {used} are in use; no more can be nominated.'),
  'quota.overrideNeeded': problem(422, '超出原则上的名额', 'Over the soft quota', '原则上不超过 {cap} 项，已使用 {used} 项；确需超出的，请写明理由，由接收单位决定是否受理。', 'In principle the quota is {cap} and {used} are in use. To go over it, state the reason; the recipient decides whether to accept it.'),
  'quota.moneyExhausted': problem(422, '资金额度不足', 'Amount used up', '资金额度共 {cap} 元，已占用 {used} 元，本项申请 {amount} 元，不能再推荐。', 'The account holds {cap} yuan, {used} are taken and this case asks for {amount}; it cannot be nominated.'),
  'quota.moneyOverrideNeeded': problem(422, '超出原则上的资金额度', 'Over the soft amount', '资金额度原则上为 {cap} 元，已占用 {used} 元，本项申请 {amount} 元；确需超出的，请写明理由。', 'In principle the account holds {cap} yuan, {used} are taken and this case asks for {amount}. To go over it, state the reason.'),
  'quota.amountMissing': problem(422, '没有申请金额', 'Amount missing', '申报材料中没有可以计入额度的金额。', 'The application states no amount to count.'),
  'quota.amountRaised': problem(422, '金额不能超过已占用的额度', 'Amount raised', '本项已占用额度 {held} 元，补正后的金额不能高于这一数额。', 'The case holds {held} yuan of the account; a correction cannot ask for more.'),
  'quota.groundUnknown': problem(422, '没有这项增加名额条件', 'Unknown ground', '本期没有增加名额条件“{ground}”。', 'The edition has no ground "{ground}" for extra slots.'),
  'quota.groundTwice': problem(422, '同一条件重复', 'Ground twice', '增加名额条件“{ground}”只能列一次。', 'The ground "{ground}" can be listed once only.'),
  'quota.groundNotFiled': problem(422, '未申请的条件', 'Ground not filed', '推荐单位没有按“{ground}”申请，不能增加名额。', 'The nominator did not apply on the ground "{ground}".'),
  'quota.groundByFact': problem(422, '按事实计算', 'Computed from facts', '“{ground}”按登记的历史入选数计算，不由人填写。', 'The ground "{ground}" is computed from recorded facts and not typed.'),
  'quota.groundUnanswered': problem(422, '有条件未答复', 'Ground unanswered', '请对申请的条件“{ground}”逐项答复，不同意的填0。', 'Answer the ground "{ground}" that was applied for; 0 where it is not granted.'),
  'quota.groundOutOfRange': problem(422, '超出规定数量', 'Out of range', '“{ground}”只能为0或者{min}至{max}个。', 'The ground "{ground}" takes 0 or {min} to {max}.'),
  'quota.totalWrong': problem(422, '合计不符', 'Total differs', '填写的合计为{stated}，各项相加为{total}。', 'The stated total is {stated}; the grounds add up to {total}.'),
  'quota.filingOpen': problem(422, '仍可申请', 'Still open', '增加名额的申请期限尚未届满。', 'Requests for extra slots may still be filed.'),
  'dossier.postMissing': problem(422, '未登记纸质材料', 'Post not recorded', '以邮戳为准，请先登记承运单位、单号、邮戳日期和到达日期。', 'The postmark counts: first record the carrier, tracking number, postmark and arrival of the original.'),
  'dossier.postDates': problem(422, '日期有误', 'Dates out of order', '邮戳日期{postmarkedOn}不得晚于到达日期{arrivedOn}，到达日期不得晚于今天。', 'The postmark {postmarkedOn} cannot lie behind the arrival {arrivedOn}, nor the arrival behind today.'),
  'dossier.overridesPending': problem(422, '含超名额项目', 'Over the soft quota', '{items} 超出原则上的名额，请明确同意并写明理由，或者退回、不予受理。', '{items} are over the soft quota: accept that expressly with a reason, or send the dossier back or refuse it.'),
  'dossier.notOpen': problem(409, '没有可用的推荐批次', 'No open dossier', '当前没有处于起草状态的推荐材料，请先撤回或新建批次。', 'There is no dossier in draft. Recall the prepared one or open the next.'),
  'dossier.empty': problem(422, '没有项目', 'No items', '材料中没有任何项目。', 'There are no items to send.'),
  'dossier.notEmpty': problem(422, '已有推荐项目', 'Not empty', '已有推荐项目，不能作零报告。', 'There are nominated items, so a zero return is not possible.'),
  'dossier.orderIncomplete': problem(422, '排序不完整', 'Ranking incomplete', '共 {items} 项，已排序 {ranked} 项，请为全部项目排序。', '{ranked} of {items} items are ranked. Rank all of them.'),
  'dossier.samePerson': problem(422, '须由另一人办理', 'Another person is needed', '拟稿与签发须为两人，请由另一位同事签发。', 'Preparing and releasing need two persons. Ask a colleague to release it.'),
  'dossier.itemsChanged': problem(422, '清单有变动', 'Items changed', '拟稿后 {items} 已不在本环节，请退回重新拟稿。', '{items} left this stage after the papers were prepared. Reopen and prepare them again.'),
  'dossier.late': problem(422, '逾期报送', 'Late', '该批材料逾期报送，请选择“逾期接收”并说明理由，或不予接收。', 'This dossier is late: accept it late with a reason, or refuse it.'),
  'dossier.notLate': problem(422, '并未逾期', 'Not late', '该批材料在期限内报送。', 'This dossier was sent in time.'),
  'dossier.alreadyOpen': problem(409, '已有在办的批次', 'Already open', '还有一个批次在起草、待签发或者待收讫，办结后才能新建。', 'Another dossier is in draft, waits for its signature or is on its way; a new one can be opened when it is settled.'),
  'review.waiting': problem(422, '意见未齐', 'Opinions outstanding', '还有 {count} 个部门未反馈且未到期：{orgs}。', '{count} departments have not answered and are not overdue: {orgs}.'),
  'review.dissentUnanswered': problem(422, '不同意见尚未答复', 'Dissent unanswered', '{orgs} 提出不同意见，请逐条书面答复。', '{orgs} dissented. Answer each in writing.'),
  'review.silent': problem(422, '有部门逾期未反馈', 'A department is silent', '{orgs} 逾期未反馈，须等待或者撤回征求。', '{orgs} have not answered in time: wait for them or withdraw the question.'),
  'review.notAgreed': problem(422, '有部门不同意', 'Not agreed', '{orgs} 不同意，按会签规则不能通过。', '{orgs} do not agree, so the countersign does not stand.'),
  'review.tooFewAgree': problem(422, '同意的部门不足', 'Too few agree', '须 {needed} 个部门同意，现有 {agreed} 个。', '{needed} departments must agree; {agreed} do.'),
  'review.notOverdue': problem(422, '不能撤回征求', 'The question stands', '只能撤回已经逾期未反馈的征求。', 'Only a question that is overdue can be withdrawn.'),
  'round.running': problem(422, '本轮申报尚未截止', 'The round is still open', '本轮申报至 {due} 截止，到期前不能作未提交处理。', 'This round closes at {due}; before that the case cannot be closed as not submitted.'),
  'agreement.missing': problem(409, '没有任务书', 'No agreement', '还没有可签署的任务书。', 'There is no agreement to sign.'),
  'followUp.unknownChange': problem(422, '没有这类变更', 'Unknown change', '请从清单中选择变更事项。', 'Choose the change from the list.'),
  'followUp.changeNever': problem(422, '该事项不得变更', 'This is never changed', '“{change}”按规定不得调整。', '“{change}” may not be changed.'),
  'followUp.unknownMeasure': problem(422, '没有这项措施', 'Unknown measure', '请从清单中选择措施。', 'Choose the measure from the list.'),
  'followUp.untilNeeded': problem(422, '须写明限制期限', 'Say until when', '阶段性限制须写明截止日期，且晚于今日。', 'A bar for a time needs the day it ends, later than today.'),
  'followUp.untilNotNeeded': problem(422, '不需要期限', 'No end date here', '该措施没有期限。', 'This measure has no end date.'),
  'followUp.paymentTooHigh': problem(422, '超出任务书金额', 'More than was agreed', '本次拨付 {amount} 元，任务书金额尚余 {left} 元。', 'This payment is {amount} yuan; {left} yuan of the agreed amount are left.'),
  'followUp.paymentsSuspended': problem(422, '拨款已暂停', 'Payments are suspended', '该单位在项目 {number} 中受到“{measure}”处理，解除之前不得拨款。', '“{measure}” was taken against the holder in {number}; nothing is paid until it is lifted.'),
  'followUp.reportsOpen': problem(422, '尚有报告未通过', 'Reports are still owed', '还有 {count} 项一次性报告未通过，不能办结。', 'Reports that are due once and not accepted yet: {count}.'),
  'applicant.barred': problem(422, '申报资格受限', 'Barred from applying', '因“{measure}”，申报资格受到限制{until}。', 'Barred from applying by the measure “{measure}” {until}.'),
  'application.sourceNeeded': problem(422, '须从已入选项目申报', 'A listed entry is needed', '本次只受理 {programme} 已入选且仍在列的项目，请选择本单位的入选项目。', 'Only entries listed by {programme} may apply. Choose one of your own.'),
  'review.foreignDepartment': problem(422, '不是本级会审部门', 'Not one of your departments', '{orgs} 不属于本推荐单位的会审部门。', '{orgs} are not departments of this nominator.'),
  'review.alreadyAsked': problem(422, '已经征求过意见', 'Already asked', '{orgs} 已在征求意见。', '{orgs} have been asked already.'),
  'opinion.notAMember': problem(422, '不是本部门审核人员', 'Not a reviewer of the department', '请选择本部门的审核人员。', 'Choose a reviewer of this department.'),
  'eligibility.incomplete': problem(422, '条件尚未逐条核定', 'Conditions not all judged', '以下条件尚未核定：{missing}。', 'These conditions are not judged yet: {missing}.'),
  'eligibility.reasonNeeded': problem(422, '改判须说明理由', 'Overruling needs a reason', '与系统判断不同的结论须写明理由（{rule}）。', 'A verdict that differs from the computed one needs a reason ({rule}).'),
  'eligibility.notMet': problem(422, '有条件不符合', 'A condition is not met', '条件 {rule} 不符合，不能通过。', 'Condition {rule} is not met, so the case cannot pass.'),
  'evaluation.incomplete': problem(422, '评审尚未完成', 'Panel not complete', '已提交评分 {sealed}/{seats}，全部提交后才能办理。', '{sealed} of {seats} sheets are in. All are needed first.'),
  'evaluation.complete': problem(409, '评审已完成', 'Panel is complete', '该组评审已经完成。', 'This panel is complete.'),
  'evaluation.belowPassMark': problem(422, '低于合格线', 'Below the pass mark', '平均分 {mean} 低于合格线 {passMark}。', 'The mean {mean} is below the pass mark {passMark}.'),
  'evaluation.notInPool': problem(422, '不在专家库', 'Not in the expert pool', '所选人员不在专家库内。', 'The person is not in the expert pool.'),
  'evaluation.conflict': problem(422, '应当回避', 'Conflict of interest', '该专家应当回避：{conflict}。', 'This expert must be recused: {conflict}.'),
  'evaluation.alreadySeated': problem(422, '专家已在本组', 'Already seated', '该专家已在本组，或已回避。', 'This expert already sits here or was recused.'),
  'evaluation.tooFew': problem(422, '专家人数不足', 'Too few experts', '每项至少 {min} 位专家，现有 {given} 位。', 'At least {min} experts are needed; {given} are given.'),
  'sheet.scoreOutOfScale': problem(422, '分数超出范围', 'Score out of scale', '{criterion} 的分数应在 0 至 {max} 之间，最多一位小数。', 'The score for {criterion} must lie between 0 and {max} with at most one decimal.'),
  'sheet.incomplete': problem(422, '评分不完整', 'Sheet incomplete', '以下指标尚未评分：{criteria}。', 'These criteria are not scored: {criteria}.'),
  'list.undecided': problem(422, '尚有项目未决定', 'Undecided items', '还有 {count} 项未作决定。', '{count} items are undecided.'),
  'list.notPending': problem(422, '项目不在本次决定范围', 'Not in this decision', '清单中有项目不在待决定状态。', 'An item of the list is not pending.'),
  'list.reasonNeeded': problem(422, '须说明未入选的理由', 'A reason is needed', '{number} 的排名不低于同领域的入选项目，未入选须写明理由。', '{number} does not rank below a listed item of its area; leaving it out needs a written reason.'),
  'reminder.tooSoon': problem(422, '刚刚催办过', 'Reminded a moment ago', '所选单位一小时内已经催办过，请稍后再试。', 'These organisations were reminded within the last hour. Try again later.'),
  'notice.windowOpen': problem(422, '公示期未满', 'Notice still open', '公示至 {endsAt} 结束。', 'The notice runs until {endsAt}.'),
  'calendar.gap': problem(422, '工作日历缺少数据', 'Calendar unknown', '{date} 所在年份的放假安排尚未录入，不能计算期限。', 'The holidays of the year of {date} are not entered, so the period cannot be counted.'),
  'objection.windowClosed': problem(422, '不在公示期内', 'Outside the notice period', '公示期已结束，不能再提出异议。', 'The notice period is over; objections are no longer taken.'),
  'objection.open': problem(422, '异议尚未处理', 'Objections open', '还有 {count} 件异议未处理完毕。', '{count} objections are still open.'),
  'objection.upheld': problem(422, '异议成立', 'Objection upheld', '已有异议成立，不能通过。', 'An objection was upheld, so the item cannot be cleared.'),
  'objection.noneUpheld': problem(422, '没有成立的异议', 'No upheld objection', '只有异议成立的项目才能因异议取消。', 'Only an item with an upheld objection can be excluded.'),
  'taxonomy.unknown': problem(422, '分类代码不存在', 'Unknown category', '目录中没有代码 {category}。', 'The taxonomy has no code {category}.'),
  'taxonomy.notPublished': problem(422, '该领域不在发布范围', 'Area not published', '领域 {area} 不在发布范围内。', 'Area {area} is not open at publication.'),
  'entry.confirmationRunning': problem(422, '持有单位确认期限未满', 'The holder may still confirm', '持有单位可在 {due} 前核对条目，期满仍未答复的，方可由主管部门确认。', 'The holder may check the entry until {due}; only after that can the authority confirm it instead.'),
  'entry.caseCount': problem(422, '案例数量不符', 'Wrong number of cases', '条目应选 {min} 至 {max} 个案例，现有 {given} 个。', 'An entry takes {min} to {max} cases; {given} are given.'),
  'application.editionClosed': problem(422, '不在申报期内', 'Not open for applications', '该项目当前不接受申报。', 'This programme does not take applications now.'),
  'draft.notEditable': problem(409, '当前不能修改', 'Cannot be changed now', '申报已提交或已办结，只有填报中或退回补正时可以修改。', 'The application is with others or closed; it can be changed only while it is a draft or returned for correction.'),
  'draft.stale': problem(409, '内容已有更新', 'The draft has changed', '草稿在您核对之后又有改动，请核对最新内容后再提交。', 'The draft changed after you looked at it. Check the latest content and submit again.'),
  'draft.refused': problem(422, '有内容未能保存', 'Some content could not be saved', '{count} 处内容超出允许的范围，未保存。', '{count} places exceed what is allowed and were not saved.'),
  'file.name': problem(422, '文件名无效', 'Invalid file name', '请为文件取一个有效的名称后重新上传。', 'Give the file a valid name and upload it again.'),
  'file.refused': problem(422, '附件不符合要求', 'The file is not accepted', '“{name}”不符合该附件栏的要求。', '“{name}” does not meet the rules of this slot.'),
  'file.tooLarge': problem(413, '文件过大', 'File too large', '“{name}”超过 {limit} MB。', '“{name}” is larger than {limit} MB.'),
  'file.totalTooLarge': problem(413, '附件总量超限', 'Files too large together', '全部附件合计不得超过 {limit} MB。', 'All files together may be at most {limit} MB.'),
  'file.disguised': problem(422, '文件内容与名称不符', 'The content is not what the name says', '“{name}”的实际内容不是允许的文件类型（{accepted}），已拒收。', 'The content of “{name}” is not of an accepted type ({accepted}); it was refused.'),
  'upload.offset': problem(409, '上传位置不一致', 'Wrong offset', '服务器已收到 {offset} 字节，请从该处继续。', 'The server has {offset} bytes; continue from there.'),
  'upload.incomplete': problem(409, '上传尚未完成', 'Upload incomplete', '已收到 {received}/{size} 字节。', '{received} of {size} bytes have arrived.'),
  'worksheet.stale': problem(409, '同事已保存了新的内容', 'A colleague saved meanwhile', '{by}于 {at} 保存了这份工作底稿，请核对后再保存。', '{by} saved this worksheet at {at}. Compare before you save yours.'),
  'revision.unknown': problem(404, '没有这一版', 'No such version', '没有第 {revision} 版申报材料。', 'There is no revision {revision}.'),
  'user.loginTaken': problem(422, '用户名已被使用', 'User name taken', '用户名 {login} 已被使用。', 'The user name {login} is taken.'),
  'user.self': problem(422, '不能停用自己', 'Not yourself', '不能停用或者重置自己的账号。', 'You cannot disable or reset your own account.'),
  'organisation.codeTaken': problem(422, '单位代码已存在', 'Code taken', '单位代码 {id} 已存在。', 'There is already an organisation {id}.'),
  'organisation.unknown': problem(422, '没有该单位', 'Unknown organisation', '没有代码为 {id} 的单位。', 'There is no organisation {id}.'),
  'organisation.usccInvalid': problem(422, '统一社会信用代码有误', 'Wrong credit code', '统一社会信用代码不正确（GB 32100—2015 校验）。', 'The unified social credit code does not check (GB 32100-2015).'),
  'organisation.usccTaken': problem(422, '统一社会信用代码已登记', 'Credit code taken', '该统一社会信用代码已属于 {name}。', 'This credit code belongs to {name}.'),
  'organisation.regionInvalid': problem(422, '行政区划代码有误', 'Wrong region code', '行政区划代码不正确（GB/T 2260）。', 'The region code is not valid (GB/T 2260).'),
  'organisation.cycle': problem(422, '上级单位有误', 'Wrong parent', '单位不能是自己的上级。', 'An organisation cannot stand above itself.'),
  'deputy.notPossible': problem(422, '不能委托代办', 'No deputy possible', '该身份由本人办理，不能委托他人代办。', 'This role is exercised in person and cannot be deputised.'),
  'deputy.unknown': problem(422, '不是本单位人员', 'Not of the organisation', '只能委托本单位在用账号的人员。', 'Only active people of the same organisation can deputise.'),
  'deputy.period': problem(422, '期间有误', 'Wrong period', '结束日期不得早于开始日期和今天，且期间不超过 {days} 天。', 'The end must not precede the start or today, and the period is {days} days at most.'),
  'order.notLater': problem(422, '日期未延后', 'Not later', '新的截止日期应晚于现在的 {until}。', 'The new date must be later than {until}.'),
  'order.unchanged': problem(422, '没有变化', 'Nothing changes', '这项决定不改变任何内容，请检查后再记录。', 'This order would change nothing. Check it and record it again.'),
  'order.noSuccessor': problem(422, '没有该接任人员', 'No such successor', '没有使用这个用户名的在用账号，请核对后重新填写。', 'No active account has this user name; check it and write it again.'),
  'order.noOfficial': problem(422, '没有该任职人员', 'No such official', '该人员在该单位没有这个身份。', 'This person does not hold that role in that organisation.'),
  'dossier.mixedVersions': problem(422, '项目适用的方案版本不一致', 'Cases of several versions', '材料中的项目适用方案的不同版本（{versions}），下一环节不一致；请先将在办项目迁移到同一版本。', 'The cases follow different versions of the edition ({versions}) whose next stages differ. Migrate the running cases to one version first.'),
  'edition.exists': problem(422, '年度方案已存在', 'Edition exists', '方案 {id} 已存在，请在其版本中修改。', 'There is already an edition {id}; change it in its versions.'),
  'edition.draftOpen': problem(409, '已有未开放的版本', 'A version is in work', '方案 {id} 的第 {version} 版尚未开放，请先办结。', 'Version {version} of {id} is still in work; finish it first.'),
  'edition.frozen': problem(409, '该版本不能修改', 'This version is fixed', '已报批或者已开放的版本不能修改。', 'A version that was proposed or opened cannot be changed.'),
  'edition.stale': problem(409, '同事已保存了新的内容', 'A colleague saved meanwhile', '该版本已保存到第 {revision} 次修改，请核对后再保存。', 'This version was saved as change {revision} meanwhile. Compare before you save yours.'),
  'edition.faulty': problem(422, '方案检查未通过', 'The checks found errors', '方案有 {count} 处错误，改正后才能继续。', 'The edition has {count} errors; correct them first.'),
  'edition.samePerson': problem(422, '须由另一人批准', 'Another person is needed', '起草和批准须为两人：参与起草的人不能批准。', 'Writing and approving need two persons: who took part in writing cannot approve.'),
  'edition.unchanged': problem(422, '内容没有变化', 'Nothing changed', '与已开放的版本相同，无需报批。', 'It is the same as the version in force; there is nothing to propose.'),
  'edition.unreadable': problem(422, '文件不能读取', 'The file cannot be read', '文件第 {line} 行有误，改正后再导入', 'Line {line} of the file is wrong; correct it and bring the file again'),
  'edition.notOpen': problem(409, '方案未开放', 'The edition is not open', '只有已开放的方案可以办理此操作。', 'This is possible only for an edition that is open.'),
  'notice.obligatory': problem(422, '该类通知不能关闭', 'This kind cannot be switched off', '该类通知涉及法律效力或者办理期限，必须及时送达，不能关闭或者改为每日汇总。', 'This kind has legal effect or carries a date; it is always sent at once.'),
  'notice.unknownKind': problem(404, '没有这类通知', 'Unknown kind of notice', '没有代码为 {kind} 的通知。', 'There is no kind of notice {kind}.'),
  'notice.templateField': problem(422, '模板使用了不存在的字段', 'Unknown field in the template', '模板中的 {fields} 不存在，可用字段：{known}。', 'There is no field {fields}. Fields: {known}.'),
  'webhook.address': problem(422, '回调地址有误', 'Wrong webhook address', '回调地址应为能够解析的 https 地址。', 'A webhook needs an https address that can be resolved.'),
  'webhook.privateAddress': problem(422, '不接受内网地址', 'Private address refused', '{host} 指向内网或者本机地址，不能作为回调地址。', '{host} points to a private or loopback address and cannot be a webhook.'),
  'massMail.nobody': problem(422, '没有收件人', 'Nobody to write to', '该范围内没有收件人。', 'There is nobody in this audience.'),
  'massMail.listChanged': problem(409, '收件人名单有变化', 'The list has changed', '核对之后收件人由 {counted} 人变为 {now} 人，请重新核对。', 'Since you looked the list has changed from {counted} to {now} people. Look again.'),
  'massMail.tokenWrong': problem(422, '请先核对名单', 'Look at the list first', '确认发送须凭核对名单时给出的凭证。', 'Sending needs the token that was given with the list.'),
  'internal': problem(500, '系统暂时出错', 'Something went wrong', '系统已记录此问题（编号 {id}），请稍后重试；已填写的内容不会丢失。', 'The problem was recorded as {id}. Try again later; what you typed is kept.'),
};

/** The words of a problem in one language; parameters that are missing stay visible as their name. */
export function problemText(code: string, params: Record<string, unknown>, language: 'zh' | 'en'): { title: string; detail: string; status: number } {
  const found = PROBLEMS[code] ?? PROBLEMS['internal'];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => sayable(params[name] ?? name, language));
  return { title: found?.title[language] ?? code, detail: fill(found?.detail[language] ?? code), status: found?.status ?? 500 };
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
const SPOKEN: Record<'zh' | 'en', Intl.DateTimeFormat> = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
};

/** An instant is said in Beijing time, to the second: that a receipt came a second late must be seen. */
function sayable(value: unknown, language: 'zh' | 'en'): string {
  return typeof value === 'string' && INSTANT.test(value) ? `${SPOKEN[language].format(new Date(value))}${language === 'zh' ? '（北京时间）' : ' (Beijing time)'}` : String(value);
}
