import { Clock } from '@linxuan/platform';
import { apart, compareClocks } from './compare-clocks';

const work = (database: () => number) =>
  ({ source: { query: () => Promise.resolve([{ at: new Date(database()) }]) } }) as never;

describe('two clocks', () => {
  it('are apart by what lies outside of question and answer', () => {
    expect([apart(100, 150, 200), apart(100, 100, 100), apart(100, 90, 200), apart(100, 260, 200)]).toEqual([
      0, 0, 10, 60,
    ]);
    expect(apart(0, 4000, 5000)).toBe(0);
  });

  it.each([-3600_000, -5000, 5000, 3600_000])(
    'give no receipt while %d ms apart, and one when right again',
    async (skew) => {
      const clock = new Clock();
      expect(
        await compareClocks(
          clock,
          work(() => Date.now() + skew),
        ),
      ).toBe(false);
      expect(() => clock.receipt()).toThrow('service.clockWrong');
      // Whatever only shows a time goes on.
      expect(Math.abs(Date.parse(clock.iso()) - Date.now())).toBeLessThan(1000);
      expect(
        await compareClocks(
          clock,
          work(() => Date.now()),
        ),
      ).toBe(true);
      expect(Math.abs(Date.parse(clock.receipt()) - Date.now())).toBeLessThan(1000);
    },
  );

  it.each([-86_400_000, 0, 31_536_000_000])('agree in a demo whose time is shifted by %d ms', async (offset) => {
    const clock = new Clock();
    clock.shift(offset);
    expect(
      await compareClocks(
        clock,
        work(() => Date.now()),
      ),
    ).toBe(true);
    expect(Math.abs(Date.parse(clock.receipt()) - Date.now() - offset)).toBeLessThan(1000);
  });
});
