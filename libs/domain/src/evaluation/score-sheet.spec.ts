import fc from 'fast-check';
import { divideHalfUp, hundredthsOf, sampleDeviation } from './hundredths';
import type { Rubric } from './rubric';
import { scoreSheet } from './score-sheet';

const title = { zh: '标准', en: 'criterion' };
const rubric: Rubric = {
  criteria: [
    { id: 'novelty', title, weight: 30 },
    { id: 'ecology', title, weight: 50, max: 10, min: 1 },
    { id: 'market', title, weight: 20, max: 30 },
  ],
  scale: 100,
  minExperts: 3,
};

describe('hundredths', () => {
  it('are exact decimals', () => {
    expect(['8.5', 8.55, 0.07, 100, '0', '-1.5', -0].map(hundredthsOf)).toEqual([850, 855, 7, 10000, 0, -150, 0]);
    expect(['', ' ', '8.555', '1e2', Number.NaN, 'x', '.5', 1e21].map(hundredthsOf)).toEqual(
      new Array(8).fill(undefined),
    );
  });

  it('round halves up', () => {
    expect([divideHalfUp(5n, 2n), divideHalfUp(-5n, 2n), divideHalfUp(7n, 3n), divideHalfUp(8n, 3n)]).toEqual([
      3, -2, 2, 3,
    ]);
  });

  it('have a sample deviation', () => {
    expect(sampleDeviation([])).toBeNull();
    expect(sampleDeviation([5])).toBeNull();
    expect(sampleDeviation([7, 7, 7])).toBe(0);
    // 2, 4, 4, 4, 5, 5, 7, 9 points: sqrt(32 / 7) = 2.138…
    expect(sampleDeviation([200, 400, 400, 400, 500, 500, 700, 900])).toBe(214);
    // sqrt(1/2) hundredths = 0.707 → 1; 1, 1, 2: sqrt(1/3) = 0.577 → 1.
    expect([sampleDeviation([1, 2]), sampleDeviation([1, 1, 2])]).toEqual([1, 1]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 2, maxLength: 9 }), (values) => {
        const mean = values.reduce((a, b) => a + b, 0) / values.length;
        const float = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / (values.length - 1));
        expect(Math.abs((sampleDeviation(values) ?? -1) - float) < 0.5000001).toBe(true);
      }),
    );
  });
});

describe('scoreSheet', () => {
  it('weights each mark by its share of the highest', () => {
    expect(scoreSheet(rubric, { novelty: { score: 85.5 }, ecology: { score: 9 }, market: { score: '20' } })).toEqual({
      ok: true,
      total: 8398, // 25.65 + 45 + 13.333… = 83.983…
      perCriterion: [
        { id: 'novelty', score: 8550, weighted: 2565 },
        { id: 'ecology', score: 900, weighted: 4500 },
        { id: 'market', score: 2000, weighted: 1333 },
      ],
    });
  });

  it('rounds once, half up', () => {
    const two: Rubric = {
      criteria: [
        { id: 'a', title, weight: 1 },
        { id: 'b', title, weight: 1 },
      ],
      scale: 10,
      minExperts: 1,
    };
    const sheet = scoreSheet(two, { a: { score: 0.01 }, b: { score: 0 } });
    expect(sheet.ok ? sheet.total : sheet).toBe(1);
  });

  it('gives full marks the scale and stays within it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 100, max: 1000 }),
        fc.integer({ min: 0, max: 3000 }),
        (a, b, c) => {
          const sheet = scoreSheet(rubric, {
            novelty: { score: a / 100 },
            ecology: { score: b / 100 },
            market: { score: c / 100 },
          });
          const exact = 0.3 * a + 0.5 * b * 10 + (0.2 * c * 10) / 3;
          expect(sheet.ok && Math.abs(sheet.total - exact) < 0.500001).toBe(true);
        },
      ),
    );
    const full = scoreSheet(rubric, { novelty: { score: 100 }, ecology: { score: 10 }, market: { score: 30 } });
    expect(full.ok ? full.total : full).toBe(10_000);
  });

  it('names every problem of a sheet at once', () => {
    expect(scoreSheet(rubric, { novelty: { score: 100.5 }, ecology: { score: 0.99 }, other: { score: 1 } })).toEqual({
      ok: false,
      problems: [
        { criterion: 'novelty', code: 'score.above-max', params: { min: 0, max: 100 } },
        { criterion: 'ecology', code: 'score.below-min', params: { min: 1, max: 10 } },
        { criterion: 'market', code: 'score.missing', params: { min: 0, max: 30 } },
        { criterion: 'other', code: 'score.unknown-criterion', params: {} },
      ],
    });
    const odd = scoreSheet(rubric, {
      novelty: { score: '8.555' },
      ecology: { score: '' },
      market: { score: Number.NaN },
    });
    expect(odd.ok ? odd : odd.problems.map(({ code }) => code)).toEqual([
      'score.not-a-mark',
      'score.missing',
      'score.not-a-mark',
    ]);
  });

  it('asks for a reason at the ends where the rubric does', () => {
    const strict = { ...rubric, reasonAtExtremes: true };
    const marks = {
      novelty: { score: 100, reason: '  ' },
      ecology: { score: 1 },
      market: { score: 0, reason: 'no market' },
    };
    const sheet = scoreSheet(strict, marks);
    expect(sheet.ok ? sheet : sheet.problems.map(({ criterion, code }) => [criterion, code])).toEqual([
      ['novelty', 'score.reason-needed'],
      ['ecology', 'score.reason-needed'],
    ]);
    expect(scoreSheet(rubric, marks).ok).toBe(true);
  });
});
