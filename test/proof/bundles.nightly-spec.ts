import { fuzz } from '../../libs/feature-programme/src/bundle/testing/fuzz';

jest.setTimeout(1_200_000);

describe('bundles in which something went wrong, a thousand times', () => {
  it.each([1, 2, 3, 4])('are refused with the place and the remedy, or can be imported (seed %i)', (seed) => {
    const { refused, importable, broken } = fuzz(250, seed);
    expect(broken).toEqual([]);
    expect(refused + importable).toBe(250);
    expect(importable).toBeGreaterThan(10);
  });
});
