import { counted } from '@linxuan/form-rules';
import type { DueRule } from './definition';

export type Language = 'zh' | 'en';

export const WORDS = {
  zh: {
    start: '开始',
    result: '结论？',
    route: '渠道？',
    passed: '通过',
    rejected: '不通过',
    returned: '退回补正',
    correct: '补正',
    opinions: '部门意见（各部门并行）',
    bodies: '参与单位（并行）',
    confirmed: '汇总稿确认逾期',
    sheets: '专家评分（各专家并行）',
    closed: '截止未提交',
    chased: '逾期催办',
    refused: '逾期不予受理',
    lateDecided: '逾期由接收单位决定',
    ask: '需要增加名额',
    answer: '答复',
    granted: '名额已答复',
    slots: '增加的名额',
    noticeOver: '公示期满',
    noAnswer: '未按期提出',
    ending: '如何结束？',
    reported: '到期报送',
  },
  en: {
    start: 'start',
    result: 'Decision?',
    route: 'Route?',
    passed: 'passed',
    rejected: 'rejected',
    returned: 'returned',
    correct: 'Correction',
    opinions: 'Opinions of departments (each in parallel)',
    bodies: 'Bodies that contribute (each in parallel)',
    confirmed: 'confirmation overdue',
    sheets: 'Score sheets of experts (each in parallel)',
    closed: 'closed, nothing submitted',
    chased: 'overdue, chased',
    refused: 'late, not accepted',
    lateDecided: 'late, the recipient decides',
    ask: 'more places are needed',
    answer: 'Answer',
    granted: 'answered',
    slots: 'extra places',
    noticeOver: 'end of the notice',
    noAnswer: 'not asked for in time',
    ending: 'How does it end?',
    reported: 'report due',
  },
} as const;

/** A clock in few words, as they stand beside its event. */
export function clockWords({ kind, n = 0, date, strength, proof }: DueRule, language: Language): string {
  const said = {
    date: { zh: `${date ?? ''}前`, en: `by ${date ?? ''}` },
    'working-days': { zh: `${n}个工作日内`, en: `within ${counted(n, 'working day')}` },
    'calendar-days': { zh: `${n}日内`, en: `within ${counted(n, 'day')}` },
    months: { zh: `${n}个月内`, en: `within ${counted(n, 'month')}` },
    yearly: { zh: `每年${n}月底前`, en: `every year by the end of month ${n}` },
  }[kind][language];
  const post = proof === 'postmark' ? { zh: '，以邮戳为准', en: ', by postmark' }[language] : '';
  return said + post + (strength === 'soft' ? { zh: '（原则上）', en: ' (in principle)' }[language] : '');
}

export const LANE_NAMES = {
  applicant: { zh: '申报单位', en: 'Applicants' },
  group: { zh: '集团', en: 'Groups' },
  nominator: { zh: '推荐单位', en: 'Nominators' },
  departments: { zh: '有关部门', en: 'Departments' },
  experts: { zh: '专家', en: 'Experts' },
  authority: { zh: '主管部门', en: 'Authority' },
} as const;
