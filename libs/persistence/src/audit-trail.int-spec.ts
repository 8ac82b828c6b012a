import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@linxuan/testing';
import { Client } from 'pg';
import { AuditTrail, outlineOf } from './audit-trail';
import { createDataSource } from './data-source';
import { WORKFLOW_ENTITIES } from './entities';
import { tableOf } from './json-rows';
import { DATABASE_ROLES } from './database-roles';
import { UnitOfWork } from './unit-of-work';

/**
 * Tables whose changes stand elsewhere, or say nothing about rights: each with its reason. A new table is in neither
 * list and fails.
 */
const NOT_WATCHED: Record<string, string> = {
  ...Object.fromEntries(
    Object.values(WORKFLOW_ENTITIES).map((entity) => [tableOf(entity), 'the ledger holds its changes']),
  ),
  ...Object.fromEntries(
    ['quota_account', 'case_revision', 'decision_record', 'ledger_event', 'ledger_head', 'fingerprint', 'snapshot'].map(
      (table) => [table, 'written by the engine with the ledger'],
    ),
  ),
  ...Object.fromEntries(
    ['draft', 'worksheet', 'attachment', 'upload', 'case_note', 'draw', 'dossier_scan', 'objection_file'].map(
      (table) => [table, 'work on a case, with its author in the row'],
    ),
  ),
  ...Object.fromEntries(
    ['transition_request', 'outbox', 'migrations'].map((table) => [table, 'the machinery of the queue and the schema']),
  ),
  ...Object.fromEntries(
    ['notification', 'reminder', 'reminder_rung', 'delivery', 'delivery_attempt', 'mailbox_message'].map((table) => [
      table,
      'messages, with their own log',
    ]),
  ),
  edition_play: 'sample cases that stand nowhere else',
  search_text: 'follows from the rows that are searched',
  attempt_budget: 'counts of attempts, which pass by themselves',
  sign_in_place: 'digests of places; the session that was begun is recorded',
  ...Object.fromEntries(['notice_preference', 'calendar_feed'].map((table) => [table, "a person's own convenience"])),
  ...Object.fromEntries(
    ['public_turn', 'objection_source', 'sign_in_place', 'sign_in_turn', 'attempt_budget'].map((table) => [
      table,
      'counters that bound how often',
    ]),
  ),
  ...Object.fromEntries(
    ['draw_round', 'draw_act', 'draw_expert', 'draw_panel'].map((table) => [table, 'the ledger holds each act']),
  ),
  audit_event: 'the record itself',
  audit_seal: 'the record itself',
};

