import { createTestDatabase, type TestDatabase } from '@linxuan/testing';
import { Client } from 'pg';
import { freshAccess, migrateUp } from '../migrate';
import { compareAccess, type AccessDifference } from './compare-access';
import { AccessMismatch, EXPECTED_ACCESS } from './expected-access';
import { readAccess, type AccessState } from './read-access';

describe('the locks of a database', () => {
  let database: TestDatabase;
  let admin: Client;
  const read = (): Promise<AccessState> => readAccess(async (sql) => (await admin.query(sql)).rows);

  beforeEach(async () => {
    database = await createTestDatabase({ migrated: false });
    admin = new Client({ connectionString: database.url });
    await admin.connect();
  });
  afterEach(async () => {
    await admin.end();
    await database.drop();
  });

  it('are checked in as a fresh database has them (npm run access writes them)', async () => {
    expect(await freshAccess(database.url)).toEqual(EXPECTED_ACCESS);
  });

  it('are read completely: every policy, right, trigger and function of the schema has an entry', async () => {
    await migrateUp(database.url);
    const names = Object.keys(await read());
    const { rows } = await admin.query<{ kind: string; found: number }>(
      `SELECT 'policy' AS kind, count(*)::int AS found FROM pg_policies WHERE schemaname = 'public'
       UNION ALL SELECT 'row-security', count(*)::int FROM pg_tables WHERE schemaname = 'public' AND rowsecurity
       UNION ALL SELECT 'trigger', count(*)::int FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = 'public'::regnamespace AND NOT tgisinternal
       UNION ALL SELECT 'grant TABLE', count(DISTINCT (table_name, grantee))::int FROM information_schema.table_privileges WHERE table_schema = 'public' AND grantee NOT IN ('postgres')`,
    );
    for (const { kind, found } of rows) {
      expect(found).toBeGreaterThan(0);
      expect([kind, names.filter((name) => name.startsWith(`${kind} `)).length]).toEqual([kind, found]);
    }
  });

  /** One act of damage for each kind of lock: what a restore by other means or a hasty hand does. */
  const DAMAGE: [string, string, AccessDifference['kind']][] = [
    ['policy case_file.case_file_read', 'DROP POLICY case_file_read ON case_file', 'missing'],
    ['policy case_file.case_file_read', 'ALTER POLICY case_file_read ON case_file USING (true)', 'changed'],
    ['policy case_file.open', 'CREATE POLICY open ON case_file TO app_public USING (true)', 'unexpected'],
    ['row-security case_file', 'ALTER TABLE case_file DISABLE ROW LEVEL SECURITY', 'missing'],
    ['grant TABLE case_file app_api', 'REVOKE SELECT ON case_file FROM app_api', 'missing'],
    ['grant TABLE ledger_event app_engine', 'GRANT DELETE ON ledger_event TO app_engine', 'changed'],
    ['grant TABLE case_file PUBLIC', 'GRANT SELECT ON case_file TO PUBLIC', 'unexpected'],
    ['grant column seat.reason_sha app_api', 'REVOKE SELECT (reason_sha) ON seat FROM app_api', 'missing'],
    ['grant column seat.sheet_sha app_api', 'GRANT SELECT (sheet_sha) ON seat TO app_api', 'unexpected'],
    ['grant SEQUENCE outbox_id_seq app_api', 'REVOKE USAGE ON SEQUENCE outbox_id_seq FROM app_api', 'missing'],
    ['grant function audit_check() PUBLIC', 'GRANT EXECUTE ON FUNCTION audit_check() TO PUBLIC', 'unexpected'],
    ['grant schema public app_public', 'REVOKE USAGE ON SCHEMA public FROM app_public', 'missing'],
    ['trigger audit_event.frozen', 'DROP TRIGGER frozen ON audit_event', 'missing'],
    ['trigger audit_event.frozen', 'ALTER TABLE audit_event DISABLE TRIGGER frozen', 'changed'],
    ['owner case_file', 'ALTER TABLE case_file OWNER TO app_engine', 'unexpected'],
  ];

  it.each(DAMAGE)(
    'migrate refuses a database with a damaged %s (%s) and repairs it when asked',
    async (name, sql, kind) => {
      await migrateUp(database.url);
      const sound = await read();
      await admin.query(sql);
      const refusal = await migrateUp(database.url).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(refusal).toBeInstanceOf(AccessMismatch);
      expect((refusal as AccessMismatch).differences.map((one) => [one.name, one.kind])).toContainEqual([name, kind]);
      await migrateUp(database.url, undefined, { repairAccess: true });
      expect(compareAccess(sound, await read())).toEqual([]);
      expect(await migrateUp(database.url)).toEqual([]);
    },
  );

  it('are all put back at once where a restore by other means lost every one of them', async () => {
    await migrateUp(database.url);
    const sound = await read();
    const { rows } = await admin.query<{ drop: string }>(
      `SELECT format('DROP POLICY %I ON %I', policyname, tablename) AS drop FROM pg_policies WHERE schemaname = 'public'`,
    );
    await admin.query(rows.map(({ drop }) => drop).join('; '));
    await admin.query(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, app_api, app_engine, app_public, queue_owner;
      REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM app_api, app_engine; REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM app_api, app_engine, app_public`);
    const refusal = await migrateUp(database.url).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect((refusal as AccessMismatch).differences.length).toBeGreaterThan(200);
    await migrateUp(database.url, undefined, { repairAccess: true });
    expect(compareAccess(sound, await read())).toEqual([]);
  });

  it('says that the text of a function is not repaired, and changes nothing then', async () => {
    await migrateUp(database.url);
    await admin.query(
      `CREATE OR REPLACE FUNCTION app_office() RETURNS text LANGUAGE sql STABLE AS $$ SELECT 'auditor' $$`,
    );
    await admin.query('DROP POLICY case_file_read ON case_file');
    const before = await read();
    await expect(migrateUp(database.url, undefined, { repairAccess: true })).rejects.toThrow(AccessMismatch);
    expect(await read()).toEqual(before);
  });
});
