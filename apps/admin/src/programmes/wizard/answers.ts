import type { ProgrammeAnswersDto, ProgrammeQuestion, ProgrammeShape } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';

/** The answers while they are typed: what must be said and is not yet is empty, or null. */
export type Answers = Omit<ProgrammeAnswersDto, 'checkDays' | 'expertCount' | 'level' | 'months'> &
  Record<'checkDays' | 'expertCount' | 'level' | 'months', number | null>;

const nothing = { zh: '', en: '' };

/** What an application is about, as it is most often called. */
const ITEMS: Record<ProgrammeShape, ProgrammeAnswersDto['item']> = {
  quota: { zh: '技术', en: 'Technology' },
  standards: { zh: '标准', en: 'Standard' },
  ladder: { zh: '工厂', en: 'Factory' },
  subsidy: { zh: '项目', en: 'Project' },
  cases: { zh: '案例', en: 'Case' },
  challenge: { zh: '揭榜任务', en: 'Task' },
};

/** Where a person begins; `today` is the business day, YYYY-MM-DD. */
export function blankAnswers(today: string): Answers {
  return {
    shape: 'quota',
    id: '',
    edition: today.slice(0, 4),
    title: nothing,
    callTitle: '',
    callNumber: '',
    callDate: today,
    goal: nothing,
    reviewRecord: '',
    reviewDate: today,
    applicants: { zh: '企业和科研机构', en: 'Enterprises and institutes' },
    item: ITEMS.quota,
    fields: [{ name: nothing, directions: [] }],
    routing: 'place',
    nominators: [],
    strict: true,
    nominateBy: null,
    nominatorNoticeDays: null,
    departments: [],
    checkDays: 10,
    experts: 'written',
    expertCount: 3,
    passMark: null,
    blind: false,
    criteria: [
      { title: { zh: '创新性', en: 'Novelty' }, weight: 50 },
      { title: { zh: '成效', en: 'Effect' }, weight: 50 },
    ],
    closes: '',
    noticeDays: 5,
    catalogue: '',
    resultDate: '',
    ladder: 'ladder',
    level: 1,
    levelTitle: nothing,
    below: null,
    months: 36,
  };
}

/** Another shape, with what it usually means; what the person has said otherwise stays. */
export function withShape(answers: Answers, shape: ProgrammeShape): Answers {
  const usual = ITEMS[answers.shape];
  const own = answers.item.zh !== usual.zh || answers.item.en !== usual.en;
  return {
    ...answers,
    shape,
    item: own ? answers.item : ITEMS[shape],
    routing: shape === 'standards' ? 'own' : 'place',
  };
}

/** The steps of the page with their questions, in the order in which a call is read. */
export const STEPS: readonly { name: string; questions: readonly ProgrammeQuestion[] }[] = [
  { name: 'shape', questions: ['shape'] },
  {
    name: 'call',
    questions: ['title', 'id', 'edition', 'callTitle', 'callNumber', 'callDate', 'goal', 'reviewRecord', 'reviewDate'],
  },
  { name: 'fields', questions: ['item', 'applicants', 'ladder', 'level', 'levelTitle', 'below', 'fields'] },
  { name: 'nominators', questions: ['nominators', 'routing', 'strict', 'nominatorNoticeDays'] },
  {
    name: 'review',
    questions: ['checkDays', 'departments', 'experts', 'expertCount', 'passMark', 'blind', 'criteria'],
  },
  { name: 'dates', questions: ['closes', 'nominateBy', 'noticeDays', 'catalogue', 'resultDate', 'months'] },
];
/** Behind the questions: the text with its report. */
export const LAST = STEPS.length;

export const stepOf = (question: ProgrammeQuestion): number =>
  STEPS.findIndex(({ questions }) => questions.includes(question));

/** Whether a question means something beside the other answers. */
export function isAsked(question: ProgrammeQuestion, answers: Answers): boolean {
  const { shape, experts, nominators } = answers;
  switch (question) {
    case 'ladder':
    case 'level':
    case 'levelTitle':
    case 'below':
      return shape === 'ladder';
    case 'routing':
    case 'strict':
    case 'nominatorNoticeDays':
    case 'nominateBy':
      return nominators.length > 0;
    case 'expertCount':
    case 'passMark':
    case 'blind':
    case 'criteria':
      return experts !== 'none';
    case 'catalogue':
    case 'resultDate':
      return shape !== 'challenge';
    case 'months':
      return shape === 'challenge';
    default:
      return true;
  }
}

/** May be left without an answer. */
const OPTIONAL = new Set<ProgrammeQuestion>([
  'callNumber',
  'below',
  'nominatorNoticeDays',
  'noticeDays',
  'passMark',
  'departments',
  'nominators',
]);

const isEmpty = (value: unknown): boolean =>
  value === null ||
  (typeof value === 'string' && !isVisible(value)) ||
  (Array.isArray(value) && (value.length === 0 || value.some(isEmpty))) ||
  (typeof value === 'object' && value !== null && 'zh' in value && Object.values(value).some(isEmpty)) ||
  (typeof value === 'object' && value !== null && 'name' in value && isEmpty(value.name)) ||
  (typeof value === 'object' && value !== null && 'title' in value && isEmpty(value.title));

/** The questions of a step that are asked and not answered yet. */
export function unanswered(answers: Answers, step: number): ProgrammeQuestion[] {
  return (STEPS[step]?.questions ?? []).filter(
    (question) => isAsked(question, answers) && !OPTIONAL.has(question) && isEmpty(answers[question]),
  );
}

const FILLED = { name: { zh: '—', en: '—' }, text: '—' };

/** As the server takes them: what is not asked is answered with something harmless, since nothing is made of it. */
export function asSent(answers: Answers): ProgrammeAnswersDto {
  const asked = (question: ProgrammeQuestion) => isAsked(question, answers);
  return {
    ...answers,
    checkDays: answers.checkDays ?? 0,
    nominateBy: asked('nominateBy') ? answers.nominateBy : null,
    nominatorNoticeDays: asked('nominatorNoticeDays') ? answers.nominatorNoticeDays : null,
    expertCount: asked('expertCount') ? (answers.expertCount ?? 0) : 1,
    passMark: asked('passMark') ? answers.passMark : null,
    criteria: asked('criteria') ? answers.criteria : [],
    catalogue: asked('catalogue') ? answers.catalogue : FILLED.text,
    resultDate: asked('resultDate') ? answers.resultDate : answers.closes,
    ladder: asked('ladder') ? answers.ladder : 'none',
    level: asked('level') ? (answers.level ?? 0) : 1,
    levelTitle: asked('levelTitle') ? answers.levelTitle : FILLED.name,
    below: asked('below') ? answers.below : null,
    months: asked('months') ? (answers.months ?? 0) : 1,
  };
}

/** A short name for addresses, out of the English title. */
export function idOf(english: string): string {
  return english
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+/, '')
    .slice(0, 32)
    .replace(/-+$/, '');
}
