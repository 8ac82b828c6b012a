import type { FormDefinition, LocalText, Problem, ProblemCode } from '../types';
import { fillPlaces } from '../text/counted';
import { fieldAt } from './fields';

/** Texts of the problem codes. `{name}` is a parameter of the problem, `{name|one|several}` a number with its noun. */
export const PROBLEM_TEXTS: Readonly<Record<ProblemCode, LocalText>> = {
  required: { zh: '此项为必填项', en: 'This field is required' },
  type: { zh: '填写内容的类型不正确', en: 'The value is of the wrong kind' },
  format: { zh: '格式不正确', en: 'The format is not right' },
  uscc: {
    zh: '统一社会信用代码不正确，请对照营业执照核对 18 位代码',
    en: 'This is not a valid unified social credit code; compare all 18 characters with the business licence',
  },
  'uscc-check-digit': {
    zh: '统一社会信用代码校验位不符，请对照营业执照核对；如执照确为此号，请上传营业执照，由运营人员核对',
    en: 'The check digit of this credit code does not fit; compare it with the business licence. If the licence does show this code, upload the licence and an operator will confirm it',
  },
  'patent-number': {
    zh: '专利号不正确，请对照专利证书核对（如 ZL 后 12 位数字加校验位）',
    en: 'This is not a valid patent number; compare it with the certificate (ZL, 12 digits and a check digit)',
  },
  'region-code': { zh: '请选择有效的行政区划', en: 'Choose a valid administrative region' },
  decimal: {
    zh: '请填写数字，最多 {scale} 位小数，不要带单位和千分位',
    en: 'Enter a number with at most {scale|decimal|decimals}, without unit or separators',
  },
  figure: {
    zh: '请填写数字，最多 {scale} 位小数，如 1234.5',
    en: 'Enter a number in figures with at most {scale|decimal|decimals}, such as 1234.5',
  },
  'figure-range': { zh: '请填写一个数，不能填写区间', en: 'Enter one number, not a range' },
  'figure-separator': {
    zh: '看不出逗号或空格是千分位还是小数点：千分位每三位一个，小数点用“.”',
    en: 'It is not clear whether the comma or space separates thousands or decimals; write decimals with a point',
  },
  'figure-unit': {
    zh: '“{words}”不能换算成此栏的单位，请按此栏的单位填写',
    en: '“{words}” cannot be converted to the unit of this field; write the number in that unit',
  },
  'figure-whole': { zh: '请填写整数', en: 'Enter a whole number' },
  'day-year': {
    zh: '请写出四位年份，如 2024-05-01',
    en: 'Write the year with four figures, such as 2024-05-01',
  },
  'day-order': {
    zh: '请按 年-月-日 的顺序填写，如 2024-05-01',
    en: 'Write year, month and day in this order, such as 2024-05-01',
  },
  'day-part': { zh: '请具体到日，如 2024-05-01', en: 'Give the day as well, such as 2024-05-01' },
  'year-range': { zh: '请填写 {from} 至 {to} 之间的四位年份', en: 'Enter a year from {from} to {to}' },
  'email-comma': {
    zh: '电子邮箱中有逗号、分号或顿号；请只填写一个地址',
    en: 'There is a comma or semicolon in the e-mail address; give one address',
  },
  date: { zh: '请填写有效日期，格式为 年-月-日', en: 'Enter a valid date as year-month-day' },
  email: { zh: '电子邮箱格式不正确', en: 'This is not an e-mail address' },
  phone: { zh: '电话号码格式不正确', en: 'This is not a telephone number' },
  pattern: { zh: '格式不正确', en: 'The format is not right' },
  placeholder: {
    zh: '请填写真实的编号，不能用“0”“×”“无”等代替',
    en: 'Give the real number; zeros, marks or a word in its place are not taken',
  },
  'min-length': { zh: '至少填写 {limit} 个字', en: 'Write at least {limit|character|characters}' },
  'max-length': { zh: '不得超过 {limit} 个字', en: 'At most {limit|character|characters}' },
  minimum: { zh: '不得小于 {limit}', en: 'Must not be less than {limit}' },
  maximum: { zh: '不得大于 {limit}', en: 'Must not be more than {limit}' },
  'min-items': { zh: '至少填写 {limit} 行', en: 'Add at least {limit|row|rows}' },
  'max-items': { zh: '不得超过 {limit} 行', en: 'At most {limit|row|rows}' },
  'unique-items': { zh: '存在重复的内容', en: 'There are duplicates' },
  'unique-rows': {
    zh: '表格中有两行使用了同一编号，请删除其中一行后重新添加',
    en: 'Two rows share one identifier; remove one and add it again',
  },
  enum: { zh: '请从给定选项中选择', en: 'Choose one of the options' },
  const: { zh: '须勾选确认后才能提交', en: 'This must be confirmed before submitting' },
  'unknown-field': { zh: '表单中没有此项', en: 'The form has no such field' },
  'unknown-entry': { zh: '请从给定选项中选择', en: 'Choose one of the options' },
  rule: { zh: '不符合填报要求', en: 'A rule of the form is not met' },
  'not-as-registered': {
    zh: '与本单位的登记信息不一致，各项要求按登记信息执行；登记有误的，请联系管理员更正',
    en: 'This differs from what is registered for your organisation; requirements follow the register. If the register is wrong, ask the operator to correct it',
  },
  'too-deep': { zh: '内容层级过深，无法接收', en: 'The content is nested too deeply' },
  'too-large': { zh: '内容过大，无法接收', en: 'The content is too large' },
  'too-many-rows': {
    zh: '表格行数过多（最多 {limit} 行），无法接收',
    en: 'The table has too many rows (at most {limit})',
  },
  'bad-key': { zh: '内容中含有不允许的字段名', en: 'The content holds a name that is not allowed' },
  'broken-text': {
    zh: '含有不完整的字符，请删除后重新输入',
    en: 'It holds a broken character; delete it and type it again',
  },
  'date-future': {
    zh: '应为已经发生的日期，不得晚于今天（{to}）',
    en: 'This is the date of something that has happened; it cannot be later than today ({to})',
  },
  'date-range': {
    zh: '日期不合常理，应在 {from} 至 {to} 之间，请核对年份',
    en: 'This date is not plausible; it must lie between {from} and {to}. Check the year',
  },
  'bad-pointer': { zh: '没有这个填写位置', en: 'There is no such place in the form' },
  'file-missing': { zh: '请上传附件（至少 {limit} 个）', en: 'Upload the attachment (at least {limit})' },
  'file-too-many': { zh: '附件过多（最多 {limit} 个）', en: 'Too many files (at most {limit})' },
  'file-type': {
    zh: '“{file}”不是允许的文件类型（{accepted}）',
    en: '“{file}” is not of an accepted type ({accepted})',
  },
  'file-empty': { zh: '“{file}”是空文件', en: '“{file}” is empty' },
  'file-truncated': { zh: '“{file}”不完整，请重新导出后上传', en: '“{file}” is incomplete; export it again' },
  'file-damaged': { zh: '“{file}”已损坏，无法打开', en: '“{file}” is damaged and cannot be opened' },
  'file-encrypted': { zh: '“{file}”设有打开密码，请取消密码', en: '“{file}” needs a password; remove it' },
  'file-macros': { zh: '“{file}”含有宏，请另存为不含宏的文档', en: '“{file}” holds macros; save it without' },
  'file-program': { zh: '“{file}”中嵌有程序或者脚本', en: '“{file}” holds a program or script' },
  'file-archive': {
    zh: '“{file}”是压缩包，请解压后逐个上传',
    en: '“{file}” is an archive; upload its files one by one',
  },
  'file-bomb': { zh: '“{file}”展开后过大', en: '“{file}” is too large once opened' },
  'file-size': { zh: '“{file}”超过 {limit} MB', en: '“{file}” is larger than {limit} MB' },
  'files-total': { zh: '全部附件合计不得超过 {limit} MB', en: 'All files together may be at most {limit} MB' },
  'file-slot': { zh: '“{file}”没有对应的附件栏', en: '“{file}” belongs to no slot of the form' },
};

