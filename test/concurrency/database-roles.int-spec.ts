import { randomUUID } from 'node:crypto';
import { tableOf, WORKFLOW_ENTITIES } from '@linxuan/persistence';
import { createTestDatabase, type TestDatabase } from '@linxuan/testing';
import { Client } from 'pg';

/** Tables that only the engine writes: the workflow's rows, what is read of them, and the ledger. */
const STATE = [
  ...Object.values(WORKFLOW_ENTITIES).map(tableOf),
  'quota_account',
  'case_revision',
  'decision_record',
  'ledger_event',
  'ledger_head',
  'fingerprint',
  'edition',
];
/** What everybody who is signed in may read: no row of these belongs to a case. */
const OPEN_TO_API = [
  'app_setting',
  'app_user',
  'calendar_year',
  'deputy',
  'edition',
  'membership',
  'migrations',
  'organisation',
  'recorded_order',
  'session',
  'sign_in_place',
];

describe('the database roles', () => {
  let database: TestDatabase;
  let admin: Client;
  const clients: Client[] = [];
  const as = async (role: string): Promise<Client> => {
    const client = new Client({ connectionString: database.urlFor(role) });
    await client.connect();
    clients.push(client);
    return client;
  };
  const may = async (role: string, right: string): Promise<string[]> => {
    const { rows } = await admin.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'v', 'm', 'p') AND (has_table_privilege($1, c.oid, $2) OR ($2 <> 'DELETE' AND $2 <> 'TRUNCATE' AND has_any_column_privilege($1, c.oid, $2))) ORDER BY 1`,
      [role, right],
    );
    return rows.map(({ name }) => name);
  };
  const refusal = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'allowed',
      (error: { code?: string }) => error.code ?? String(error),
    );

  beforeAll(async () => {
    database = await createTestDatabase();
    admin = new Client({ connectionString: database.url });
    await admin.connect();
  });
  afterAll(async () => {
    await Promise.all([admin, ...clients].map((client) => client.end()));
    await database.drop();
  });

  it('keep the API from writing any state', async () => {
    for (const right of ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) {
      const written = await may('app_api', right);
      expect([right, STATE.filter((table) => written.includes(table))]).toEqual([right, []]);
    }
    const api = await as('app_api');
    for (const table of STATE)
      expect([table, await refusal(api.query(`DELETE FROM ${table}`))]).toEqual([table, '42501']);
    expect(await refusal(api.query(`UPDATE case_file SET state = 'publication.published'`))).toBe('42501');
    expect(await refusal(api.query(`UPDATE transition_request SET state = 'applied'`))).toBe('42501');
    expect(await refusal(api.query(`INSERT INTO task SELECT * FROM task`))).toBe('42501');
  });

  it('let the API read tables without row-level security only where no case is in them, and never a sealed total', async () => {
    const { rows } = await admin.query<{ relname: string }>(
      `SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind = 'r' AND NOT relrowsecurity`,
    );
    const unguarded = rows.map(({ relname }) => relname);
    expect(
      (await may('app_api', 'SELECT'))
        .filter((table) => unguarded.includes(table))
        .filter((table) => !OPEN_TO_API.includes(table)),
    ).toEqual([]);
    const api = await as('app_api');
    expect([
      await refusal(api.query(`SELECT total FROM seat`)),
      await refusal(api.query(`SELECT sheet_sha FROM seat`)),
      await refusal(api.query(`SELECT payload FROM ledger_event`)),
    ]).toEqual(['42501', '42501', '42501']);
  });

  it('let the API accept requests in its own name only, and only as pending', async () => {
    const api = await as('app_api');
    const user = randomUUID();
    const insert =
      (scope: { user: string; org: string; role: string }, row: { state: string; role: string }) => async () => {
        await api.query('BEGIN');
        await api.query(
          `SELECT set_config('app.user', $1, true), set_config('app.org', $2, true), set_config('app.role', $3, true)`,
          [scope.user, scope.org, scope.role],
        );
        const outcome = await refusal(
          api.query(
            `INSERT INTO transition_request (id, subject_type, subject_id, action, payload, user_id, org_id, role, idempotency_key, body_hash, accepted_at, state) VALUES ($1, 'case', $1, 'nominate', '{}', $2, 'ndrc-440000', $3, $4, '', now(), $5)`,
            [randomUUID(), user, row.role, randomUUID(), row.state],
          ),
        );
        await api.query('ROLLBACK');
        return outcome;
      };
    const self = { user, org: 'ndrc-440000', role: 'nominator-clerk' };
    expect(await insert(self, { state: 'pending', role: 'nominator-clerk' })()).toBe('allowed');
    expect(await insert(self, { state: 'applied', role: 'nominator-clerk' })()).toBe('42501');
    expect(await insert(self, { state: 'pending', role: 'nominator-lead' })()).toBe('42501');
    expect(await insert({ ...self, user: randomUUID() }, { state: 'pending', role: 'nominator-clerk' })()).toBe(
      '42501',
    );
    expect(await insert({ ...self, org: 'ndrc-320000' }, { state: 'pending', role: 'nominator-clerk' })()).toBe(
      '42501',
    );
    expect(await insert({ ...self, role: 'system' }, { state: 'pending', role: 'system' })()).toBe('42501');
  });

  it('let the engine add to the ledger and never change it', async () => {
    for (const right of ['UPDATE', 'DELETE', 'TRUNCATE'])
      expect([right, (await may('app_engine', right)).includes('ledger_event')]).toEqual([right, false]);
    expect((await may('app_engine', 'INSERT')).includes('ledger_event')).toBe(true);
    const engine = await as('app_engine');
    expect([
      await refusal(engine.query(`UPDATE ledger_event SET payload = ''`)),
      await refusal(engine.query(`DELETE FROM ledger_event`)),
      await refusal(engine.query(`TRUNCATE ledger_event`)),
      await refusal(engine.query(`DELETE FROM ledger_head`)),
    ]).toEqual(['42501', '42501', '42501', '42501']);
    expect(await refusal(engine.query(`DELETE FROM case_file`))).toBe('42501');
  });

  it('show the public site released views and take objections, nothing else', async () => {
    const views = [
      'applied_migration',
      'public_calendar',
      'public_clock',
      'public_draw',
      'public_draw_act',
      'public_edition',
      'public_entry',
      'public_notice',
      'public_notice_item',
    ];
    expect(await may('app_public', 'SELECT')).toEqual(views);
    expect(await may('app_public', 'INSERT')).toEqual(['objection_file', 'transition_request']);
    for (const right of ['UPDATE', 'DELETE', 'TRUNCATE'])
      expect([right, await may('app_public', right)]).toEqual([right, []]);
    const site = await as('app_public');
    for (const view of views)
      expect([view, await refusal(site.query(`SELECT * FROM ${view}`))]).toEqual([view, 'allowed']);
    for (const table of ['case_file', 'snapshot', 'transition_request', 'objection_file', 'app_user'])
      expect([table, await refusal(site.query(`SELECT * FROM ${table}`))]).toEqual([table, '42501']);
  });

  it('keep the owner of the queue away from everything but the queue', async () => {
    for (const right of ['SELECT', 'INSERT', 'UPDATE', 'DELETE'])
      expect([right, await may('queue_owner', right)]).toEqual([right, []]);
  });
});
