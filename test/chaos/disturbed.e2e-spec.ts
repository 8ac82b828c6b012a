import { setTimeout as pause } from 'node:timers/promises';
import { breaches, ProcessHarness, queueKindOfRun } from '@linxuan/testing';
import { BusyProvince } from './round';

jest.setTimeout(240_000);

const SIZE = Number(process.env['CHAOS_CASES'] ?? 12);

/** The same work, once in peace and once under everything that may go wrong: the end must be the same. */
describe(`work that is disturbed, with the queue on ${queueKindOfRun()}`, () => {
  let peaceful: Record<string, unknown>;

  it('ends as it should in peace', async () => {
    peaceful = await outcomeOf({});
    expect(peaceful['requests']).toEqual([{ state: 'applied', requests: expect.any(Number) }]);
  });

  it('ends the same when workers are killed in the middle of it', async () => {
    const killed = async (product: ProcessHarness) => {
      await pause(Math.random() * 30);
      await product.killWorkers();
      await product.startWorker();
    };
    expect(await outcomeOf({ every: 6, trouble: killed })).toEqual(peaceful);
  });

  it('ends the same when the queue’s store is emptied', async () => {
    expect(await outcomeOf({ every: 15, trouble: (product) => product.store.empty() })).toEqual(peaceful);
  });

  it('ends the same when the database drops every connection', async () => {
    const dropped = (product: ProcessHarness) =>
      product.engine.work.source.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename IN ('app_engine', 'queue_owner') AND pid <> pg_backend_pid()`,
      );
    expect(await outcomeOf({ every: 10, trouble: dropped })).toEqual(peaceful);
  });

  it('ends the same with three workers that go one after the other', async () => {
    expect(
      await outcomeOf({
        every: 20,
        trouble: async (product) => product.workers.length > 1 && product.workers.splice(0, 1)[0]?.kill(),
        workers: 3,
      }),
    ).toEqual(peaceful);
  });

  /**
   * Does the work and makes trouble each time so many requests more are applied: others are in the engine's hands at
   * that moment.
   */
  async function outcomeOf({
    every = Infinity,
    trouble,
    workers = 1,
  }: {
    every?: number;
    trouble?: (product: ProcessHarness) => Promise<unknown>;
    workers?: number;
  }): Promise<Record<string, unknown>> {
    const product = await ProcessHarness.start({ workers });
    try {
      const province = new BusyProvince(product, SIZE);
      await province.open();
      let last: Promise<unknown> = Promise.resolve();
      await province.work((step) => {
        if (trouble && step % every === 0) last = last.then(() => trouble(product));
      });
      await last;
      await product.drained();
      expect(await breaches(product.engine.work)).toEqual([]);
      return await province.outcome();
    } finally {
      await product.stop();
    }
  }
});