/** The words for one problem: the rule's own words where a rule speaks. */
export function problemText(problem: Problem): LocalText {
  if (problem.rule) return problem.rule.message;
  const text = PROBLEM_TEXTS[problem.code];
  return { zh: fill(text.zh, problem.params), en: fill(text.en, problem.params) };
}

function fill(template: string, params: Problem['params']): string {
  return fillPlaces(template, (name) => (Object.hasOwn(params, name) ? params[name] : undefined));
}

/** Title of the field, slot or list that the problem stands at; rows are counted from 1. */
export function problemPlace(form: FormDefinition, problem: Pick<Problem, 'pointer'>): LocalText {
  const slot = form.attachments.find((one) => `/attachments/${one.id}` === problem.pointer);
  if (slot) return slot.title;
  if (problem.pointer.startsWith('/attachments')) return { zh: '附件', en: 'Attachments' };
  const parts = problem.pointer.split('/').slice(1);
  const zh: string[] = [];
  const en: string[] = [];
  for (const [i, part] of parts.entries()) {
    const field = fieldAt(form, `/${parts.slice(0, i + 1).join('/')}`);
    if (field) {
      zh.push(field.title.zh);
      en.push(field.title.en);
    } else if (/^\d+$/.test(part)) {
      zh.push(`第 ${Number(part) + 1} 行`);
      en.push(`row ${Number(part) + 1}`);
    }
  }
  return { zh: zh.join(' › '), en: en.join(' › ') };
}
