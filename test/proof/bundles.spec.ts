import { fuzz } from '../../libs/feature-programme/src/bundle/testing/fuzz';

describe('bundles in which something went wrong', () => {
  it('are refused with the place and the remedy, or can be imported', () => {
    const { refused, importable, broken } = fuzz(60, 41);
    expect(broken).toEqual([]);
    expect(refused).toBeGreaterThan(20);
    expect(importable).toBeGreaterThan(0);
  });
});
