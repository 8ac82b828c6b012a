import type { UnitOfWork } from '@linxuan/persistence';
import { DoneMarks } from './done-marks';

describe('marks of done jobs', () => {
  const batches: string[][] = [];
  let fail = false;
  const work = {
    statement: async (_sql: string, [ids]: [string[]]) => {
      await new Promise((settle) => setTimeout(settle, 5));
      if (fail) throw new Error('the connection is gone');
      batches.push(ids);
      return [];
    },
  } as unknown as UnitOfWork;

  it('go together while one statement runs, and each waits for its own', async () => {
    const marks = new DoneMarks(work);
    await Promise.all([marks.mark('1'), ...(await laterBy(2, () => ['2', '3', '4'].map((id) => marks.mark(id))))]);
    expect(batches).toEqual([['1'], ['2', '3', '4']]);
  });

  it('fail with their statement, and not with the one before', async () => {
    const marks = new DoneMarks(work);
    fail = true;
    const lost = marks.mark('5');
    await expect(lost).rejects.toThrow('the connection is gone');
    fail = false;
    await marks.mark('6');
    expect(batches.at(-1)).toEqual(['6']);
  });
});

async function laterBy<T>(ms: number, work: () => T): Promise<T> {
  await new Promise((settle) => setTimeout(settle, ms));
  return work();
}
