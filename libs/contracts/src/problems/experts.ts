import { problem, type ProblemDefinition } from './problem-definition';

/** Experts: what they state of themselves, and when they must keep away. */
export const EXPERT_PROBLEMS: Record<string, ProblemDefinition> = {
  'evaluation.mustRecuse': problem(
    422,
    '应当回避',
    'Conflict of interest',
    '您应当回避本项目：{conflict}。请选择回避；经历有误的，先在“我的档案”中更正。',
    'You have to keep away from this case: {conflict}. Please recuse; where your history is wrong, correct it first under "My profile".',
  ),
  'evaluation.explain': problem(
    422,
    '请先说明情况',
    'Please state the facts',
    '请用一两句话说明：{conflict}。没有利害关系的，写明原因。',
    'Please explain in a sentence or two: {conflict}. Where there is no interest, say why.',
  ),
  'expert.fact': problem(
    422,
    '经历未填完整',
    'The fact is not whole',
    '请按所选类别填写：专利和报告写编号，其他写单位或人员全称；关系类要选关系；结束日期不早于开始日期。',
    'Please fill in what this kind needs: a number for patents and reports, otherwise the full name of the unit or person; a relation for relations; the end no earlier than the beginning.',
  ),
  'expert.away': problem(
    422,
    '起止日期不对',
    'The period is not right',
    '请同时填写不能参加的起止日期，结束日期不早于开始日期。',
    'Please give both the first and the last day, the last no earlier than the first.',
  ),
  'expert.historyFull': problem(
    409,
    '经历条数已满',
    'The history is full',
    '最多保留 {most} 条经历，请先撤回不需要的。',
    'The history is full, {most} being the most that is kept; please take back what is not needed.',
  ),
  'expert.ownVetting': problem(
    409,
    '不能审核本人',
    'Your own profile',
    '本人的专家档案由其他人审核。',
    'The profile of an expert is vetted by somebody else.',
  ),
  'expert.profileChanged': problem(
    409,
    '档案已变动',
    'The profile has changed',
    '打开页面之后专家改动了档案，请看过再审核。',
    'The expert has changed the profile since this page was opened; please look again.',
  ),
};
