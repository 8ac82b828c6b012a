import fc from 'fast-check';
import type { PanelSheet } from './panel-result';
import { panelResult } from './panel-result';
import { rankWithTies } from './ranking';
import type { Rubric } from './rubric';

const title = { zh: '标准', en: 'criterion' };
const rubric: Rubric = {
  criteria: [
    { id: 'a', title, weight: 60 },
    { id: 'b', title, weight: 40 },
  ],
  scale: 100,
  minExperts: 3,
  passMark: 6000,
};
const sheet = (seat: string, a: number, b: number): PanelSheet => ({
  seat,
  scores: { a: { score: a }, b: { score: b } },
});
const flat = (...marks: number[]): PanelSheet[] => marks.map((mark, index) => sheet(`s${index + 1}`, mark, mark));

describe('panelResult', () => {
  it('gives mean, spread and each criterion', () => {
    expect(panelResult(rubric, [sheet('s1', 80, 70), sheet('s2', 90, 60), sheet('s3', 85.5, 77)])).toEqual({
      mean: 7870, // 76.00, 78.00, 82.10
      exact: { numerator: 23610, denominator: 3 },
      spread: 311,
      min: 7600,
      max: 8210,
      perCriterion: [
        { id: 'a', mean: 8517, spread: 501 },
        { id: 'b', mean: 6900, spread: 854 },
      ],
      complete: true,
      count: 3,
      dropped: [],
      invalid: [],
      passed: true,
    });
  });

  it('is incomplete below the least number of experts and does not count a sheet with problems', () => {
    expect(panelResult(rubric, [...flat(59.99), sheet('s9', 101, 1)])).toEqual({
      mean: 5999,
      exact: { numerator: 5999, denominator: 1 },
      spread: null,
      min: 5999,
      max: 5999,
      perCriterion: [
        { id: 'a', mean: 5999, spread: null },
        { id: 'b', mean: 5999, spread: null },
      ],
      complete: false,
      count: 1,
      dropped: [],
      invalid: ['s9'],
      passed: false,
    });
    expect(panelResult(rubric, [])).toEqual({
      mean: null,
      exact: null,
      spread: null,
      min: null,
      max: null,
      perCriterion: [
        { id: 'a', mean: null, spread: null },
        { id: 'b', mean: null, spread: null },
      ],
      complete: false,
      count: 0,
      dropped: [],
      invalid: [],
      passed: null,
    });
  });

  it('passes on the exact mean, not on a rounded one', () => {
    // 59.99, 60.00, 60.00 means 59.996…, shown as 60.00.
    const result = panelResult(rubric, flat(59.99, 60, 60));
    expect([result.mean, result.passed]).toEqual([6000, false]);
    expect(panelResult(rubric, flat(60, 60, 60)).passed).toBe(true);
  });

  it('drops the ends from five sheets on', () => {
    const drop = { ...rubric, dropExtremes: true };
    const five = panelResult(drop, flat(10, 80, 70, 90, 100));
    expect([five.mean, five.min, five.max, five.count, five.dropped]).toEqual([
      8000,
      7000,
      9000,
      5,
      [
        { seat: 's5', why: 'highest' },
        { seat: 's1', why: 'lowest' },
      ],
    ]);
    const four = panelResult(drop, flat(10, 80, 70, 100));
    expect([four.mean, four.dropped]).toEqual([6500, []]);
  });

  it('does not depend on the order of the sheets', () => {
    const drop = { ...rubric, dropExtremes: true };
    const marks = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })), {
      minLength: 1,
      maxLength: 7,
    });
    fc.assert(
      fc.property(marks, fc.infiniteStream(fc.nat()), (pairs, random) => {
        const sheets = pairs.map(([a, b], index) => sheet(`s${index}`, a, b));
        const shuffled = sheets
          .map((one) => ({ one, key: random.next().value }))
          .sort((x, y) => x.key - y.key)
          .map(({ one }) => one);
        expect(panelResult(drop, shuffled)).toEqual(panelResult(drop, sheets));
      }),
    );
  });

  it('refuses two sheets of one seat', () => {
    expect(() => panelResult(rubric, [sheet('s1', 1, 1), sheet('s1', 2, 2)])).toThrow('two sheets');
  });
});

describe('ranking', () => {
  const entry = (id: string, numerator: number, denominator = 3) => ({ id, exact: { numerator, denominator } });

  it('keeps ties as ties and tells apart what only rounding makes equal', () => {
    const ranked = rankWithTies([
      entry('d', 25600),
      entry('b', 25601),
      entry('a', 17066, 2),
      entry('c', 25599),
      entry('e', 8533, 1),
    ]);
    expect(ranked.map(({ id, rank, tied }) => [id, rank, tied])).toEqual([
      ['b', 1, false],
      ['d', 2, false],
      ['a', 3, true],
      ['c', 3, true],
      ['e', 3, true],
    ]);
  });

  it('skips ranks after a tie', () => {
    const ranked = rankWithTies([entry('a', 3), entry('b', 2), entry('c', 2), entry('d', 1)]);
    expect(ranked.map(({ rank }) => rank)).toEqual([1, 2, 2, 4]);
  });
});
