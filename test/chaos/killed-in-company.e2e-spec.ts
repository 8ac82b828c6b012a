import { setTimeout as pause } from 'node:timers/promises';
import { breaches, ProcessHarness, queueKindOfRun } from '@linxuan/testing';

jest.setTimeout(180_000);

const PROVINCES = ['440000', '330000', '320000', '370000', '350000', '510000'];

/** A worker that goes away while it holds a transaction with the requests of several people. */
describe(`a worker that is killed in the middle of a common transaction, with the queue on ${queueKindOfRun()}`, () => {
  let product: ProcessHarness;
  beforeAll(async () => void (product = await ProcessHarness.start()));
  afterAll(() => product.stop());

  it('loses none of its requests, and applies none twice', async () => {
    const { engine } = product;
    const work = [];
    for (const [n, region] of PROVINCES.entries()) {
      const id = await engine.pooled(n, `ndrc-${region}`, `${region.slice(0, 2)}0100`);
      const clerk = await engine.person(`clerk-ndrc-${region}`, `ndrc-${region}`, 'nominator-clerk');
      work.push({ id, client: await product.client(clerk), version: await product.versionOf('case_file', id) });
    }
    // Whoever holds one of the cases holds up the transaction that has them all.
    const holder = engine.work.source.createQueryRunner();
    await holder.startTransaction();
    await holder.query(`SELECT id FROM case_file WHERE id = ANY($1) FOR UPDATE`, [work.map(({ id }) => id)]);
    const answers = work.map(({ client, id, version }) => client.act('case', id, 'nominate', {}, { version }));
    const locked = () =>
      holder.query(
        `SELECT count(*)::int AS n FROM pg_stat_activity
         WHERE datname = current_database() AND usename = 'app_engine' AND wait_event_type = 'Lock'`,
      ) as Promise<[{ n: number }]>;
    while ((await locked())[0].n === 0) await pause(20);
    await product.killWorkers();
    await holder.rollbackTransaction();
    await holder.release();
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(work.map(() => 202));
    await product.startWorker();
    await product.drained();
    const requests = await engine.work.source.query(
      `SELECT state, attempts, count(*)::int AS n FROM transition_request WHERE subject_id = ANY($1) AND action = 'nominate' GROUP BY 1, 2`,
      [work.map(({ id }) => id)],
    );
    expect(requests).toEqual([{ state: 'applied', attempts: 1, n: work.length }]);
    expect(await breaches(engine.work)).toEqual([]);
  });

  it('asks for those that came together by one job', async () => {
    const rows = await product.engine.work.source.query(
      `SELECT count(*)::int AS jobs, sum(CASE WHEN payload ? 'requestIds' THEN jsonb_array_length(payload->'requestIds') ELSE 1 END)::int AS requests
       FROM outbox WHERE topic = 'transition.apply' AND done_at IS NOT NULL`,
    );
    expect(rows[0].requests).toBe(PROVINCES.length);
    expect(rows[0].jobs).toBeLessThanOrEqual(PROVINCES.length);
  });
});
