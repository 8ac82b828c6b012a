import fc from 'fast-check';
import { evaluate } from 'feelin';
import { checkExpression } from './check';
import { compileExpression } from './evaluate';
import type { FeelScope } from './types';

const row = {
  kind: 'context',
  entries: { x: { kind: 'number' }, d: { kind: 'date' }, s: { kind: 'string' } },
} as const;
const scope: FeelScope = {
  a: { kind: 'number' },
  b: { kind: 'number' },
  flag: { kind: 'boolean' },
  name: { kind: 'string' },
  start: { kind: 'date' },
  rows: { kind: 'list', element: row, maxItems: 50 },
  open: { kind: 'list', element: row },
  any: { kind: 'any' },
  facts: { kind: 'context', entries: { today: { kind: 'date' } } },
};
const test = (source: string, context: Record<string, unknown> = {}): unknown =>
  compileExpression(source, scope).test(context);
const codes = (source: string, within: FeelScope = scope): string[] =>
  checkExpression(source, within).map((defect) => defect.code);

describe('an unknown stays unknown', () => {
  it.each<[string, unknown]>([
    ['a = 1', 'undetermined'],
    ['a != 1', 'undetermined'],
    ['a > 1', 'undetermined'],
    ['not(flag)', 'undetermined'],
    ['a = null', true],
    ['a != null', false],
    ['null = a', true],
    ['b = null', false],
    ['b != null', true],
    ['a = 1 and false', false],
    ['a = 1 or true', true],
    ['a = 1 and true', 'undetermined'],
    ['false and a = 1', false],
    ['a in [1, 2]', 'undetermined'],
    ['a between 1 and 2', 'undetermined'],
    ['if a = 1 then true else false', 'undetermined'],
    ['some r in rows satisfies r.x > 1', true],
    ['every r in rows satisfies r.x > 0', 'undetermined'],
    ['every r in rows satisfies r.x > 5', false],
    ['some r in rows satisfies r.x > 9', 'undetermined'],
    ['count(rows[item.x > 0]) = 1', 'undetermined'],
    ['count(rows) = 3', true],
    ['sum(rows.x) > 0', 'undetermined'],
    ['count(open) = 0', 'undetermined'],
    ['start > facts.today', 'undetermined'],
    ['list contains(rows.x, 1)', true],
    ['list contains(rows.x, 9)', 'undetermined'],
    ['b', 'undetermined'],
  ])('%s is %s', (source, expected) => {
    const context = { a: null, b: 5, rows: [{ x: '1' }, { x: 2 }, {}] };
    expect(source === 'b' ? codes('b') : test(source, context)).toEqual(
      source === 'b' ? ['not-a-condition'] : expected,
    );
  });
});

describe('decimals and dates are exact', () => {
  it.each<[string, boolean]>([
    ['0.1 + 0.2 = 0.3', true],
    ['a + b = 0.3', true],
    ['a * 3 = b + 0.1', true],
    ['sum([0.1, 0.2, 0.3]) = 0.6', true],
    ['-a < 0', true],
    ['1.10 = 1.1', true],
    ['999999999999999999 + 1 > 999999999999999999', true],
    ['max([a, b]) = b', true],
    ['abs(-a) = a', true],
    ['start + duration("P1Y") = date("2025-02-28")', true],
    ['date("2024-01-31") + duration("P1M") = @"2024-02-29"', true],
    ['date("2024-03-01") - date("2024-02-28") = duration("P2D")', true],
    ['start - duration("P1D") = @"2024-02-28"', true],
    ['count(distinct values([1, 1.0, 2])) = 2', true],
    ['name in ("x", "列")', true],
    ['string length(name) = 1', true],
    ['starts with(name, "列")', true],
  ])('%s is %s', (source, expected) => {
    expect(test(source, { a: '0.1', b: 0.2, start: '2024-02-29', name: '列' })).toBe(expected);
  });

  it('does not take the result of binary arithmetic for a number', () => {
    expect(test('a = 0.3', { a: 0.1 + 0.2 })).toBe('undetermined');
  });
});

