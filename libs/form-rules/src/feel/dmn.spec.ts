import { checkExpression } from './check';
import { compileExpression } from './evaluate';
import { FUNCTIONS, type FeelScope } from './types';

/** One expression of each kind, all of it known: what DMN compares, adds up and counts. */
const SAMPLES = {
  number: ['1', '2.50'],
  string: ['"x"', '"列"'],
  boolean: ['true', 'false'],
  date: ['date("2024-02-29")', '@"2023-12-31"'],
  months: ['duration("P1Y")', '@"P14M"'],
  days: ['duration("P365D")', '@"-P2D"'],
  numbers: ['[1, 2]', '[2.5]'],
  strings: ['["x", "y"]', '["列"]'],
  dates: ['[@"2024-02-29"]', '[date("2023-12-31"), @"2024-02-29"]'],
  months_list: ['[@"P1Y"]', '[@"P12M", @"P2Y"]'],
  days_list: ['[@"P1D"]', '[@"P1D", @"P1D"]'],
  flags: ['[true]', '[false, true]'],
} as const;
type Kind = keyof typeof SAMPLES;
const KINDS = Object.keys(SAMPLES) as Kind[];
const OPS = ['=', '!=', '<', '<=', '>', '>='];
const ORDERED: readonly Kind[] = ['number', 'string', 'date', 'months', 'days'];

const scope: FeelScope = {
  a: { kind: 'number' },
  flag: { kind: 'boolean' },
  start: { kind: 'date' },
  any: { kind: 'any' },
  anything: { kind: 'list', element: { kind: 'any' }, maxItems: 9 },
  rows: { kind: 'list', element: { kind: 'context', entries: { x: { kind: 'number' } } }, maxItems: 9 },
};
const accepted = (source: string): boolean => checkExpression(source, scope).length === 0;
const run = (source: string, context: Record<string, unknown> = {}): unknown =>
  compileExpression(source, scope).test(context);
const pairs = KINDS.flatMap((left) => KINDS.map((right) => [left, right] as const));

describe('what passes the check is decided once everything is known', () => {
  const operands = KINDS.flatMap((kind) => SAMPLES[kind]);
  const two = operands.flatMap((l) => operands.map((r) => [l, r] as const));
  const first = pairs.map(([l, r]) => [SAMPLES[l][0], SAMPLES[r][0]] as const);
  const sources = [
    ...two.flatMap(([l, r]) => OPS.map((op) => `${l} ${op} ${r}`)),
    ...two.map(([l, r]) => `${l} in ${r}`),
    ...two.map(([l, r]) => `${l} in (${r}, ${r})`),
    ...two.map(([l, r]) => `${l} between ${r} and ${r}`),
    ...two.map(([l, r]) => `${l} between ${l} and ${r}`),
    ...two.flatMap(([l, r]) => ['+', '-', '*'].map((op) => `${l} ${op} ${r} = ${l} ${op} ${r}`)),
    ...first.flatMap(([l, r]) =>
      ['@"P1M"', '@"P1D"', '3', '@"2024-01-01"'].flatMap((z) => [`${l} - ${r} > ${z}`, `${l} + ${r} > ${z}`]),
    ),
    ...two.map(([l, r]) => `(if flag then ${l} else ${r}) = ${l}`),
    ...two.map(([l, r]) => `if ${l} then ${r} = ${r} else true`),
    ...first.flatMap(([l, r]) => FUNCTIONS.flatMap((name) => [`${name}(${l}) = ${r}`, `${name}(${l}, ${r}) = true`])),
    ...two.map(([l, r]) => `count(distinct values(${l})) = count(${r})`),
    ...operands.flatMap((l) => [`${l}[item = 1] = ${l}`, `count(${l}[item != item]) = 0`]),
    ...operands.flatMap((l) => ['some', 'every'].map((one) => `${one} i in ${l} satisfies i = i`)),
  ];

  it('for every operator and function over every pair of kinds', () => {
    const passing = sources.filter(accepted);
    expect(passing.length).toBeGreaterThan(400);
    const open = passing.filter((source) => run(source, { flag: true }) === 'undetermined');
    expect(open).toEqual([]);
  });

  it.each([
    'start - start > @"P1Y"',
    'any > @"P1Y"',
    '@"P1D" in anything',
    '@"P1Y" in [@"P1Y", @"P1D"]',
    'start - @"P1Y" > @"P1Y"',
    'any - start > @"P1Y"',
    '@"P1Y" < start - any',
  ])('%s compares days with years or dates, or is not known to', (source) => {
    expect(checkExpression(source, scope).map((defect) => defect.code)).toEqual(['type-mismatch']);
  });
});

