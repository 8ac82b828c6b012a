import { Movement } from './movement';

const MINUTE = 60_000;

describe('whether processes get on', () => {
  it('is told by processor time and not by the clock', () => {
    const own = new Movement(() => [process.pid]);
    expect([own.hasStopped(0), own.hasStopped(4 * MINUTE)]).toEqual([false, false]);
    const begun = process.cpuUsage().user;
    while (process.cpuUsage().user - begun < 3_200_000) continue;
    expect(own.hasStopped(6 * MINUTE)).toBe(false);
    expect([own.hasStopped(10 * MINUTE), own.hasStopped(12 * MINUTE)]).toEqual([false, true]);
  });

  it('counts an end as a movement, and nothing at all as none', () => {
    let pids: number[] = [process.pid];
    const some = new Movement(() => pids);
    some.hasStopped(0);
    pids = [];
    expect([some.hasStopped(6 * MINUTE), some.hasStopped(12 * MINUTE)]).toEqual([false, true]);
  });
});