describe('checkExpression refuses', () => {
  it.each<[string, string[]]>([
    ['today() > start', ['clock-not-allowed']],
    ['now() = now()', ['clock-not-allowed']],
    ['for r in rows return r.x', ['iteration-not-allowed']],
    ['some i in 1..1000000 satisfies i > 3', ['iteration-not-allowed']],
    ['matches(name, "(a+)+$")', ['function-not-allowed']],
    ['replace(name, "a", "b") = "b"', ['function-not-allowed']],
    ['string join(rows.s) = ""', ['function-not-allowed']],
    ['a / b > 1', ['inexact']],
    ['a ** 2 > 1', ['inexact']],
    ['a >', ['syntax']],
    ['', ['syntax']],
    ['zz = 1', ['unknown-path']],
    ['rows.zz = 1', ['unknown-path', 'type-mismatch']],
    ['a = "1"', ['type-mismatch']],
    ['name > 1', ['type-mismatch']],
    ['start > "2024-01-01"', ['type-mismatch']],
    ['flag > true', ['type-mismatch']],
    ['some r in open satisfies r.x > 1', ['unbounded-list']],
    ['some r in any satisfies r.x > 1', ['unbounded-list']],
    ['a + 1', ['not-a-condition']],
    ['function(x) x', ['not-allowed']],
    ['{a: 1}.a = 1', ['not-allowed']],
    ['a instance of number', ['not-allowed']],
    ['rows[1].x = 1', ['type-mismatch']],
    ['constructor = null', ['unknown-path']],
    ['facts.__proto__ = null', ['unknown-path']],
    ['duration(name) = duration("P1Y")', ['type-mismatch', 'type-mismatch']],
    ['date("2023-02-29") = start', ['type-mismatch']],
    ['count(a: rows) = 1', ['not-allowed']],
    ['count() = 1', ['type-mismatch']],
    [`a > ${'1'.repeat(2_000)}`, ['too-long']],
    ['some p in rows, q in rows, r in rows satisfies p.x = q.x and q.x = r.x', ['too-costly']],
  ])('%s', (source, expected) => {
    expect(codes(source)).toEqual(expected);
  });

  it('accepts two nested rows of fifty', () => {
    expect(codes('some p in rows, q in rows satisfies p.x > q.x')).toEqual([]);
  });

  it('says where', () => {
    expect(checkExpression('flag and today() > start', scope)).toEqual([
      { code: 'clock-not-allowed', text: 'today()', from: 9, to: 16 },
    ]);
  });

  it('throws nothing but its own error for any text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60 }), (source) => Array.isArray(checkExpression(source, scope))));
    expect(() => compileExpression('today()', scope)).toThrow('clock-not-allowed');
  });
});

describe('where everything is known and whole, the result is that of feelin', () => {
  const number = fc.integer({ min: -20, max: 20 });
  const leaf = fc.oneof(
    number.map((n) => (n < 0 ? `(${n})` : `${n}`)),
    fc.constantFrom('a', 'b', 'sum(rows.x)', 'count(rows)', 'max(rows.x)'),
  );
  const term = fc.tuple(leaf, fc.constantFrom('+', '-', '*'), leaf).map((parts) => `(${parts.join(' ')})`);
  const comparison = fc
    .tuple(fc.oneof(leaf, term), fc.constantFrom('=', '!=', '<', '<=', '>', '>='), fc.oneof(leaf, term))
    .map((parts) => parts.join(' '));
  const quantified = fc
    .tuple(fc.constantFrom('some', 'every'), fc.constantFrom('<', '=', '>'), leaf)
    .map(([kind, op, value]) => `(${kind} r in rows satisfies r.x ${op} ${value})`);
  const counted = fc
    .tuple(fc.constantFrom('<', '=', '>'), leaf)
    .map(([op, value]) => `count(rows[item.x ${op} ${value}]) > 1`);
  const atom = fc.oneof(comparison, quantified, counted);
  const source = fc
    .tuple(
      atom,
      fc.constantFrom('and', 'or'),
      atom,
      fc.constantFrom('and', 'or'),
      atom.map((text) => `not(${text})`),
    )
    .map((parts) => parts.join(' '));

  it('for generated conditions', () => {
    fc.assert(
      fc.property(source, number, number, fc.array(number, { minLength: 1, maxLength: 5 }), (text, a, b, xs) => {
        const context = { a, b, rows: xs.map((x) => ({ x })) };
        expect([text, test(text, context)]).toEqual([text, evaluate(text, context).value]);
      }),
      { numRuns: 500 },
    );
  });
});
