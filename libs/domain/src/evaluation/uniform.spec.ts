import { drawPanel, type DrawExpert, type DrawLimits } from '@linxuan/draw';
import { drawSeats } from './draw';

/** One employer with three experts and two with one each, two seats, one an employer: 14 ordered panels. */
const EMPLOYERS = ['E1', 'E1', 'E1', 'E2', 'E3'];
const LIMITS: DrawLimits = { perEmployer: 1, perGroup: null, perRegion: null, fields: [], seniorsAtLeast: 0 };
const SEEDS = 5000;

/** Chi-square of the counts of the 14 panels, with 13 degrees of freedom; 59.7 is passed once in ten million. */
function chiSquare(draw: (seed: string) => readonly string[]): number {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const panel = draw(String(seed)).join(',');
    counts.set(panel, (counts.get(panel) ?? 0) + 1);
  }
  expect(counts.size).toBe(14);
  return [...counts.values()].reduce((sum, n) => sum + (n - SEEDS / 14) ** 2 / (SEEDS / 14), 0);
}

describe('a draw in which every panel is equally likely', () => {
  const pool = EMPLOYERS.map((employer, n): DrawExpert => {
    return { code: `X${n}`, employer, group: null, region: null, fields: [], senior: false };
  });

  it('is not a walk down a shuffled list that passes over whoever no longer fits', () => {
    const walked = chiSquare((seed) =>
      drawSeats(
        pool.map(({ code, employer }) => ({ id: code, organisation: employer })),
        2,
        seed,
      ).seats.map(({ expert }) => expert),
    );
    expect(walked).toBeGreaterThan(59.7);
  });

  it('is the draw by seed', () => {
    const spec = { code: 'P01', case: '', seats: 2, limits: LIMITS, barred: [] };
    expect(chiSquare((seed) => drawPanel(pool, spec, seed).seats ?? [])).toBeLessThan(59.7);
  });
});
