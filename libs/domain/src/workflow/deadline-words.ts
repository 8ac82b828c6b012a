import type { Text } from '../programme/definition';
import type { DeadlineKind } from './rows';

/** What people call each kind of date. */
export const DEADLINE_WORDS: Readonly<Record<DeadlineKind, Text>> = {
  stage: { zh: '环节办理期限', en: 'work of the stage' },
  correction: { zh: '补正期限', en: 'correction' },
  opinion: { zh: '部门反馈意见期限', en: 'opinion of the department' },
  sheet: { zh: '专家评分期限', en: 'score sheet of the expert' },
  objection: { zh: '异议处理期限', en: 'handling of an objection' },
  notice: { zh: '公示期', en: 'public notice' },
  nomination: { zh: '推荐报送截止', en: 'nominations close' },
  obligation: { zh: '后续事项期限', en: 'follow-up duty' },
};
