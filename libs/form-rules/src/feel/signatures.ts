import { comparable, isKind, ORDERED, SCALAR } from './kinds';
import type { FeelType, FunctionName } from './types';

export interface Signature {
  args: readonly ((type: FeelType) => boolean)[];
  result: (first: FeelType) => FeelType;
  /** What the arguments must be to each other. */
  related?: (first: FeelType, second: FeelType) => boolean;
}

const yes = (): FeelType => ({ kind: 'boolean' });
const number = (): FeelType => ({ kind: 'number' });
const element = (first: FeelType): FeelType => (first.kind === 'list' ? first.element : { kind: 'any' });

const a =
  (...kinds: FeelType['kind'][]) =>
  (type: FeelType): boolean =>
    isKind(type, ...kinds);
const listOf =
  (...kinds: readonly FeelType['kind'][]) =>
  (type: FeelType): boolean =>
    isKind(type, 'list') && (type.kind !== 'list' || isKind(type.element, ...kinds));
const list = a('list');

/**
 * The allow list: nothing here reads a clock, makes a list longer, or matches a pattern. What a function cannot work on
 * is refused here, since it would leave the condition undetermined for ever.
 */
export const SIGNATURES: Readonly<Record<FunctionName, Signature>> = {
  count: { args: [list], result: number },
  sum: { args: [listOf('number')], result: number },
  min: { args: [listOf(...ORDERED)], result: element },
  max: { args: [listOf(...ORDERED)], result: element },
  abs: { args: [a('number')], result: number },
  'distinct values': { args: [listOf(...SCALAR)], result: (first) => first },
  'list contains': {
    args: [list, a(...SCALAR)],
    result: yes,
    related: (first, second) => first.kind !== 'list' || comparable(first.element, second, true),
  },
  'string length': { args: [a('string')], result: number },
  'starts with': { args: [a('string'), a('string')], result: yes },
  'ends with': { args: [a('string'), a('string')], result: yes },
  contains: { args: [a('string'), a('string')], result: yes },
  date: { args: [a('string', 'date')], result: () => ({ kind: 'date' }) },
  // Months or days by its literal, see `durationType`.
  duration: { args: [a('string')], result: () => ({ kind: 'any' }) },
};
