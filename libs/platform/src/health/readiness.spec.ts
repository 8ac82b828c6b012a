import { Draining } from '../lifecycle';
import { Readiness } from './readiness';

describe('Readiness', () => {
  const fine = { name: 'database', check: () => Promise.resolve() };

  it('is ready where every check passes', async () => {
    expect(await new Readiness([fine]).report()).toEqual({ ready: true, checks: { database: 'ok' } });
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('away'))],
    [
      'throws',
      () => {
        throw new Error('away');
      },
    ],
    ['hangs', () => new Promise<void>(() => undefined)],
  ])('is not where one %s, and names it without its words', async (_, check) => {
    const report = await new Readiness([fine, { name: 'queue', check }], undefined, 20).report();
    expect(report).toEqual({ ready: false, checks: { database: 'ok', queue: 'failed' } });
  });

  it('is not ready once it drains, at once and for good', async () => {
    const draining = new Draining();
    const readiness = new Readiness([fine], draining);
    await readiness.report();
    draining.begin();
    expect(await readiness.report()).toEqual({ ready: false, checks: { database: 'ok', process: 'draining' } });
  });

  it('looks once for probes that come together, and again later', async () => {
    let looks = 0;
    const readiness = new Readiness([{ name: 'disk', check: () => Promise.resolve(looks++) }]);
    await Promise.all([readiness.report(1000), readiness.report(1100), readiness.report(1400)]);
    expect(looks).toBe(1);
    await readiness.report(1600);
    expect(looks).toBe(2);
  });
});
