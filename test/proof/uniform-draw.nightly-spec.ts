import { samplePanel, Stream, TRIES } from '@linxuan/draw';
import { frequencies, ONCE_IN_A_MILLION, unevenness } from '../../libs/draw/src/testing/chi-square';
import { smallPools } from '../../libs/draw/src/testing/small-pools';

jest.setTimeout(3_600_000);

/**
 * Two hundred small pools whose limits bind: all panels that keep them are enumerated one by one, and each of 100,000
 * seeds draws one. None is drawn more often than chance allows; none is drawn that breaks a limit.
 */
describe('a draw over 100,000 seeds', () => {
  const pools = smallPools(200);
  const seeds = 100_000;

  it.each([
    ['as draws are made', TRIES],
    ['by counting alone, in every tenth pool', { plain: 0, covering: 0 }],
  ])('gives every ordered panel of 200 pools as often as any other: %s', (_name, tries) => {
    const looked = tries === TRIES ? pools : pools.filter((_, n) => n % 10 === 0);
    const uneven = looked.map(({ experts, spec, panels }) =>
      unevenness(
        frequencies(panels, seeds, (seed) =>
          (samplePanel(experts, spec, new Stream(seed, 'panel'), tries) ?? []).map(({ code }) => code).join(','),
        ),
      ),
    );
    expect(Math.max(...uneven)).toBeLessThan(ONCE_IN_A_MILLION);
    // All together: the sum of so many standard normals over the root of their number is one too.
    const together = uneven.reduce((sum, z) => sum + z, 0) / Math.sqrt(uneven.length);
    expect(Math.abs(together)).toBeLessThan(ONCE_IN_A_MILLION);
  });
});