describe('the audit record', () => {
  let database: TestDatabase;
  let admin: Client;
  let work: UnitOfWork;
  let trail: AuditTrail;
  const auditor = { userId: randomUUID(), orgId: 'ndrc', role: 'auditor', queues: [] };

  beforeAll(async () => {
    database = await createTestDatabase();
    admin = new Client({ connectionString: database.url });
    await admin.connect();
    work = new UnitOfWork(await createDataSource(database.urlFor('app_api'), { poolSize: 4 }).initialize());
    trail = new AuditTrail(work);
  });
  afterAll(async () => {
    await work.source.destroy();
    await admin.end();
    await database.drop();
  });

  const events = (kind: string): Promise<Record<string, string>[]> =>
    work.run(auditor, (tx) => tx.query(`SELECT * FROM audit_event WHERE kind LIKE $1 ORDER BY id`, [kind]));

  it('is changed by no database role, nor by the owner without taking its locks off, and read by the auditor alone', async () => {
    await trail.recordFor(auditor, { kind: 'list.exported', subjectType: 'list', subjectId: 'cases' });
    const statements = ['audit_event', 'audit_seal'].flatMap((table) => [
      `UPDATE ${table} SET ${table === 'audit_event' ? `kind = 'x'` : `hash = 'x'`}`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
    ]);
    const inserts = [
      `INSERT INTO audit_event (kind, database_role, subject_type, subject_id, detail) VALUES ('x', 'x', 'x', 'x', '{}')`,
      `INSERT INTO audit_seal VALUES (99, 99, '', '')`,
    ];
    const outcomes: string[][] = [];
    for (const role of [...DATABASE_ROLES, 'owner']) {
      const client = new Client({ connectionString: role === 'owner' ? database.url : database.urlFor(role) });
      await client.connect();
      await client.query(`SELECT set_config('app.role', 'auditor', false)`);
      for (const statement of role === 'owner' ? statements : [...statements, ...inserts]) {
        const code = await client.query(statement).then(
          () => 'allowed',
          (error: { code: string }) => error.code,
        );
        if (code !== '42501') outcomes.push([role, statement, code]);
      }
      await client.end();
    }
    expect(outcomes).toEqual([]);
    for (const role of ['operator', 'security-officer', 'authority-lead', 'expert', ''])
      expect([role, await work.run({ ...auditor, role }, (tx) => tx.query(`SELECT 1 FROM audit_event`))]).toEqual([
        role,
        [],
      ]);
    for (const role of ['app_engine', 'app_public', 'queue_owner'])
      expect([
        role,
        (await admin.query(`SELECT has_table_privilege($1, 'audit_event', 'SELECT') AS may`, [role])).rows[0].may,
      ]).toEqual([role, false]);
    expect((await events('list.exported')).length).toBe(1);
  });

  it('watches every table whose changes stand in no ledger', async () => {
    const { rows } = await admin.query<{ table: string; watched: boolean }>(
      `SELECT c.relname AS table, EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'audited' AND t.tgenabled = 'O') AS watched
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind = 'r' ORDER BY 1`,
    );
    expect(rows.filter(({ table, watched }) => watched === table in NOT_WATCHED).map(({ table }) => table)).toEqual([]);
  });

  it('names who changed what in the transaction that changes it, and repeats no secret', async () => {
    const [user, operator] = [randomUUID(), { ...auditor, userId: randomUUID(), role: 'operator', deputy: null }];
    const before = (await events('%')).length;
    await expect(
      work.run(operator, async (tx) => {
        await tx.query(`INSERT INTO app_user (id, login, display_name, password_hash) VALUES ($1, 'undone', 'U', '')`, [
          user,
        ]);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect((await events('%')).length).toBe(before);
    await work.run(operator, (tx) =>
      tx.query(`INSERT INTO app_user (id, login, display_name, password_hash) VALUES ($1, 'kept', 'K', 'topsecret')`, [
        user,
      ]),
    );
    await work.run(operator, (tx) =>
      tx.query(`UPDATE app_user SET password_hash = 'topsecret2', failed_count = 3 WHERE id = $1`, [user]),
    );
    await work.run(operator, (tx) => tx.query(`UPDATE app_user SET failed_count = 0 WHERE id = $1`, [user]));
    const found = (await events('account.%')).map(({ kind, user_id, role, subject_id, detail }) => [
      kind,
      user_id,
      role,
      subject_id,
      detail,
    ]);
    expect(found.map(([kind, by, role, subject]) => [kind, by, role, subject])).toEqual([
      ['account.created', operator.userId, 'operator', user],
      ['account.changed', operator.userId, 'operator', user],
    ]);
    expect(JSON.parse(String(found[1]?.[4]))).toEqual({ password_hash: 'changed' });
    expect(JSON.stringify(found)).not.toContain('topsecret');
  });

  it('records sessions as they begin, switch and end, and a failed sign-in by no more than an outline', async () => {
    const user = randomUUID();
    await admin.query(`INSERT INTO app_user (id, login, display_name, password_hash) VALUES ($1, 'signs', 'S', '')`, [
      user,
    ]);
    await admin.query(`INSERT INTO organisation (id, kind, name_zh, name_en) VALUES ('o', 'operations', 'o', 'o')`);
    const { rows } = await admin.query(
      `INSERT INTO membership (id, user_id, org_id, role) VALUES (gen_random_uuid(), $1, 'o', 'expert'), (gen_random_uuid(), $1, 'o', 'group-clerk') RETURNING id`,
      [user],
    );
    await work.system(async (tx) => {
      await tx.query(
        `INSERT INTO session (token_hash, user_id, membership_id, csrf, expires_at) VALUES ('audited', $1, $2, 'c', now() + interval '1 hour')`,
        [user, rows[0].id],
      );
      await tx.query(`UPDATE session SET last_seen_at = now() WHERE token_hash = 'audited'`);
      await tx.query(`UPDATE session SET membership_id = $1 WHERE token_hash = 'audited'`, [rows[1].id]);
      await tx.query(`DELETE FROM session WHERE token_hash = 'audited'`);
    });
    await trail.signInFailed('signs', { reason: 'password' });
    await trail.signInFailed('My-Pass word!2024');
    expect((await events('session.%')).map(({ kind, user_id, subject_id }) => [kind, user_id, subject_id])).toEqual([
      ['session.opened', user, user],
      ['session.switched', user, user],
      ['session.ended', user, user],
      ['session.refused', user, user],
      ['session.refused', null, outlineOf('My-Pass word!2024')],
    ]);
    expect(outlineOf('My-Pass word!2024')).toBe('M…(15)');
  });

  it('seals each event into one chain, also when many commit at once, and shows what was tampered with', async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        trail.recordFor(auditor, { kind: 'case.seen', subjectType: 'case', subjectId: String(n) }),
      ),
    );
    const check = (): Promise<{ check: { events: number; faultCount: number; faults: object[] } | null }[]> =>
      work.run(auditor, (tx) => tx.query(`SELECT audit_check() AS check`));
    expect((await check())[0]?.check).toMatchObject({ faultCount: 0, faults: [] });
    expect(await work.run({ ...auditor, role: 'operator' }, (tx) => tx.query(`SELECT audit_check() AS check`))).toEqual(
      [{ check: null }],
    );
    await admin.query(`ALTER TABLE audit_event DISABLE TRIGGER frozen`);
    const { rows } = await admin.query(
      `UPDATE audit_event SET user_id = gen_random_uuid() WHERE id = (SELECT min(id) + 3 FROM audit_event) RETURNING id`,
    );
    expect((await check())[0]?.check).toMatchObject({
      faultCount: 1,
      faults: [{ id: Number(rows[0].id), fault: 'hash' }],
    });
  });
});