describe('values of two kinds are not compared', () => {
  it.each(pairs)('%s with %s', (left, right) => {
    const [l] = SAMPLES[left];
    const [r] = SAMPLES[right];
    const equal = left === right && !Array.isArray(r) && !r.startsWith('[');
    const ordered = equal && ORDERED.includes(left);
    expect(OPS.map((op) => [op, accepted(`${l} ${op} ${r}`)])).toEqual(
      OPS.map((op) => [op, op === '=' || op === '!=' ? equal : ordered]),
    );
    expect(accepted(`${l} between ${r} and ${r}`)).toBe(ordered);
    expect(accepted(`${l} in (${r}, ${r})`)).toBe(equal);
    expect(accepted(`list contains([${r}], ${l})`)).toBe(equal);
  });

  it.each([
    ['flag > any', false],
    ['any >= true', false],
    ['rows = any', false],
    ['any = 1', true],
    ['any > start', true],
    ['date(1) = start', false],
    ['date([]) = start', false],
    ['date(flag) = start', false],
    ['date(any) = start', true],
    ['@"2024-01-01T10:00:00" > start', false],
    ['date and time("2024-01-01T10:00:00") > start', false],
    ['@"10:00:00" = @"10:00:00"', false],
    ['@"PT1H" < @"P1D"', false],
    ['duration("P1Y2D") > @"P1Y"', false],
    ['count(distinct values(rows)) = 1', false],
    ['sum(rows) = 1', false],
    ['max([true, false]) = true', false],
    ['abs(any) = 1', true],
  ])('%s is accepted: %s', (source, expected) => {
    expect(accepted(source)).toBe(expected);
  });

  it('reads dates of undeclared facts in arithmetic as in comparisons', () => {
    expect(run('any - start = @"P2D"', { any: '2024-03-02', start: '2024-02-29' })).toBe(true);
    expect(run('any + @"P1Y" > start', { any: '2024-03-02', start: '2024-02-29' })).toBe(true);
    expect(run('abs(any) = 1', { any: 'text' })).toBe('undetermined');
    expect(run('any = true', { any: true })).toBe(true);
  });
});

describe('a written null is a value, as in DMN', () => {
  const items = ['1', '"x"', 'true', '@"2024-02-29"', '@"P1Y"', '@"P1D"'];
  const others = { '1': '2', '"x"': '"y"', true: 'false', '@"2024-02-29"': '@"2023-01-01"' } as Record<string, string>;

  it.each(items)('beside %s, in every function of lists', (item) => {
    const other = others[item] ?? '@"P7D"';
    const results = {
      [`list contains([${item}, null], null)`]: true,
      [`list contains([null, ${item}], ${item})`]: true,
      [`list contains([${item}], null)`]: false,
      [`null in [${item}, null]`]: true,
      [`null in (${item}, null)`]: true,
      [`null in [${item}]`]: false,
      [`${item} in [null, ${item}]`]: true,
      [`count([${item}, null]) = 2`]: true,
      [`count(distinct values([${item}, null, ${item}, null])) = 2`]: true,
      [`count(distinct values([null, null])) = 1`]: true,
      [`list contains(distinct values([null, ${item}]), null)`]: true,
      [`count([${item}, null][item = null]) = 1`]: true,
      [`some i in [${item}, null] satisfies i = null`]: true,
      [`every i in [${item}, null] satisfies i != null`]: false,
      [`${item} = null`]: false,
      [`null != ${item}`]: true,
      [`(if ${item} = null then null else ${item}) = ${item}`]: true,
      ...(other === '@"P7D"' ? {} : { [`${other} in [${item}, null]`]: false }),
    };
    expect(Object.fromEntries(Object.keys(results).map((source) => [source, run(source)]))).toEqual(results);
  });

  it.each(['sum([1, null]) = 1', 'min([1, null]) = 1', 'max([null, 1]) = 1', 'abs(null) = 1', 'contains("x", null)'])(
    '%s is null there and not decided here',
    (source) => {
      expect(run(source)).toBe('undetermined');
    },
  );

  it.each([
    'null',
    'null < 1',
    '1 >= null',
    'null between 1 and 2',
    '1 between null and 2',
    'a + null = 1',
    'null - start = @"P1D"',
    'any * null = 1',
    'if null then true else false',
    'count([1, 2][null]) = 0',
    '-flag = 1',
  ])('%s can never be decided and is refused', (source) => {
    expect(accepted(source)).toBe(false);
  });
});

describe('what is not known stays so, unlike in DMN', () => {
  const context = { rows: [{ x: 1 }, {}], anything: [1, null] };

  it.each<[string, unknown]>([
    ['list contains(rows.x, 1)', true],
    ['list contains(rows.x, 2)', 'undetermined'],
    ['list contains(rows.x, a)', 'undetermined'],
    ['list contains(rows.x, null)', true],
    ['null in anything', true],
    ['2 in anything', 'undetermined'],
    ['a in [1, 2]', 'undetermined'],
    ['a in [1, null]', true],
    ['count(distinct values(rows.x)) = 1', 'undetermined'],
    ['count(distinct values(anything)) < 9', 'undetermined'],
    ['count(rows.x) = 2', true],
    ['sum(rows.x) = 1', 'undetermined'],
    ['max(rows.x) >= 1', 'undetermined'],
    ['if flag then true else false', 'undetermined'],
    ['if a = 1 then false else true', 'undetermined'],
    ['if any then true else false', 'undetermined'],
    ['a = 1', 'undetermined'],
    ['a + 1 > 0', 'undetermined'],
    ['a between 1 and 2', 'undetermined'],
    ['5 between a and 2', false],
    ['count(rows[item.x = 1]) = 1', 'undetermined'],
  ])('%s is %s', (source, expected) => {
    expect(run(source, context)).toBe(expected);
  });

  it('takes what is no condition at run time for not known', () => {
    expect(run('if any then true else false', { any: 1 })).toBe('undetermined');
  });
});
