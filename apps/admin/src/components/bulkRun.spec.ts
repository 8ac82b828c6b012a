import type { SubjectCheckDto } from '@linxuan/contracts';
import { clientProblem } from '../providers/problem';
import { bulkStore, startBulkRun } from './bulkRun';

const check = (id: string, version: number): SubjectCheckDto => ({
  type: 'case',
  id,
  version,
  number: null,
  title: id,
  refusal: null,
});
const checks = [check('a', 3), check('b', 7), check('c', 1)];
const applied = { status: 'applied' as const, requestId: 'r' };

describe('one act for many subjects', () => {
  beforeEach(() => bulkStore.clear());

  it('is sent for one after the other, each by its own version, and goes on after a refusal', async () => {
    const refused = clientProblem('client.unsaved', 409, '名额已满');
    const act = jest.fn((_type: string, id: string) =>
      id === 'b' ? Promise.reject(refused) : Promise.resolve(applied),
    );
    const after = jest.fn().mockResolvedValue(undefined);
    await startBulkRun({ act } as never, 'nominate', checks, { reason: 'x' }, after);
    expect(act.mock.calls).toEqual(checks.map(({ id, version }) => ['case', id, 'nominate', version, { reason: 'x' }]));
    expect(bulkStore.get()).toEqual({
      action: 'nominate',
      total: 3,
      done: 3,
      outcomes: { a: null, b: refused.problem, c: null },
      state: 'finished',
    });
    expect(after).toHaveBeenCalledTimes(1);
  });

  it('ends behind the one that is on its way when it is stopped, and lists are read again all the same', async () => {
    const act = jest.fn((_type: string, id: string) => {
      if (id === 'a') bulkStore.stop();
      return Promise.resolve(applied);
    });
    const after = jest.fn().mockResolvedValue(undefined);
    await startBulkRun({ act } as never, 'nominate', checks, {}, after);
    expect([act.mock.calls.length, bulkStore.get()?.state, bulkStore.get()?.done]).toEqual([1, 'stopped', 1]);
    expect(after).toHaveBeenCalledTimes(1);
  });

  it('is not stopped again once it has finished', async () => {
    await startBulkRun({ act: () => Promise.resolve(applied) } as never, 'nominate', checks, {}, () =>
      Promise.resolve(),
    );
    bulkStore.stop();
    expect(bulkStore.get()?.state).toBe('finished');
  });
});
