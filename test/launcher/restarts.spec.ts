import { Restarts } from '../../apps/cli/launcher/restarts.mjs';

describe('how often a program is started again', () => {
  it('waits longer each time and gives up at the fifth end within a minute', () => {
    const restarts = new Restarts();
    expect([0, 1, 2, 3, 4].map((second) => restarts.ended(second * 1000))).toEqual([500, 1000, 2000, 4000, undefined]);
  });

  it('forgives what is long ago, but not a program that never stays up', () => {
    const restarts = new Restarts();
    const waits = Array.from({ length: 15 }, (_, index) => restarts.ended(index * 50_000));
    expect(waits.slice(0, 14)).toEqual([500, ...Array.from({ length: 13 }, () => 1000)]);
    expect(waits[14]).toBeUndefined();
    expect(new Restarts().ended(0)).toBe(500);
  });
});
