import { compileExpression } from './evaluate';
import type { FeelScope } from './types';

const scope: FeelScope = {
  n: { kind: 'number' },
  items: { kind: 'list', maxItems: 9, element: { kind: 'context', entries: { n: { kind: 'number' } } } },
};
const test = (expression: string, context: Record<string, unknown>) =>
  compileExpression(expression, scope).test(context);
const rows = (...values: (number | null)[]) => ({ items: values.map((n) => (n === null ? {} : { n })) });

describe('a condition at its bounds', () => {
  it.each([
    [1, false],
    [2, true],
    [3, true],
    [4, true],
    [5, false],
  ])('between includes both ends: %i in 2 to 4 is %s', (n, holds) => {
    expect(test('n between 2 and 4', { n })).toBe(holds);
  });

  it.each([
    ['n < 2', false],
    ['n <= 2', true],
    ['n > 2', false],
    ['n >= 2', true],
  ])('%s of 2 is %s', (expression, holds) => {
    expect(test(expression, { n: 2 })).toBe(holds);
  });
});

describe('a condition over what is not known', () => {
  it('stays open wherever the unknown row stands, unless a known one decides', () => {
    const every = 'every x in items satisfies x.n > 1';
    expect([rows(2, null), rows(null, 2), rows(2, 2), rows(null, 1)].map((given) => test(every, given))).toEqual([
      'undetermined',
      'undetermined',
      true,
      false,
    ]);
    const some = 'some x in items satisfies x.n > 1';
    expect([rows(1, null), rows(null, 1), rows(1, 1), rows(null, 2)].map((given) => test(some, given))).toEqual([
      'undetermined',
      'undetermined',
      false,
      true,
    ]);
  });

  it('knows no sum of nothing, and none with an unknown in it', () => {
    const sum = 'sum(items.n) >= 0';
    expect([rows(), rows(1, null), rows(0), rows(1, 2)].map((given) => test(sum, given))).toEqual([
      'undetermined',
      'undetermined',
      true,
      true,
    ]);
  });
});
