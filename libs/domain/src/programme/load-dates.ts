import { dateBounds, isPlausibleDate, type DateKind } from '@linxuan/form-rules';
import { problem, type ProgrammeProblem } from './check-problem';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** The date of a document may be that of an old law; all else that an edition dates belongs to its own life. */
const DOCUMENTS = /^\/(?:call|legalBasis)(?:\/|$)/;

/**
 * Days of a definition that are none of the calendar or cannot be meant, wherever they stand: a slip such as year 0024
 * would be a deadline that has always passed.
 */
export function dateProblems(value: unknown, path = ''): ProgrammeProblem[] {
  if (typeof value === 'string') return DAY.test(value) ? judged(value, path) : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    dateProblems(inner, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}

function judged(day: string, path: string): ProgrammeProblem[] {
  const kind: DateKind = DOCUMENTS.test(path) ? 'any' : 'plan';
  if (isPlausibleDate(day, kind)) return [];
  const { from, to } = dateBounds(kind);
  return [
    problem('schema.date', path, {
      zh: `${day}不是可用的日期，应为${from}至${to}之间的某一天`,
      en: `${day} is no day that can be meant; it must be a day from ${from} to ${to}`,
    }),
  ];
}
