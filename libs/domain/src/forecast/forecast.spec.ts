import fc from 'fast-check';
import { businessDateOf, calendarFromChineseDays, endOfBusinessDay } from '../calendar';
import { daysUntil, forecast, paceWindow, type Forecast } from './forecast';
import { forecastWords } from './forecast-words';
import { incompleteBeta, logGamma } from './incomplete-beta';
import { chanceWithin, daysFor, paceOf } from './pace';

const calendar = calendarFromChineseDays();
const NOW = '2024-07-22T01:00:00.000Z';
const DUE = endOfBusinessDay('2024-07-31');
const estimated = (result: Forecast) => {
  if (result.kind !== 'estimated') throw new Error(`${result.kind} is no estimate`);
  return result;
};
const at = (remaining: number, completed: number, days = 10, dueAt: string | null = DUE) =>
  forecast({ now: NOW, dueAt, remaining, own: { completed, days } }, calendar);

describe('incomplete beta function', () => {
  it('agrees with values that can be worked out by hand', () => {
    expect(Math.exp(logGamma(5))).toBeCloseTo(24, 9);
    expect(Math.exp(logGamma(0.5))).toBeCloseTo(Math.sqrt(Math.PI), 9);
    expect(incompleteBeta(0.3, 1, 1)).toBeCloseTo(0.3, 12);
    expect(incompleteBeta(0.25, 2, 1)).toBeCloseTo(0.0625, 12);
    // I_x(2, 2) = 3x² − 2x³
    expect(incompleteBeta(0.4, 2, 2)).toBeCloseTo(3 * 0.16 - 2 * 0.064, 12);
  });

  it('is the negative binomial chance of enough completions', () => {
    // One completion in β days, shape 2: P(at least 3 in t days) = 1 − Σ_{k<3} (k+1) p² q^k with p = β/(β+t).
    const [shape, days, t] = [2, 10, 15];
    const p = days / (days + t);
    const fewer = [0, 1, 2].reduce((sum, k) => sum + (k + 1) * p ** 2 * (1 - p) ** k, 0);
    expect(chanceWithin({ shape, days }, 3, t)).toBeCloseTo(1 - fewer, 10);
  });
});

describe('pace and what follows from it', () => {
  const pace = fc.record({
    shape: fc.double({ min: 0.2, max: 200, noNaN: true }),
    days: fc.double({ min: 0.5, max: 60, noNaN: true }),
  });
  const remaining = fc.integer({ min: 1, max: 300 });
  const left = fc.double({ min: 0.1, max: 120, noNaN: true });
  const NEAR = 1e-9;

  it('is likelier late with more work, with a slower pace and with fewer days', () => {
    fc.assert(
      fc.property(
        pace,
        remaining,
        left,
        fc.integer({ min: 1, max: 50 }),
        fc.double({ min: 0.1, max: 20, noNaN: true }),
        (known, work, days, more, delta) => {
          const chance = chanceWithin(known, work, days);
          expect(chance).toBeGreaterThanOrEqual(0);
          expect(chance).toBeLessThanOrEqual(1);
          expect(chanceWithin(known, work + more, days)).toBeLessThanOrEqual(chance + NEAR);
          expect(chanceWithin({ ...known, shape: known.shape + delta }, work, days)).toBeGreaterThanOrEqual(
            chance - NEAR,
          );
          expect(chanceWithin({ ...known, days: known.days + delta }, work, days)).toBeLessThanOrEqual(chance + NEAR);
          expect(chanceWithin(known, work, days + delta)).toBeGreaterThanOrEqual(chance - NEAR);
        },
      ),
    );
  });

  it('gives quantiles that invert the chance, in order', () => {
    fc.assert(
      fc.property(pace, remaining, (known, work) => {
        const quantiles = [0.1, 0.5, 0.9].map((chance) => ({ chance, days: daysFor(known, work, chance, 250) }));
        for (const { chance, days } of quantiles)
          if (Number.isFinite(days)) expect(chanceWithin(known, work, days)).toBeCloseTo(chance, 3);
        expect([...quantiles].sort((a, b) => a.days - b.days)).toEqual(quantiles);
      }),
    );
  });

  it('lets comparable offices stand in, and one’s own record prevail', () => {
    expect(paceOf({ completed: 0, days: 5 })).toBeNull();
    expect(paceOf({ completed: 0, days: 5 }, { completed: 0, days: 100 })).toBeNull();
    expect(paceOf({ completed: 0, days: 0 }, { completed: 50, days: 100 })).toEqual({ shape: 1, days: 2 });
    const own = paceOf({ completed: 40, days: 10 }, { completed: 50, days: 100 });
    expect((own?.shape ?? 0) / (own?.days ?? 1)).toBeGreaterThan(3.4);
  });
});

