import { OWN } from './shapes';
import { pair, word, type Pair } from './yaml-words';

/** A reason for a rejection: its code and its words. */
export type Reason = [code: string, zh: string, en: string];

/** One stage: what every stage has, and its own lines. */
export function stage(
  id: string,
  kind: string,
  title: Pair,
  publicTitle: Pair,
  lines: string[],
  source: string,
): string[] {
  return [
    `  - id: ${id}`,
    `    kind: ${kind}`,
    `    title: ${pair(title)}`,
    `    publicTitle: ${pair(publicTitle)}`,
    ...lines.map((line) => `    ${line}`),
    `    source: ${word(source)}`,
  ];
}

/** A due date that is only reminded of, so many working days after the work comes. */
export const due = (name: string, days: number): string =>
  `${name}: {kind: working-days, n: ${days}, strength: soft, source: ${OWN}}`;
export const reasons = (...rows: Reason[]): string[] => [
  'rejectReasons:',
  ...rows.map(([code, zh, en]) => `  - {code: ${code}, text: ${pair({ zh, en })}}`),
];
/** A date of the wizard's answers, to which the stage is bound. */
export const day = (date: string, source: string): string =>
  `{kind: date, date: "${date}", strength: hard, source: ${word(source)}}`;

export const CORRECTION = 'correctionDays: 5 # [open]';
export const INCOMPLETE: Reason = ['incomplete', '材料不全且未按期补正', 'Incomplete and not corrected in time'];
export const OUTSIDE: Reason = ['outside', '不属于征集范围', 'Outside the scope of the call'];
