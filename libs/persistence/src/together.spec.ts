import { setTimeout as pause } from 'node:timers/promises';
import { Failed, LATER, Together } from './together';

describe('work that goes together', () => {
  const runs: string[][] = [];
  beforeEach(() => void runs.splice(0));
  const run = async (items: string[]) => {
    runs.push(items);
    await pause(5);
    if (items.includes('poison')) throw new Error(`poison among ${items.length}`);
    return items.map((item) => (item === 'wrong' ? new Failed(new Error('wrong')) : item.toUpperCase()));
  };

  it('begins at once, and what comes meanwhile goes together, at most so many', async () => {
    const work = new Together(run, { most: 2 });
    expect(await Promise.all(['a', 'b', 'c', 'd'].map((item) => work.do(item)))).toEqual(['A', 'B', 'C', 'D']);
    expect(runs).toEqual([['a'], ['b', 'c'], ['d']]);
  });

  it('fails for the one that failed', async () => {
    const work = new Together(run, { most: 9 });
    const outcomes = await Promise.allSettled(['a', 'b', 'wrong', 'c'].map((item) => work.do(item)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(runs).toEqual([['a'], ['b', 'wrong', 'c']]);
  });

  it('is tried one by one where a run fails as a whole, and goes on after it', async () => {
    const work = new Together(run, { most: 9 });
    const outcomes = await Promise.allSettled(['a', 'b', 'poison', 'c'].map((item) => work.do(item)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[2]).toMatchObject({ reason: new Error('poison among 1') });
    expect(await work.do('d')).toBe('D');
  });

  it('comes to what was left for later before anything else', async () => {
    let left = true;
    const work = new Together<string, string>(
      async (items) => {
        runs.push(items);
        await pause(5);
        const later = left && items.includes('c');
        if (later) left = false;
        return items.map((item) => (later && item === 'c' ? LATER : item));
      },
      { most: 2 },
    );
    expect(await Promise.all(['a', 'b', 'c', 'd'].map((item) => work.do(item)))).toEqual(['a', 'b', 'c', 'd']);
    expect(runs).toEqual([['a'], ['b', 'c'], ['c', 'd']]);
  });

  it('runs in as many lanes as there may be', async () => {
    const work = new Together(run, { most: 9, lanes: 2 });
    await Promise.all(['a', 'b', 'c', 'd'].map((item) => work.do(item)));
    expect(runs).toEqual([['a'], ['b'], ['c', 'd']]);
  });
});
