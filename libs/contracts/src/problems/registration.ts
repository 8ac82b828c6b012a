import { problem, type ProblemDefinition } from './problem-definition';

/** Problems of applicants that ask for an account. */
export const REGISTRATION_PROBLEMS: Record<string, ProblemDefinition> = {
  'entry.notInRegister': problem(
    422,
    '未列入准入名录',
    'Not in any of the registers',
    '申报单位须至少列入以下名录之一并在有效期内：{registers}。名录中没有查到本单位，请联系主管部门核对。',
    'An applicant has to be a member of one of these registers today: {registersEn}. None of them has this organisation; ask the authority.',
  ),
  'registration.samePerson': problem(
    422,
    '须由另一人确认',
    'Another person is needed',
    '核对过这份注册的人（含其另一账号）不能再确认，请由另一人确认。',
    'Who checked this registration, by whatever account, cannot confirm it; ask another person.',
  ),
  'registration.settled': problem(
    409,
    '已办理',
    'Already settled',
    '这份注册已被他人核对或者办结，请刷新后查看。',
    'This registration was checked or settled meanwhile; refresh to see it.',
  ),
  'registration.unchecked': problem(
    409,
    '尚未核对',
    'Not checked yet',
    '请先由一人核对营业执照，再由另一人确认。',
    'One person checks the licence first, then another one confirms.',
  ),
  'registration.noApplicant': problem(
    422,
    '该单位不能申报',
    'Not an applicant',
    '该统一社会信用代码属于推荐单位或主管部门，其人员账号由运营人员开立。',
    'This credit code belongs to a nominator or a department; operators open the accounts of its people.',
  ),
  'registration.codeFull': problem(
    429,
    '该单位待核对的注册过多',
    'Too many registrations wait',
    '该统一社会信用代码已有 {limit} 份注册等待核对，请等待办理后再提交。',
    'This credit code has {limit|registration|registrations} waiting already; wait until they are settled.',
  ),
  'registration.contactFull': problem(
    429,
    '该电话待核对的注册过多',
    'Too many registrations wait',
    '该电话号码已有 {limit} 份注册等待核对，请等待办理后再提交。',
    'This telephone number has {limit|registration|registrations} waiting already; wait until they are settled.',
  ),
  'registration.claimed': problem(
    410,
    '不能再设置初始密码',
    'The first password cannot be set',
    '初始密码已经设置过，或者确认后已超过 60 天。忘记密码请联系运营人员重置。',
    'The first password was set already, or more than 60 days have passed. Ask an operator for a reset.',
  ),
};
