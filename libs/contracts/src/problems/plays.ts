import { problem, type ProblemDefinition } from './problem-definition';

/** Problems of trying out a version that is not open. */
export const PLAY_PROBLEMS: Record<string, ProblemDefinition> = {
  'play.notAuthor': problem(
    403,
    '只有起草人可以试运行',
    'Only its authors try out a draft',
    '草稿由参与起草的人试运行；提请审批后，主管部门的其他人员也可以试运行。',
    'A draft is tried out by those who wrote it; once it is proposed, others of the authority may as well.',
  ),
  'play.opened': problem(
    409,
    '已开放，不能试运行',
    'Open already',
    '只有尚未开放的方案可以试运行。',
    'Only a version that is not open can be tried out.',
  ),
  'play.outdated': problem(
    409,
    '请重新开始试运行',
    'Begin the play anew',
    '还没有开始试运行，或者方案在此之后有修改。',
    'No play has begun, or the text was changed since.',
  ),
  'play.stale': problem(
    409,
    '试运行已有新的进展',
    'The play has gone on',
    '另一个窗口中的试运行已有进展，请以最新的情况为准。',
    'The play went on in another window; look at it as it is now.',
  ),
  'play.full': problem(
    422,
    '已达到试运行的上限',
    'The play is full',
    '一次试运行最多{most}步，请重新开始。',
    'A play has at most {most|step|steps}; begin anew.',
  ),
  'play.cases': problem(
    422,
    '样例项目已达上限',
    'Enough sample cases',
    '一次试运行最多{most}个样例项目。',
    'A play has at most {most|sample case|sample cases}.',
  ),
  'play.past': problem(
    422,
    '时间只能向前',
    'Time goes on only',
    '请选择晚于试运行当前时间（{now}）的日期。',
    'Choose a day after the present time of the play ({now}).',
  ),
  'play.late': problem(
    422,
    '超出试运行的时间范围',
    'Too far ahead',
    '试运行最晚到{end}。',
    'A play goes as far as {end}.',
  ),
};
