import { fillPlaces } from '@linxuan/form-rules';
import type { Text } from '@linxuan/domain';
import { inWords } from './code-words';
import { APPLICATION_PROBLEMS } from './problems/applications';
import { DRAW_PROBLEMS } from './problems/draws';
import { EDITION_PROBLEMS } from './problems/editions';
import { EXPERT_PROBLEMS } from './problems/experts';
import { JUDGEMENT_PROBLEMS } from './problems/judgements';
import { NOMINATION_PROBLEMS } from './problems/nominations';
import { PEOPLE_PROBLEMS } from './problems/people';
import { PLAY_PROBLEMS } from './problems/plays';
import { REGISTRATION_PROBLEMS } from './problems/registration';
import { REQUEST_PROBLEMS } from './problems/requests';
import { RESULT_PROBLEMS } from './problems/results';
import type { ProblemDefinition } from './problems/problem-definition';

export type { ProblemDefinition };

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

/** Every refusal and failure the product can answer with. No sentence is a contract; the code is. */
export const PROBLEMS: Record<string, ProblemDefinition> = {
  ...REQUEST_PROBLEMS,
  ...PEOPLE_PROBLEMS,
  ...REGISTRATION_PROBLEMS,
  ...EDITION_PROBLEMS,
  ...PLAY_PROBLEMS,
  ...NOMINATION_PROBLEMS,
  ...JUDGEMENT_PROBLEMS,
  ...EXPERT_PROBLEMS,
  ...DRAW_PROBLEMS,
  ...RESULT_PROBLEMS,
  ...APPLICATION_PROBLEMS,
};

/** The words of a problem in one language; parameters that are missing stay visible as their name. */
export function problemText(
  code: string,
  params: Record<string, unknown>,
  language: 'zh' | 'en',
): { title: string; detail: string; status: number } {
  const found = PROBLEMS[code] ?? PROBLEMS['internal'];
  const fill = (text: string) =>
    fillPlaces(text, (name) => sayable(inWords(name, spoken(params, name, language), language), language));
  return {
    title: found?.title[language] ?? code,
    detail: fill(found?.detail[language] ?? code),
    status: found?.status ?? 500,
  };
}

/**
 * What is named in both languages stands in `name` and, in English, in `nameEn`; where `name` is a code that programs
 * read, its words stand in `nameZh` and `nameEn`.
 */
function spoken(params: Readonly<Record<string, unknown>>, name: string, language: 'zh' | 'en'): unknown {
  return params[`${name}${language === 'en' ? 'En' : 'Zh'}`] ?? params[name] ?? name;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
const SPOKEN: Record<'zh' | 'en', Intl.DateTimeFormat> = {
  zh: new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }),
  en: new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }),
};

/** An instant is said in Beijing time, to the second: that a receipt came a second late must be seen. */
function sayable(value: unknown, language: 'zh' | 'en'): string {
  return typeof value === 'string' && INSTANT.test(value)
    ? `${SPOKEN[language].format(new Date(value))}${language === 'zh' ? '（北京时间）' : ' (Beijing time)'}`
    : String(value);
}
