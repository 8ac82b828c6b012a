import { CaseListRepository, createDataSource, UnitOfWork, type AccessScope, type Tx } from '@linxuan/persistence';
import { createTestDatabase, seedEdition, TEST_EDITION, type TestDatabase } from '@linxuan/testing';
import { EDITION_STATE, manyCases, MINISTRY, NEEDLES, OLD_WORD, PROVINCE } from './many-cases';

jest.setTimeout(600_000);

const CASES = 30_000;
const EXPERT = '00000000-0000-0000-0000-0000000000e1';
const scope = (orgId: string, role: string, userId = '00000000-0000-0000-0000-000000000001'): AccessScope => ({
  orgId,
  role,
  userId,
  queues: [],
});
const ministry = scope(MINISTRY, 'authority-clerk');
const province = scope(PROVINCE, 'nominator-clerk');
const READERS: [string, AccessScope][] = [
  ['ministry', ministry],
  ['province', province],
  ['expert', scope('experts', 'expert', EXPERT)],
  ['enterprise', scope('applicant-1200', 'enterprise-clerk')],
];
const ORDERS = ['enteredAt', 'number', 'title', 'stage', 'state', 'area', 'dueAt', 'submittedAt'];
/** Rows of a table that a page may touch, by its indexes: what is sampled, counted and walked, and never all. */
const MOST = 12_000;

interface Reads {
  table: string;
  scans: number;
  rows: number;
}

/** The list's own statement, as the api runs it; what it costs is told by the rows it reads, not by a clock. */
describe('a search among many cases', () => {
  let database: TestDatabase;
  let work: UnitOfWork;
  beforeAll(async () => {
    database = await createTestDatabase();
    const owner = new UnitOfWork(await createDataSource(database.url, { poolSize: 2 }).initialize());
    await seedEdition(owner, '2024-07-15T01:00:00.000Z');
    await manyCases(owner.source, { cases: CASES, editionId: TEST_EDITION, state: EDITION_STATE, expert: EXPERT });
    await owner.source.destroy();
    work = new UnitOfWork(await createDataSource(database.urlFor('app_api'), { poolSize: 2 }).initialize());
  });
  afterAll(async () => {
    await work.source.destroy();
    await database.drop();
  });

  /** What the connection has read so far, by table. */
  const read = async (tx: Tx): Promise<Map<string, Reads>> => {
    const rows: Reads[] = await tx.query(
      `SELECT relname AS table, seq_scan::int AS scans, (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int AS rows
       FROM pg_stat_xact_user_tables WHERE relname IN ('case_file', 'party', 'search_text')`,
    );
    return new Map(rows.map((row) => [row.table, row]));
  };
  const asked = (reader: AccessScope, q: string, sort = 'enteredAt', order: 'ASC' | 'DESC' = 'DESC') =>
    work.run(reader, async (tx) => {
      const { role, orgId } = reader;
      const before = await read(tx);
      const query = { q, sort, order, page: 1, perPage: 25 };
      const found = await new CaseListRepository(tx).page(query, { role, orgId, readsScores: false });
      const reads = [...(await read(tx)).values()].map(({ table, scans, rows }) => ({
        table,
        scans: scans - (before.get(table)?.scans ?? 0),
        rows: rows - (before.get(table)?.rows ?? 0),
      }));
      return { ...found, scans: reads.filter(({ scans }) => scans > 0), dear: reads.filter(({ rows }) => rows > MOST) };
    });

  it.each(READERS)('reads no table whole and few rows, whatever is looked for (%s)', async (_name, reader) => {
    for (const needle of NEEDLES.filter((one) => one !== OLD_WORD)) {
      const { scans, dear } = await asked(reader, needle);
      expect([needle, scans, dear]).toEqual([needle, [], []]);
    }
  });

  it('does so in every order of the list, in both directions', async () => {
    for (const sort of ORDERS)
      for (const order of ['ASC', 'DESC'] as const) {
        const { scans, dear, rows } = await asked(ministry, '技术', sort, order);
        expect([sort, order, scans, dear, rows.length]).toEqual([sort, order, [], [], 25]);
      }
  });

  it('counts to a thousand, and all where the session has few', async () => {
    const total = async (reader: AccessScope, needle: string) => {
      const found = await asked(reader, needle);
      return [found.total, found.atLeast];
    };
    expect(await total(ministry, '技术')).toEqual([1000, true]);
    expect(await total(ministry, '固碳')).toEqual([303, false]);
    expect(await total(ministry, '钙钛矿')).toEqual([30, false]);
    expect(await total(province, '技术')).toEqual([3000, false]);
  });

  it('finds what stands at the far end of the order', async () => {
    const { rows, total, atLeast } = await asked(ministry, OLD_WORD);
    expect([rows.length, rows[0]?.number, total, atLeast]).toEqual([25, 'GD-2024-014999', 1000, true]);
  });
});
