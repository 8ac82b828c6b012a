import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '@linxuan/testing';
import { listen, type Listener } from './listener';

describe('listening', () => {
  let database: TestDatabase;
  let admin: Client;
  const open: Listener[] = [];

  beforeAll(async () => {
    database = await createTestDatabase({ migrated: false });
    admin = new Client({ connectionString: database.url });
    await admin.connect();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((listener) => listener.close()));
  });
  afterAll(async () => {
    await admin.end();
    await database.drop();
  });

  it('serves all who listen in a process by one connection, which the last one closes', async () => {
    const heard: string[] = [];
    open.push(await listen(database.url, { one: (text) => heard.push(`one ${text}`) }, fail));
    open.push(
      await listen(
        database.url,
        { two: (text) => heard.push(`two ${text}`), one: (text) => heard.push(`also one ${text}`) },
        fail,
      ),
    );
    expect(await connections()).toBe(1);

    await admin.query(`SELECT pg_notify('one', 'a'), pg_notify('two', 'b'), pg_notify('three', 'c')`);
    await until(() => heard.length === 3);
    expect(heard.sort()).toEqual(['also one a', 'one a', 'two b']);

    await open.shift()?.close();
    await admin.query(`SELECT pg_notify('one', 'd')`);
    await until(() => heard.length === 4);
    expect(heard.at(-1)).toBe('also one d');
    await open.shift()?.close();
    expect(await connections()).toBe(0);
  });

  it('comes back when its connection was cut, for all, and for who joined meanwhile', async () => {
    const heard: string[] = [];
    const errors: Error[] = [];
    open.push(await listen(database.url, { one: (text) => heard.push(text) }, (error) => errors.push(error)));
    await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'linxuan-listen' AND datname = current_database()`,
    );
    // Some join before anybody knows that the line is cut, some after.
    open.push(await listen(database.url, { two: (text) => heard.push(text) }, ignore));
    await until(() => errors.length > 0);
    open.push(await listen(database.url, { three: (text) => heard.push(text) }, ignore));
    expect(await connections()).toBe(1);
    await admin.query(`SELECT pg_notify('one', 'a'), pg_notify('two', 'b'), pg_notify('three', 'c')`);
    await until(() => heard.length === 3);
    expect(heard).toEqual(['a', 'b', 'c']);
  });

  it('says at once that nobody answers there', async () => {
    await expect(listen('postgresql://nobody@127.0.0.1:1/none', { one: fail }, fail)).rejects.toThrow('ECONNREFUSED');
  });

  async function connections(): Promise<number> {
    const { rows } = await admin.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = 'linxuan-listen' AND datname = current_database()`,
    );
    return rows[0]?.count ?? 0;
  }

  function ignore(): void {
    // Whether it is told depends on when it joined.
  }

  function fail(reason: unknown): void {
    throw new Error(`not expected: ${String(reason)}`);
  }

  async function until(done: () => boolean): Promise<void> {
    for (let turn = 0; turn < 200 && !done(); turn++) await new Promise((settle) => setTimeout(settle, 25));
    expect(done()).toBe(true);
  }
});
