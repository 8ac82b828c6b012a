import { createTestDatabase, meeting, type TestDatabase } from '@linxuan/testing';
import { createDataSource } from './data-source';
import { UnitOfWork } from './unit-of-work';

const ANNA = '00000000-0000-4000-8000-00000000000a';
const BERT = '00000000-0000-4000-8000-00000000000b';

describe.each([
  ['one statement after the other', false],
  ['statements that travel at once', true],
])('a unit of work with %s', (_name, pipelined) => {
  let database: TestDatabase;
  let work: UnitOfWork;
  beforeAll(async () => {
    database = await createTestDatabase();
    work = new UnitOfWork(await createDataSource(database.url, { poolSize: 4, pipelined }).initialize());
    await work.source.query('CREATE TABLE probe (id int PRIMARY KEY, n int NOT NULL)');
    await work.source.query('INSERT INTO probe VALUES (1, 0), (2, 0)');
  });
  afterAll(async () => {
    await work.source.destroy();
    await database.drop();
  });

  it('says to the database who asks, in which role, with which queues and for whom', async () => {
    const scope = { userId: ANNA, orgId: 'o1', role: 'nominator-clerk', queues: ['o1/nominator-clerk'], deputy: BERT };
    const settings = (tx: { query(sql: string): Promise<unknown> }) =>
      tx.query(
        `SELECT current_setting('app.user') AS user, current_setting('app.org') AS org, current_setting('app.role') AS role,
           current_setting('app.queues') AS queues, current_setting('app.deputy') AS deputy`,
      );
    expect(await work.run(scope, settings)).toEqual([
      { user: ANNA, org: 'o1', role: 'nominator-clerk', queues: 'o1/nominator-clerk', deputy: BERT },
    ]);
    expect(await work.run({ ...scope, deputy: null }, settings)).toMatchObject([{ deputy: '' }]);
  });

  it('tells the next one on the same connection nothing of who asked before', async () => {
    await work.run({ userId: ANNA, orgId: 'o1', role: 'operator', queues: [] }, () => Promise.resolve());
    const found = await Promise.all(
      Array.from({ length: 4 }, () =>
        work.system((tx) => tx.query(`SELECT current_setting('app.user', true) AS user`)),
      ),
    );
    expect(found.flat().filter((row: { user: string | null }) => row.user)).toEqual([]);
  });

  it('sees nothing where the scope cannot be set, and says why', async () => {
    const scope = { userId: ANNA, orgId: 'o1\u0000', role: 'operator', queues: [] };
    const ran: unknown[] = [];
    const read = work.run(scope, async (tx) => void ran.push(await tx.query('SELECT * FROM probe')));
    await expect(read).rejects.toMatchObject({ code: '22021' });
    expect(ran).toEqual([]);
    expect(await work.system((tx) => tx.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
  });

  it('takes back what it wrote where it throws, also inside of a transaction of its own', async () => {
    const scope = { userId: ANNA, orgId: 'o1', role: 'operator', queues: [] };
    const thrown = work.run(scope, async (tx) => {
      await tx.query('INSERT INTO probe VALUES (7, 0)');
      await tx
        .transaction(async (inner) => {
          await inner.query('INSERT INTO probe VALUES (8, 0)');
          throw new Error('inner');
        })
        .catch(() => undefined);
      expect(await tx.query('SELECT id FROM probe WHERE id > 6')).toEqual([{ id: 7 }]);
      throw new Error('outer');
    });
    await expect(thrown).rejects.toThrow('outer');
    expect(await work.source.query('SELECT id FROM probe WHERE id > 6')).toEqual([]);
  });

  it('is committed when it is over', async () => {
    const scope = { userId: ANNA, orgId: 'o1', role: 'operator', queues: [] };
    await work.run(scope, (tx) => tx.query('INSERT INTO probe VALUES (9, 0)'));
    expect(await work.source.query('DELETE FROM probe WHERE id = 9 RETURNING id')).toEqual([[{ id: 9 }], 1]);
    expect(await work.list(scope, (tx) => tx.query('SELECT count(*)::int AS n FROM probe'))).toEqual([{ n: 2 }]);
  });

  it('does again what the database gave up for another, and both are done', async () => {
    // Two that lock the same rows in opposite order: the database ends one of them.
    const meet = meeting(2);
    let tried = 0;
    const add = (first: number, second: number) =>
      work.system(async (tx) => {
        tried += 1;
        await tx.query('UPDATE probe SET n = n + 1 WHERE id = $1', [first]);
        await meet();
        await tx.query('UPDATE probe SET n = n + 1 WHERE id = $1', [second]);
      });
    await Promise.all([add(1, 2), add(2, 1)]);
    expect(tried).toBeGreaterThan(2);
    expect(await work.source.query('SELECT n FROM probe ORDER BY id')).toEqual([{ n: 2 }, { n: 2 }]);
  });

  it.each([
    ['40001', 3],
    ['40P01', 3],
    ['23505', 1],
  ])('gives up after %s as often as it was tried: %i', async (state, tries) => {
    let tried = 0;
    const failing = work.system(async (tx) => {
      tried += 1;
      await tx.query(`DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '${state}'; END $$`);
    });
    await expect(failing).rejects.toMatchObject({ code: state });
    expect(tried).toBe(tries);
  });

  it('writes nothing for a list', async () => {
    const scope = { userId: ANNA, orgId: 'o1', role: 'operator', queues: [] };
    await expect(work.list(scope, (tx) => tx.query('UPDATE probe SET n = 9'))).rejects.toMatchObject({ code: '25006' });
    expect(await work.list(scope, (tx) => tx.query('SELECT count(*)::int AS n FROM probe'))).toEqual([{ n: 2 }]);
  });

  it('writes nothing where it only reads', async () => {
    await expect(work.reading((tx) => tx.query('UPDATE probe SET n = 9'))).rejects.toMatchObject({ code: '25006' });
  });
});
