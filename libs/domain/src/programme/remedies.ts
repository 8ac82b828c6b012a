import { BUNDLE_REMEDIES } from './bundle-remedies';
import type { Text } from './definition';
import { QUOTA_REMEDIES } from './quota-remedies';

/**
 * What to do about each kind of problem, where nothing closer can be said. Shown by `programme check` and in the back
 * office.
 */
export const REMEDIES: Readonly<Record<string, Text>> = {
  ...BUNDLE_REMEDIES,
  ...QUOTA_REMEDIES,
  'play.stage-unreached': {
    zh: '在试运行中把样例项目办到这个环节，或者删去不会到达的环节',
    en: 'Bring a sample case there in the play, or delete what is never reached',
  },
  'play.acts-undone': {
    zh: '在试运行页“还没有试过的”中查看，逐一试办',
    en: 'See what was not tried on the page of the play',
  },
  'play.roles-idle': {
    zh: '在试运行页查看是哪些人员，并以其身份试办',
    en: 'See on the page of the play which they are, and act as each of them',
  },
  'play.notices-unsent': {
    zh: '试办会发出这些通知的操作，看收件人和文字是否合适',
    en: 'Do what sends them, and look at recipients and words',
  },
  'taxonomy.code-twice': { zh: '给其中一项另起代码', en: 'Give one of the two another code' },
  'taxonomy.parent': {
    zh: 'parent写上一级的代码，一级写null',
    en: 'parent is the code one level up, null on the first level',
  },
  'schema.date': { zh: '核对年份和日期', en: 'Look at the year and the day' },
  'yaml.duplicate-key': { zh: '删去其中一处', en: 'Delete one of the two' },
  'yaml.tag': { zh: '删去标签，直接写值', en: 'Leave the tag out and write the value' },
  'yaml.alias': { zh: '在每处写出全部内容', en: 'Write the content out in each place' },
  'yaml.syntax': {
    zh: '检查本行的缩进、冒号、引号和括号',
    en: 'Look at the indentation, colons, quotes and brackets of this line',
  },
  'schema.missing-key': {
    zh: '补上该字段，写法见config/schema/programme.schema.json',
    en: 'Add the key; config/schema/programme.schema.json says how',
  },
  'schema.unknown-key': {
    zh: '删去该字段，可用字段见config/schema/programme.schema.json',
    en: 'Delete the key; config/schema/programme.schema.json lists those that exist',
  },
  'schema.type': { zh: '按该类型改写值', en: 'Write a value of that type' },
  'schema.kind': {
    zh: '可用种类见config/schema/programme.schema.json',
    en: 'config/schema/programme.schema.json lists the kinds',
  },
  'schema.constraint': {
    zh: '写法见config/schema/programme.schema.json',
    en: 'config/schema/programme.schema.json says what it may be',
  },
  'schema.value': { zh: '改为所列取值之一', en: 'Use one of the values named' },
  'schema.pattern': { zh: '按该格式改写', en: 'Write it in that form' },
  'flow.duplicate-stage': { zh: '给其中一个环节另起编号', en: 'Give one of the two another id' },
  'flow.no-application': {
    zh: '把kind: application的环节放在最前，且不写route',
    en: 'Put a stage of kind: application first, without a route',
  },
  'flow.second-application': {
    zh: '分轮申报使用kind: supplement',
    en: 'A second round is a stage of kind: supplement',
  },
  'flow.no-end': {
    zh: '以kind: publication或者follow-up的环节结束，且不写route',
    en: 'End with a stage of kind: publication or follow-up, without a route',
  },
  'flow.behind-reports': { zh: '把定期报告移到最后', en: 'Put the recurring reports last' },
  'flow.behind-publication': {
    zh: '把该环节移到发布之前；发布之后只能是kind: follow-up',
    en: 'Move the stage before the publication; only kind: follow-up may stand behind it',
  },
  'flow.unreachable-state': {
    zh: '检查该渠道上此前的环节是否能走到这里',
    en: 'See whether an earlier stage of the route leads here',
  },
  'flow.dead-end': {
    zh: '检查该渠道上此后的环节是否通到发布',
    en: 'See whether the stages behind lead to the publication',
  },
  'flow.unknown-route': {
    zh: '写routes中已有的渠道编号，或者删去route',
    en: 'Name a route of routes, or leave route out',
  },
  'staff.unknown-organisation': {
    zh: '改正代码；或者在文件的organisations部分写上该机构；或者请系统运维先在“单位”中增加',
    en: 'Correct the code, or add the organisation to the part organisations of the file, or let an operator add it under Organisations first',
  },
  'staff.no-nominator': {
    zh: '在roster中给该渠道写上推荐单位，或者删去该渠道',
    en: 'Put a nominator on the route in the roster, or delete the route',
  },
  'staff.nominator-twice': { zh: '删去其中一行', en: 'Delete one of the two rows' },
  'staff.no-departments': {
    zh: '写上departments，或者把该环节的ask改为nobody',
    en: 'Add departments, or set ask: nobody at the stage',
  },
  'staff.nobody-asked': {
    zh: '写上ministryDepartments（按职责时还有duties），或者把ask改为nobody',
    en: 'Add ministryDepartments (with by-duty also duties), or set ask: nobody',
  },
  'staff.group-off-route': {
    zh: '给该环节写上中央企业渠道的route，或者改为by: nominator',
    en: 'Give the stage the route of central enterprises, or write by: nominator',
  },
  'route.unreachable': {
    zh: '给它写上别的推荐单位没有的regionPrefix或者affiliation，或者删去这一行；所有集团由一个单位汇总时，只写这一个单位',
    en: 'Give it a regionPrefix or an affiliation that no other nominator has, or delete the row; where one office collects for all groups, name that office alone',
  },
  'route.place-left-out': {
    zh: '在roster中补上这些地方的推荐单位，或者用match: national的渠道兜底',
    en: 'Add nominators for these places to the roster, or a route with match: national for whoever no closer one takes',
  },
  'deadline.no-date': { zh: '写成“2025-04-30”这样的日期', en: 'Write a date such as "2025-04-30"' },
  'deadline.order': {
    zh: '后面环节的日期应不早于前面环节',
    en: 'Dates of later stages stand on or behind those of earlier ones',
  },
  'deadline.no-count': { zh: 'n写1或者更大', en: 'Write n: 1 or more' },
  'deadline.month': { zh: 'n写1至12', en: 'Write n: 1 to 12' },
  'deadline.not-yearly': {
    zh: '改为kind: yearly，或者删去unlessYoungerMonths',
    en: 'Use kind: yearly, or leave unlessYoungerMonths out',
  },
  'deadline.postmark': {
    zh: '删去proof；以邮戳为准只用于推荐的deadline',
    en: 'Leave proof out; a postmark proves the deadline of a nomination only',
  },
  'deadline.provisional': {
    zh: '次年放假安排公布后在“工作日历”导入，期限将重新计算；也可改用日历天',
    en: 'Import the year under Working calendar once it is announced, which counts again; or count calendar days',
  },
  'deadline.no-room': {
    zh: '提前申报截止，或者推迟推荐截止，或者缩短公示',
    en: 'Let applications close earlier, the nomination later, or the notice be shorter',
  },
  'review.waits-for-ever': { zh: '写上opinionDue', en: 'Add opinionDue' },
  'notice.too-short': { zh: 'workingDays写1或者更大', en: 'Write workingDays: 1 or more' },
  'policy.nobody-asked': { zh: '删去policy，或者写明征求哪些部门', en: 'Leave policy out, or say whom to ask' },
  'staff.unknown-body': {
    zh: '把该单位列入ministryDepartments，或者改写bodies',
    en: 'Name it in ministryDepartments, or correct bodies',
  },
  'policy.veto-not-asked': { zh: '写被征求意见的部门', en: 'Name a department that is asked' },
  'effect.unknown-branch': { zh: '写分类目录中已有的代码', en: 'Name a code of the taxonomy' },
  'effect.unknown-column': {
    zh: '写columns中由表单填写的列的key',
    en: 'Name the key of a column that a field of the form fills',
  },
  'effect.ends-before': { zh: '改正until或者from', en: 'Correct until or from' },
  'effect.twice': {
    zh: '合并两条规则，或者以for写明各自适用的对象',
    en: 'Make one rule of the two, or say with for whom each is about',
  },
  'effect.area-left-out': {
    zh: '为该领域写一条规则，或者写一条不带of的规则',
    en: 'Write a rule for the area, or one without of',
  },
  'evaluation.too-few-experts': { zh: 'minExperts写3或者更大', en: 'Write minExperts: 3 or more' },
  'vote.unreachable': {
    zh: '写不大于1的份额，例如2/3；moreThan须小于1',
    en: 'Write a part of no more than 1, such as 2/3; moreThan is less than 1',
  },
  'vote.minority': {
    zh: '确认不到半数即有效，或者写1/2以上的份额',
    en: 'Confirm that less than half is enough, or write a part of at least 1/2',
  },
  'recusal.fixed': { zh: '删去strength，或者写bars', en: 'Delete strength, or write bars' },
  'recusal.twice': { zh: '合并成一行', en: 'Make one line of the two' },
  'rubric.weights': { zh: '调整权重，使合计为100', en: 'Let the weights sum to 100' },
  'rubric.criterion-twice': { zh: '给其中一项另起编号', en: 'Give one of the two another id' },
  'rubric.unknown': { zh: '写rubrics中已有的编号', en: 'Name a rubric of rubrics' },
  'rubric.unused': { zh: '在评审环节中使用，或者删去', en: 'Use it at an evaluation, or delete it' },
  'visibility.unknown-field': { zh: '写表单中已有的字段', en: 'Name a field of the form' },
  'visibility.unknown-stage': { zh: '写stages中已有的环节编号', en: 'Name a stage of stages' },
  'taxonomy.other': { zh: '写config/taxonomies中已有的分类', en: 'Name a taxonomy of config/taxonomies' },
  'taxonomy.unknown-area': { zh: '写该分类的一级代码', en: 'Use a first-level code of the taxonomy' },
  'taxonomy.open-not-published': { zh: '把开放领域也写入publishAreas', en: 'Add the open area to publishAreas' },
  'duty.unknown-branch': { zh: '写该分类中的代码', en: 'Use a code of the taxonomy' },
  'duty.unknown-department': { zh: '写ministryDepartments中的部门', en: 'Name one of ministryDepartments' },
  'duty.uncovered-area': { zh: '在duties中写明该领域由谁审核', en: 'Say in duties who reviews the area' },
  'binding.missing': {
    zh: '在表单中加上该字段，或者在bindings中写明表单的哪个字段',
    en: 'Add the field to the form, or name the one that it has in bindings',
  },
  'binding.not-text': {
    zh: '在bindings中指明表单的文字字段',
    en: 'Name a field of the form that is a text in bindings',
  },
  'column.key-taken': { zh: '为该列另起名称', en: 'Give the column a key of its own' },
  'column.unknown-field': { zh: '写表单中已有的字段', en: 'Name a field of the form' },
  'column.not-printable': {
    zh: '写文字或数字字段；表格写到某一列，例如/identifiers/*/number',
    en: 'Name a text or a number; of a table, one of its columns, such as /identifiers/*/number',
  },
  'column.not-public': {
    zh: '在表单中把该字段设为x-public: public，或者不印该列',
    en: 'Set x-public: public at the field of the form, or leave the column out',
  },
  'form.definition': {
    zh: '按提示改正该字段，写法见config/schema/form.schema.json',
    en: 'Correct the field as it says; config/schema/form.schema.json says how',
  },
  'form.unreadable': {
    zh: '对照config/schema/form.schema.json检查表单',
    en: 'Hold the form against config/schema/form.schema.json',
  },
  'form.other': { zh: '写config/forms中已有的表单', en: 'Name a form of config/forms' },
  'form.unknown-pointer': { zh: '写表单中已有的字段', en: 'Name a field of the form' },
  'eligibility.none': {
    zh: '在eligibility中写明条件，或者改为about: formal',
    en: 'State rules in eligibility, or write about: formal',
  },
  'eligibility.rule': {
    zh: '按config/schema/programme.schema.json改写该条件',
    en: 'Write the rule as config/schema/programme.schema.json says',
  },
  'condition.unknown-field': {
    zh: '写表单中已有的字段，各级之间用点',
    en: 'Name a field of the form, with dots between its parts',
  },
  'condition.type': {
    zh: '两边应为同一类型；日期写date("2018-01-01")',
    en: 'Both sides are of one type; a date is written date("2018-01-01")',
  },
  'condition.decided': {
    zh: '改为表单可能填写的值，或者删去该条件',
    en: 'Compare with a value that the form takes, or leave the comparison out',
  },
  'condition.cost': {
    zh: '只在表单中有maxItems的表上逐项判断，不要嵌套',
    en: 'Look only at lists that have maxItems in the form, and do not nest',
  },
  'condition.not-allowed': {
    zh: '日期和当天由facts给出；只能使用允许的函数',
    en: 'Dates and today come as facts; only the allowed functions may be used',
  },
  'reason.none': { zh: '至少写一个理由', en: 'List at least one reason' },
  'reason.twice': { zh: '删去其中一个', en: 'Delete one of the two' },
  'reason.unworded': { zh: '在rejectReasons中补上该理由', en: 'Add the reason to rejectReasons' },
  'round.twice': { zh: '给其中一轮另起名称', en: 'Give one of the two rounds another name' },
  'follow-up.change-undecided': { zh: '写明由谁决定', en: 'Say who decides' },
  'follow-up.no-end': { zh: '至少写一种结束方式', en: 'State at least one ending' },
  'follow-up.never-opens': {
    zh: 'after写另一份报告的编号，且最终指向一份不等待的报告',
    en: 'Let after name another report, and the chain begin with one that waits for none',
  },
  'ours.unknown': {
    zh: '按编号写明该值的位置，如/stages/application/closes',
    en: 'Say by ids where the value stands, such as /stages/application/closes',
  },
  'follow-up.no-publication': {
    zh: '跟踪管理前应有发布或者签订任务书的环节',
    en: 'A publication or an agreement stands before it',
  },
  'follow-up.no-reason': { zh: '至少写一个理由', en: 'List at least one reason' },
  'follow-up.rule-twice': { zh: '给其中一项另起编号', en: 'Give one of the two another id' },
  'ladder.no-source': {
    zh: '在申报环节写winnersOf: {programme: 下一级项目}',
    en: 'Write winnersOf: {programme: the one below} at the application',
  },
  'ladder.level': {
    zh: 'winnersOf应指向同一梯度低一级的项目',
    en: 'winnersOf names the programme one level below on the same ladder',
  },
  'link.circular': { zh: '改为另一个项目，或者删去winnersOf', en: 'Name another programme, or leave winnersOf out' },
  'link.unknown': { zh: '写config/programmes中已有的项目', en: 'Name a programme of config/programmes' },
  'notification.twice': { zh: '给其中一项另起编号', en: 'Give one of the two another id' },
  'notification.ladder-order': { zh: '各级提醒按天数从早到晚写', en: 'Let the steps go from early to late' },
  'fairness.no-record': { zh: '写明审查记录的文号和日期', en: 'State the record of the review and its date' },
  'fairness.condition': {
    zh: '删去该条件；按所在地分送写在routes中，不属于条件',
    en: 'Delete the condition; routing by place stands in routes and is none',
  },
};
