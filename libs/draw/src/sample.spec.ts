import { PanelCounter } from './count';
import type { DrawExpert, DrawLimits } from './pool';
import { drawPanel, isDrawable, samplePanel } from './sample';
import { Stream } from './stream';
import { frequencies, ONCE_IN_A_MILLION, unevenness } from './testing/chi-square';
import { smallPools } from './testing/small-pools';

const NONE: DrawLimits = { perEmployer: null, perGroup: null, perRegion: null, fields: [], seniorsAtLeast: 0 };
const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

describe('the exact sampler', () => {
  const pools = smallPools(200);

  it('counts as many sets as there are, in 200 small pools', () => {
    for (const { experts, spec, panels } of pools)
      expect(new PanelCounter(experts, spec.seats, spec.limits).total()).toBe(
        BigInt(panels.length / factorial(spec.seats)),
      );
  });

  it('numbers each set once', () => {
    for (const { experts, spec, panels } of pools.slice(0, 40)) {
      const counter = new PanelCounter(experts, spec.seats, spec.limits);
      const sets = Array.from({ length: Number(counter.total()) }, (_, n) =>
        counter
          .at(BigInt(n))
          .map(({ code }) => code)
          .sort()
          .join(','),
      );
      expect([...new Set(sets)].sort()).toEqual(
        [...new Set(panels.map((panel) => panel.split(',').sort().join(',')))].sort(),
      );
    }
  });

  it.each([
    ['by tries first, as draws are made', undefined],
    ['by tries among those that have the fields', { plain: 0, covering: 256 }],
    ['by counting alone', { plain: 0, covering: 0 }],
  ])('draws every ordered panel as often as any other: %s', (_name, tries) => {
    for (const { experts, spec, panels } of pools.slice(0, 12)) {
      const counts = frequencies(panels, 40 * panels.length, (seed) =>
        (samplePanel(experts, spec, new Stream(seed, 'panel'), tries) ?? []).map(({ code }) => code).join(','),
      );
      expect(unevenness(counts)).toBeLessThan(ONCE_IN_A_MILLION);
    }
  });

  it('does not depend on the order of the pool', () => {
    const { experts, spec } = pools[0] as (typeof pools)[0];
    expect(drawPanel([...experts].reverse(), spec, 'seed')).toEqual(drawPanel(experts, spec, 'seed'));
  });

  it('gives reserves of all others who may sit, and says so where nobody can be seated', () => {
    const { experts, spec } = pools[0] as (typeof pools)[0];
    const barred = [{ code: experts[0]?.code ?? '', ground: 'same-organisation' }];
    const drawn = drawPanel(experts, { ...spec, limits: NONE, barred }, 'seed');
    expect([...(drawn.seats ?? []), ...('reserves' in drawn ? drawn.reserves : [])].sort()).toEqual(
      experts.slice(1).map(({ code }) => code),
    );
    const limits = { ...NONE, seniorsAtLeast: 99 };
    expect(drawPanel(experts, { ...spec, limits }, 'seed')).toEqual({ panel: spec.code, seats: null });
  });

  it('draws from 300 experts with narrow limits', () => {
    const experts: DrawExpert[] = Array.from({ length: 300 }, (_, n) => ({
      code: `X${String(n).padStart(3, '0')}`,
      employer: `E${n % 90}`,
      group: n % 90 < 30 ? `G${n % 10}` : null,
      region: `R${(n * 7) % 31}`,
      fields: [`f${n % 60}`],
      senior: n % 25 === 0,
    }));
    const limits = {
      perEmployer: 1,
      perGroup: 1,
      perRegion: 2,
      fields: [{ field: 'f3', atLeast: 3 }],
      seniorsAtLeast: 1,
    };
    const spec = { code: 'P01', case: '', seats: 5, limits, barred: [] };
    const drawn = samplePanel(experts, spec, new Stream('seed', 'panel')) ?? [];
    expect(drawn.filter(({ fields }) => fields.includes('f3')).length).toBeGreaterThanOrEqual(3);
    expect(drawn.some(({ senior }) => senior)).toBe(true);
    expect(isDrawable(experts, spec)).toBe(true);
    expect(isDrawable(experts, { ...spec, limits: { ...limits, seniorsAtLeast: 6 } })).toBe(false);
  });
});
