import { randomUUID } from 'node:crypto';
import { PUBLIC_USER } from '@linxuan/persistence';
import { FACTS, PublicRound } from './testing/round';

const RELEASED = [
  'public_calendar',
  'public_clock',
  'public_draw',
  'public_draw_act',
  'public_edition',
  'public_entry',
  'public_notice',
  'public_notice_item',
];

describe('what the database role of the public site can reach', () => {
  let round: PublicRound;
  let noticed: string;
  beforeAll(async () => {
    round = await PublicRound.start();
    await round.place(0, 'public-notice.pending');
    await round.publishNotice();
    [{ id: noticed }] = await round.engine.work.source.query(`SELECT id FROM case_file`);
    // Everything else is unreleased: a case that waits, an entry in writing, a prepared notice.
    await round.place(1, 'public-notice.pending', { name: '尚未公示的技术' });
    const drafting = await round.place(2, 'classification.pending', { name: '正在编写条目的技术' });
    await round.engine.must(round.officer, 'case', drafting, 'classify', { category: '1.1' });
    await round.engine.must(round.officer, 'case', drafting, 'draft-entry', {
      name: '未发布条目',
      process: '未发布工艺',
      parameters: [{ name: '参数', value: '1' }],
      cases: [{ title: '未发布案例', content: '内容' }],
    });
    await round.engine.must(round.officer, 'dossier', await round.dossier('public-notice', 'drafted'), 'prepare', {
      title: '未发布公示',
      text: '正文',
      contact: '联系',
    });
  }, 60_000);
  afterAll(() => round.stop());

  const query = (sql: string, params: unknown[] = []) => round.publicWork.source.query(sql, params);
  const code = (promise: Promise<unknown>) =>
    promise.then(
      () => 'allowed',
      (error: { code?: string; driverError?: { code?: string } }) => error.driverError?.code ?? error.code ?? 'error',
    );

  it('is the released views, and no column of any other table, view or sequence', async () => {
    const readable = await query(`SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND has_schema_privilege(n.oid, 'USAGE')
        AND CASE WHEN c.relkind = 'S' THEN has_sequence_privilege(c.oid, 'USAGE, SELECT, UPDATE') ELSE has_table_privilege(c.oid, 'SELECT') OR has_any_column_privilege(c.oid, 'SELECT') END ORDER BY 1`);
    expect(readable.map(({ name }: { name: string }) => name)).toEqual([
      // Names of migrations, so that the process knows whether it fits the schema.
      'applied_migration',
      ...RELEASED,
    ]);
    const writable = await query(
      `SELECT table_name, column_name FROM information_schema.column_privileges WHERE grantee = 'app_public' AND privilege_type <> 'SELECT' ORDER BY 1, 2`,
    );
    expect(new Set(writable.map(({ table_name }: { table_name: string }) => table_name))).toEqual(
      new Set(['objection_file', 'transition_request']),
    );
    const columns = (table: string) =>
      writable
        .filter(({ table_name }: { table_name: string }) => table_name === table)
        .map(({ column_name }: { column_name: string }) => column_name);
    expect(columns('objection_file')).toEqual([
      'id',
      'mime',
      'name',
      'position',
      'received_at',
      'request_id',
      'sha',
      'size',
    ]);
    expect(columns('transition_request')).toEqual([
      'accepted_at',
      'action',
      'body_hash',
      'id',
      'idempotency_key',
      'org_id',
      'payload',
      'role',
      'subject_id',
      'subject_type',
      'user_id',
    ]);
  });

  it('runs no function with more rights than its own but those for objections and registrations, and that say whether a demonstration is here', async () => {
    const definers = await query(
      `SELECT p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND p.prosecdef AND has_function_privilege(p.oid, 'EXECUTE') ORDER BY 1`,
    );
    expect(definers.map(({ name }: { name: string }) => name)).toEqual([
      'admit_objection',
      'claim_registration',
      'confirmed_codes',
      'file_registration',
      'holds_demo_data',
      'public_objection_status',
      'registration_places',
      'registration_status',
      'take_public_turn',
    ]);
  });

  it('shows nothing that is not released in any cell of any view', async () => {
    for (const view of RELEASED) {
      const rows = JSON.stringify(await query(`SELECT * FROM ${view}`));
      for (const secret of [
        '尚未公示的技术',
        '正在编写条目的技术',
        '未发布',
        'applicant_org',
        'applicantOrg',
        'enterprise-',
        '"passMark"',
        '"weight"',
        '"duties"',
      ])
        expect([view, secret, rows.includes(secret)]).toEqual([view, secret, false]);
    }
    expect(await query(`SELECT item_id, open FROM public_notice_item`)).toEqual([{ item_id: noticed, open: true }]);
    expect(await query(`SELECT count(*)::int AS count FROM public_entry`)).toEqual([{ count: 0 }]);
  });

  it('does not leak through a cheap function in a filter', async () => {
    await query(
      `CREATE FUNCTION pg_temp.tell(text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS $$ BEGIN RAISE EXCEPTION 'seen: %', $1; END $$`,
    ).catch(() => undefined);
    const seen = await query(`SELECT * FROM public_notice_item WHERE pg_temp.tell(name)`).catch(
      (error: Error) => error.message,
    );
    expect(String(seen)).not.toContain('尚未公示的技术');
  });

  const insert = (set: Record<string, unknown>) => {
    const row = {
      id: randomUUID(),
      subject_type: 'case',
      subject_id: noticed,
      action: 'object',
      payload: {},
      user_id: PUBLIC_USER,
      org_id: 'public',
      role: 'public',
      idempotency_key: randomUUID(),
      body_hash: '',
      accepted_at: round.engine.now,
      ...set,
    };
    return code(
      query(
        `INSERT INTO transition_request (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
          .map((_, n) => `$${n + 1}`)
          .join(', ')})`,
        Object.values(row),
      ),
    );
  };

  it('writes an objection to an open item and nothing else', async () => {
    expect(await insert({})).toBe('allowed');
    const waiting = await round.engine.work.source.query(`SELECT id FROM case_file WHERE title = '尚未公示的技术'`);
    const wrong: Record<string, unknown>[] = [
      { subject_id: waiting[0].id },
      { subject_id: randomUUID() },
      { action: 'withdraw' },
      { action: 'exclude' },
      { role: 'authority-lead' },
      { org_id: 'ndrc' },
      { user_id: round.lead.userId },
      { subject_type: 'dossier' },
      { payload: { text: 'x'.repeat(70_000) } },
    ];
    for (const set of wrong) expect([Object.keys(set)[0], await insert(set)]).toEqual([Object.keys(set)[0], '42501']);
    for (const set of [{ state: 'applied' }, { expected_version: 3 }, { outcome: {} }])
      expect(await insert(set)).toBe('42501');
    expect(await code(query(`INSERT INTO outbox (topic, key, payload) VALUES ('x', 'y', '{}')`))).toBe('42501');
    expect(await code(query(`UPDATE transition_request SET payload = '{}'`))).toBe('42501');
    expect(await code(query(`DELETE FROM transition_request`))).toBe('42501');
    expect(
      await round.engine.work.source.query(
        `SELECT count(*)::int AS count FROM outbox WHERE topic = 'transition.apply' AND key IN (SELECT id::text FROM transition_request WHERE role = 'public')`,
      ),
    ).toEqual([{ count: 1 }]);
  });

  it('writes the files that its objection names, each once, and reads none', async () => {
    const request = randomUUID();
    const file = { name: '现场.pdf', size: 7, sha256: 'a'.repeat(64) };
    expect(await insert({ id: request, payload: { files: [file, { ...file, name: '现场 2.pdf' }] } })).toBe('allowed');
    const add = (set: Record<string, unknown>) => {
      const row = {
        id: randomUUID(),
        request_id: request,
        position: 0,
        name: file.name,
        mime: 'application/pdf',
        size: file.size,
        sha: file.sha256,
        received_at: round.engine.now,
        ...set,
      };
      return code(
        query(
          `INSERT INTO objection_file (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
            .map((_, n) => `$${n + 1}`)
            .join(', ')})`,
          Object.values(row),
        ),
      );
    };
    const [other] = await round.engine.work.source.query(
      `SELECT id FROM transition_request WHERE role <> 'public' LIMIT 1`,
    );
    for (const set of [
      { name: '别的.pdf' },
      { size: 8 },
      { sha: 'b'.repeat(64) },
      { position: 1 },
      { position: 2 },
      { request_id: randomUUID() },
      { request_id: other.id },
    ])
      expect([set, await add(set)]).toEqual([set, '42501']);
    expect([
      await add({ mime: 'text/html' }),
      await add({}),
      await add({}),
      await add({ position: 1, name: '现场 2.pdf' }),
    ]).toEqual(['23514', 'allowed', '23505', 'allowed']);
    await round.engine.work.source.query(`UPDATE transition_request SET state = 'refused' WHERE id = $1`, [request]);
    expect(await add({ position: 0, id: randomUUID() })).toBe('42501');
    for (const sql of [
      `SELECT id FROM objection_file`,
      `UPDATE objection_file SET name = ''`,
      `DELETE FROM objection_file`,
      `INSERT INTO objection_file SELECT * FROM objection_file RETURNING id`,
    ])
      expect(await code(query(sql))).toBe('42501');
  });

  it('hides holder and nominator where the notice of the edition has no such column', async () => {
    const [{ holder, nominator_zh: nominator }] = await query(`SELECT holder, nominator_zh FROM public_notice_item`);
    expect([holder, nominator]).toEqual(['青屏第0环保科技有限公司', '广东省发展和改革委员会']);
    const columns = (to: string[]) =>
      round.engine.work.source.query(`UPDATE edition SET definition = replace(definition::text, $1, $2)::jsonb`, [
        JSON.stringify(['number', 'name', 'area', 'category', 'holder', 'nominator']).replaceAll(',', ', '),
        JSON.stringify(to).replaceAll(',', ', '),
      ]);
    await columns(['number', 'name']);
    expect(await query(`SELECT holder, nominator_zh, nominator_en FROM public_notice_item`)).toEqual([
      { holder: null, nominator_zh: null, nominator_en: null },
    ]);
    expect(FACTS).toHaveLength(112);
  });
});
