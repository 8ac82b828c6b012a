import { getDataSourceToken } from '@nestjs/typeorm';
import { operationsOf, type OperationFacts } from '@linxuan/platform';
import type { DataSource } from 'typeorm';
import { ApiUnderTest, type Caller } from './api-under-test';

jest.setTimeout(300_000);

/** Lists that are read whole, because they are short. */
const WHOLE = ['DeputyController.list', 'OrderController.list', 'WebhookController.list'];
/** Lists that ask a function of the database, which keeps its own plans, and files, which are no pages. */
const NOT_PREPARED = [
  'CaseController.export',
  'QueueController.jobs',
  'QueueController.requests',
  'TaskController.export',
];

describe('the first page of every list', () => {
  let api: ApiUnderTest;
  let source: DataSource;
  let lists: OperationFacts[];
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    await api.engine.pooled(1);
    await api.signIn();
    source = api.app.get<DataSource>(getDataSourceToken('api'));
    lists = operationsOf(api.app).filter(
      ({ method, name, parameters }) =>
        method === 'GET' && (WHOLE.includes(name) || parameters.some((one) => one.name === 'perPage')),
    );
  });
  afterAll(() => api.stop());

  /** Statements whose plan the connection keeps, each with the number of times that it was used. */
  const kept = async (): Promise<Map<string, number>> => {
    const rows: { statement: string; uses: number }[] = await source.query(
      `SELECT statement, generic_plans::int AS uses FROM pg_prepared_statements WHERE generic_plans > 0`,
    );
    return new Map(rows.map(({ statement, uses }) => [statement, uses]));
  };
  const visit = (caller: Caller, path: string) => api.send(caller, 'GET', `/api${path}?page=1&perPage=25`);

  it('is read by a plan that its connection keeps, one for each role', async () => {
    const planned: string[] = [];
    for (const { name, path, roles } of lists) {
      const callers = api.callers.filter(({ role, stranger }) => !stranger && (!roles || roles.includes(role)));
      for (const caller of callers.slice(0, 3)) {
        expect([name, (await visit(caller, path)).status]).toEqual([name, 200]);
        const before = await kept();
        await visit(caller, path);
        const after = await kept();
        const used = [...after].filter(([statement, uses]) => uses > (before.get(statement) ?? 0));
        if (!used.some(([statement]) => statement.startsWith(`/* ${caller.role} */`))) planned.push(name);
      }
    }
    expect([...new Set(planned)].sort()).toEqual(NOT_PREPARED);
    expect(lists.length).toBeGreaterThan(15);
  });

  it('is answered by processes of this version while a later one adds columns', async () => {
    const tables: { name: string }[] = await api.engine.work.source.query(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'public' AND c.relkind = 'r' AND pg_get_userbyid(c.relowner) = current_user`,
    );
    expect(tables.length).toBeGreaterThan(40);
    for (const { name } of tables) await api.engine.work.source.query(`ALTER TABLE ${name} ADD COLUMN later_on text`);
    for (const { name, path, roles } of lists) {
      const caller = api.callers.find(({ role, stranger }) => !stranger && (!roles || roles.includes(role)));
      if (caller) expect([name, (await visit(caller, path)).status]).toEqual([name, 200]);
    }
  });

  it('is planned each time as soon as it is narrowed, since texts of searches have no end', async () => {
    const [caller] = api.callers.filter(({ role, stranger }) => role === 'nominator-clerk' && !stranger);
    if (!caller) throw new Error('Nobody nominates');
    const before = await kept();
    for (const query of ['page=2&perPage=25', 'page=1&perPage=25&q=某', 'page=1&perPage=7'])
      expect((await api.send(caller, 'GET', `/api/cases?${query}`)).status).toBe(200);
    expect([...(await kept()).keys()].filter((statement) => !before.has(statement))).toEqual([]);
  });
});