describe('forecast', () => {
  it('says nothing where nobody has finished anything, and never 0 %', () => {
    expect(at(5, 0)).toEqual({ kind: 'undetermined', daysLeft: 8, overdue: false });
    expect(forecastWords(at(5, 0), '2024-07-22').zh).not.toMatch(/%/);
    expect(
      forecast(
        { now: '2024-08-02T01:00:00.000Z', dueAt: DUE, remaining: 5, own: { completed: 0, days: 10 } },
        calendar,
      ),
    ).toMatchObject({ kind: 'undetermined', overdue: true });
    expect(at(0, 0)).toEqual({ kind: 'done' });
  });

  it('is monotone in days and late chances', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 40 }),
        (work, done, more) => {
          const [base, harder, faster] = [
            estimated(at(work, done)),
            estimated(at(work + more, done)),
            estimated(at(work, done + more)),
          ];
          expect(harder.chanceLate).toBeGreaterThanOrEqual((base.chanceLate ?? 0) - 1e-9);
          expect(faster.chanceLate).toBeLessThanOrEqual((base.chanceLate ?? 0) + 1e-9);
          expect(harder.expectedOn ?? '9').toMatch(/./);
          expect((harder.expectedOn ?? '9') >= (base.expectedOn ?? '9')).toBe(true);
          expect(
            (base.between[0] ?? '9') <= (base.expectedOn ?? '9') &&
              (base.expectedOn ?? '9') <= (base.between[1] ?? '9'),
          ).toBe(true);
          expect(estimated(at(work, done, 10, endOfBusinessDay('2024-08-15'))).chanceLate).toBeLessThanOrEqual(
            (base.chanceLate ?? 0) + 1e-9,
          );
        },
      ),
    );
  });

  it('tells the day, the delay and the interval in words', () => {
    const result = estimated(at(20, 20));
    expect([result.pace, result.daysLeft, result.expectedOn, result.lateBy]).toEqual([2, 8, '2024-08-02', 2]);
    const words = forecastWords(result, businessDateOf(NOW));
    expect(words.zh).toMatch(/^按目前进度预计8月2日完成，晚2个工作日；80%区间 7月\d+日–8月\d+日；逾期可能性\d+%$/);
    expect(words.en).toMatch(
      /^at the pace so far finished on 2 Aug, 2 working days late; 80% interval \d+ Jul to \d+ Aug; \d+% chance of being late$/,
    );
  });

  it('is certainly late past the date, has no lateness without one, and no date beyond its horizon', () => {
    expect(
      estimated(
        forecast(
          { now: '2024-08-01T01:00:00.000Z', dueAt: DUE, remaining: 1, own: { completed: 9, days: 10 } },
          calendar,
        ),
      ),
    ).toMatchObject({ overdue: true, daysLeft: 0, chanceLate: 1 });
    expect(estimated(at(5, 10, 10, null))).toMatchObject({ chanceLate: null, lateBy: null, daysLeft: null });
    expect(estimated(at(100_000, 1))).toMatchObject({ expectedOn: null, lateBy: null });
    expect(forecastWords(at(100_000, 1), '2024-07-22').zh).toContain('一年内难以完成');
  });

  it('counts the rest of today, and looks back over whole days', () => {
    expect(daysUntil(NOW, DUE, calendar)).toBe(8);
    expect(daysUntil('2024-07-22T10:00:00.000Z', DUE, calendar)).toBe(7);
    expect(daysUntil('2024-07-31T05:30:00.000Z', DUE, calendar)).toBe(0.5);
    expect(paceWindow('2024-07-22T05:30:00.000Z', calendar)).toEqual({ from: '2024-07-08', days: 10.5 });
    // Saturday: no work today.
    expect(paceWindow('2024-07-20T05:30:00.000Z', calendar)?.days).toBe(10);
  });
});
