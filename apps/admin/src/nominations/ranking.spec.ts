import { moved, rankingOf } from './ranking';

describe('ranking of a batch', () => {
  it('keeps the order, adds what is new last, drops what has left', () => {
    expect(rankingOf(['b', 'x', 'a'], ['a', 'b', 'c'])).toEqual(['b', 'a', 'c']);
    expect(rankingOf(undefined, ['a', 'b'])).toEqual(['a', 'b']);
  });

  it('moves one up and down and stops at the ends', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 9)).toEqual(['a', 'b', 'c']);
  });
});
