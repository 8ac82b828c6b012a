import type { FeelType, FunctionName } from './types';

export interface Signature {
  args: readonly FeelType['kind'][];
  result: (first: FeelType) => FeelType;
}

const yes = (): FeelType => ({ kind: 'boolean' });
const number = (): FeelType => ({ kind: 'number' });
const element = (first: FeelType): FeelType => (first.kind === 'list' ? first.element : { kind: 'any' });

/** The allow list: nothing here reads a clock, makes a list longer, or matches a pattern. */
export const SIGNATURES: Readonly<Record<FunctionName, Signature>> = {
  count: { args: ['list'], result: number },
  sum: { args: ['list'], result: number },
  min: { args: ['list'], result: element },
  max: { args: ['list'], result: element },
  abs: { args: ['number'], result: number },
  'distinct values': { args: ['list'], result: (first) => first },
  'list contains': { args: ['list', 'any'], result: yes },
  'string length': { args: ['string'], result: number },
  'starts with': { args: ['string', 'string'], result: yes },
  'ends with': { args: ['string', 'string'], result: yes },
  contains: { args: ['string', 'string'], result: yes },
  date: { args: ['any'], result: () => ({ kind: 'date' }) },
  duration: { args: ['string'], result: () => ({ kind: 'duration' }) },
};
