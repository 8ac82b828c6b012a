import type { Text } from '@linxuan/domain';

export { TASK_WORDS } from '@linxuan/domain';

export const URGENCY_WORDS = {
  overdue: { zh: '已逾期', en: 'overdue' },
  today: { zh: '今日到期', en: 'due today' },
  soon: { zh: '即将到期', en: 'due soon' },
  normal: { zh: '时间充裕', en: 'in good time' },
} as const satisfies Record<string, Text>;
