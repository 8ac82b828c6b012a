import type { FeelType } from './types';
import { parseDuration } from './values';

type Kind = FeelType['kind'];

/** Kinds that `<` puts in order. */
export const ORDERED: readonly Kind[] = ['number', 'string', 'date', 'months', 'days'];
/** A duration is always written, so what is not declared is none. */
const DURATIONS: readonly Kind[] = ['months', 'days'];
/** Kinds that `=` compares; rows and lists have no equality. */
export const SCALAR: readonly Kind[] = [...ORDERED, 'boolean'];

/** Whether a value of the type can be one of the kinds: what is not declared, and a written `null`, can be any. */
export function isKind(type: FeelType, ...kinds: readonly Kind[]): boolean {
  return type.kind === 'any' || type.kind === 'null' || kinds.includes(type.kind);
}

/**
 * Whether a comparison can ever be decided; one that cannot is a mistake of the author, not a question for a person.
 */
export function comparable(left: FeelType, right: FeelType, equality: boolean): boolean {
  if (left.kind === 'null' || right.kind === 'null') return equality;
  const kinds = equality ? SCALAR : ORDERED;
  if (!isKind(left, ...kinds) || !isKind(right, ...kinds)) return false;
  if (left.kind === 'any') return !DURATIONS.includes(right.kind);
  if (right.kind === 'any') return !DURATIONS.includes(left.kind);
  return left.kind === right.kind;
}

/** The type that either may be: of both branches, of all items; null where they have nothing in common. */
export function common(a: FeelType, b: FeelType): FeelType | null {
  if (a.kind === 'null') return b;
  if (b.kind === 'null') return a;
  if (a.kind === 'any' || b.kind === 'any') return { kind: 'any' };
  if (a.kind === 'list' && b.kind === 'list') {
    const element = common(a.element, b.element) ?? { kind: 'any' };
    if (a.maxItems === undefined || b.maxItems === undefined) return { kind: 'list', element };
    return { kind: 'list', element, maxItems: Math.max(a.maxItems, b.maxItems) };
  }
  return a.kind === b.kind ? a : null;
}

const SUMS: readonly (readonly [left: Kind, op: string, right: Kind, result: 'number' | 'date' | 'days'])[] = [
  ['number', '+-*', 'number', 'number'],
  ['date', '+-', 'months', 'date'],
  ['date', '+-', 'days', 'date'],
  ['date', '-', 'date', 'days'],
];

/** Type of a sum, difference or product; null where no values of these types have one. */
export function arithmeticType(left: FeelType, op: '+' | '-' | '*', right: FeelType): FeelType | null {
  if (left.kind === 'null' || right.kind === 'null') return null;
  const fitting = SUMS.filter(
    ([l, ops, r]) =>
      ops.includes(op) && isKind(left, l) && (DURATIONS.includes(r) ? right.kind === r : isKind(right, r)),
  );
  const [first] = fitting;
  if (!first) return null;
  return { kind: fitting.every(([, , , result]) => result === first[3]) ? first[3] : 'any' };
}

/** Years and months, or days, by the literal; null for what is no duration. */
export function durationType(text: string): FeelType | null {
  return parseDuration(text) ? { kind: text.endsWith('D') ? 'days' : 'months' } : null;
}
