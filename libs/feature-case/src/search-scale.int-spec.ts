import { createDataSource, SearchRepository, UnitOfWork } from '@linxuan/persistence';
import { createTestDatabase, type TestDatabase } from '@linxuan/testing';
import { Client } from 'pg';

jest.setTimeout(600_000);

/**
 * More than the function reads one by one, so that the ministry is answered by the index and a nominator by reading.
 */
const CASES = 6000;
const NOMINATORS = 3;
const HIDING = [{ pointer: '/holder', hiddenFrom: ['expert', 'department-reviewer'] }];
const QUERIES = [
  '永磁',
  '永',
  '磁 永磁电机',
  '永磁电机',
  '号高温 电机',
  '２０２４－１７',
  'PM2.5',
  'ｐｍ',
  '试验单位77',
  '单位',
  '%',
  '_',
  '\\',
  '77 永',
  '不存在',
];
const OTHERS = ['organisation', 'account', 'dossier', 'objection', 'delivery'];
const EXPERT = '00000000-0000-0000-0000-0000000000e1';

/** `case_search` passes by row-level security, so it is held against the policies row by row, on both of its ways. */
describe('search over many cases', () => {
  let database: TestDatabase;
  let admin: Client;
  let work: UnitOfWork;

  beforeAll(async () => {
    database = await createTestDatabase();
    admin = new Client({ connectionString: database.url });
    await admin.connect();
    await admin.query(
      `INSERT INTO edition (id, programme_id, state, yaml, definition, form, taxonomy, digest, authority_org)
       VALUES ('open', 'p', 'open', '', '{}', '{}', '{}', 'd', 'ministry'), ('blind', 'p', 'open', '', $1, '{}', '{}', 'd', 'ministry')`,
      [{ visibility: HIDING }],
    );
    await admin.query(
      `INSERT INTO case_file (id, number, edition_id, state, stage, version, title, holder_name, applicant_org, nominator_org, authority_org, revision, entered_at, outcome)
       SELECT md5(n::text)::uuid, '2024-' || n, CASE WHEN n % 4 = 0 THEN 'blind' ELSE 'open' END, 's.x', 's', 1,
         '第' || n || '号高温烟气余热回收' || CASE WHEN n % 500 = 0 THEN '永磁电机' WHEN n % 77 = 0 THEN '（ＰＭ２．５）100%' ELSE '' END, '试验单位' || n, 'applicant-' || n, 'nominator-' || n % ${NOMINATORS}, 'ministry', 1, now(), 'running'
       FROM generate_series(1, ${CASES}) n`,
    );
    await admin.query(
      `INSERT INTO party (id, case_id, org_id, user_id, relation)
       SELECT gen_random_uuid(), md5(n::text)::uuid, org, person, relation FROM generate_series(1, ${CASES}) n, LATERAL (VALUES
         ('applicant-' || n, NULL::uuid, 'applicant'), (CASE WHEN n <= 4500 THEN 'nominator-' || n % ${NOMINATORS} END, NULL, 'nominator'), ('ministry', NULL, 'authority'), (CASE WHEN n % 2 = 0 THEN 'ministry' END, NULL, 'group'),
         (NULL, CASE WHEN n % 8 = 0 THEN '${EXPERT}'::uuid END, 'expert')) p(org, person, relation) WHERE coalesce(org, person::text) IS NOT NULL`,
    );
    // The other kinds are searched by the same function; their texts are enough for the planner.
    for (const kind of OTHERS)
      await admin.query(
        `INSERT INTO search_text (kind, id, shown, whole) SELECT '${kind}', 'text-' || n, t, t FROM generate_series(1, 4000) n, LATERAL (VALUES (search_fold('广东第' || n || '节能装备有限公司' || CASE WHEN n % 500 = 0 THEN '永磁电机' ELSE '' END))) v(t)`,
      );
    await admin.query('ANALYZE');
    work = new UnitOfWork(await createDataSource(database.urlFor('app_api'), { poolSize: 2 }).initialize());
  });
  afterAll(async () => {
    await work.source.destroy();
    await admin.end();
    await database.drop();
  });

  const scope = (orgId: string, role: string, userId = '00000000-0000-0000-0000-000000000001') =>
    ({ orgId, role, userId, queues: [] }) as unknown as Parameters<UnitOfWork['run']>[0];
  const SESSIONS = [
    scope('ministry', 'authority-clerk'),
    scope('ministry', 'department-reviewer'),
    scope('ministry', 'expert'),
    scope('ministry', 'operator'),
    scope('nominator-1', 'nominator-clerk'),
    scope('nominator-1', 'department-reviewer'),
    scope('applicant-77', 'enterprise-clerk'),
    scope('institute', 'expert', EXPERT),
    scope('institute', 'enterprise-clerk', EXPERT),
    scope('nobody', 'nominator-lead'),
  ];
  /** What the policies show, searched as it is shown: without the holder where it is hidden from the role. */
  const BY_POLICY = `SELECT c.id FROM case_file c JOIN edition e ON e.id = c.edition_id
    WHERE search_fold(c.title || ' ' || c.number || CASE WHEN coalesce(e.definition->'visibility'->0->'hiddenFrom' ? $2, false) AND c.applicant_org <> $3 THEN '' ELSE ' ' || c.holder_name END) LIKE ALL (search_patterns($1)) ORDER BY 1`;

  it.each(SESSIONS)('finds what the policies show, and by what they show ($role of $orgId)', async (session) => {
    const { role, orgId } = session as unknown as { role: string; orgId: string };
    for (const query of QUERIES)
      await work.run(session, async (tx) => {
        const byPolicy: { id: string }[] = await tx.query(BY_POLICY, [query, role, orgId]);
        const bySearch: { id: string }[] = await tx.query(`SELECT id FROM case_search($1) AS id ORDER BY 1`, [query]);
        expect([query, bySearch]).toEqual([query, byPolicy]);
      });
  });

  it.each(SESSIONS)('pages through the same, in its order ($role of $orgId)', async (session) => {
    const { role, orgId } = session as unknown as { role: string; orgId: string };
    const PAGE = `SELECT case_id AS id, total, at_least FROM case_page($1, $2, 'enteredAt', true, $3, $4) WHERE case_id IS NOT NULL ORDER BY place`;
    const FILTERS = [
      {},
      { editionId: ['blind'] },
      { nominatorOrg: ['nominator-1', 'nominator-2'], state: ['x', 's.x'] },
    ];
    const ORDERED = `${BY_POLICY.replace('SELECT c.id', 'SELECT c.id, c.edition_id, c.nominator_org').replace('ORDER BY 1', 'ORDER BY c.entered_at DESC, c.id DESC')}`;
    for (const query of QUERIES)
      for (const filter of FILTERS)
        await work.run(session, async (tx) => {
          const all: { id: string; edition_id: string; nominator_org: string }[] = await tx.query(ORDERED, [
            query,
            role,
            orgId,
          ]);
          const kept = all.filter(
            (row) =>
              (!filter.editionId || filter.editionId.includes(row.edition_id)) &&
              (!filter.nominatorOrg || filter.nominatorOrg.includes(row.nominator_org)),
          );
          for (const [skip, take] of [
            [0, 25],
            [25, 25],
            [0, 10_000],
          ] as const) {
            const rows: { id: string; total: number; at_least: boolean }[] = await tx.query(PAGE, [
              query,
              filter,
              skip,
              take,
            ]);
            const expected = kept.slice(skip, skip + take).map(({ id }) => id);
            expect([query, filter, skip, rows.map(({ id }) => id)]).toEqual([query, filter, skip, expected]);
            for (const { total, at_least } of rows.slice(0, 1))
              expect([query, at_least ? kept.length > total && total === 1000 : total]).toEqual([
                query,
                at_least || kept.length,
              ]);
          }
        });
  });

  it('asks the index for one, two and more characters, and never computes it for a row', async () => {
    for (const query of ['永', '永磁', '永磁电机', '电机 永'])
      for (const kind of ['case', ...OTHERS]) {
        const { rows } = await admin.query(
          `EXPLAIN (FORMAT TEXT) SELECT id FROM search_text t WHERE t.kind = '${kind}' AND search_grams(t.whole) @> search_needle('${query}')`,
        );
        const plan = (rows as Record<string, string>[]).map((row) => row['QUERY PLAN']).join('\n');
        expect(plan).toContain(`on search_text_${kind}`);
        expect(plan).not.toContain('Seq Scan');
      }
  });

  it('never reads the texts one after the other for the search over everything', async () => {
    for (const query of [['永磁'], ['永'], ['电机', '广东'], ['不存在']])
      await work.run(scope('ministry', 'authority-clerk'), async (tx) => {
        const search = new SearchRepository(tx, query, 6);
        await search.cases(await search.lanes());
        await search.dossiers(true);
        await search.dossiers(false);
        await search.organisations();
        await search.accounts();
        const [read] = await tx.query<{ whole: string; index: string }[]>(
          `SELECT seq_scan AS whole, idx_scan AS index FROM pg_stat_xact_user_tables WHERE relname = 'search_text'`,
        );
        expect([query, Number(read?.whole), Number(read?.index) > 0]).toEqual([query, 0, true]);
      });
  });
});
