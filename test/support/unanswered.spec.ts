import { compareAnswered } from './unanswered.mjs';

describe('the report of operations that nobody is answered by', () => {
  it('is content where exactly what is listed was not answered', () => {
    expect(compareAnswered(['A', 'B'], ['A', 'A'], ['B'])).toEqual({
      ok: true,
      words: '1 of 2 operations were never answered 2xx: B',
    });
  });

  it('fails where an operation is new and no spec calls it', () => {
    const { ok, words } = compareAnswered(['A', 'B', 'C'], ['A'], ['B']);
    expect([ok, words.includes('No spec is answered by C')]).toEqual([false, true]);
  });

  it('names what is answered or gone, so that the list shrinks', () => {
    const { ok, words } = compareAnswered(['A', 'B'], ['A', 'B'], ['A', 'Z']);
    expect([
      ok,
      words.includes('Take out of test/support/unanswered.json, since it is answered or gone: A, Z'),
    ]).toEqual([true, true]);
  });
});
