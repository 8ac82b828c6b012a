import { ProcessHarness, redisProgram, type SessionClient } from '@linxuan/testing';
import { Pool } from 'pg';
import { send } from './http';
import { figure, measure, median, percent, type Measured } from './measure';
import { ReferenceService } from './reference-service';
import { keepTable } from './report';

const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 4);
const SIZES = [1_000, 10_000, 100_000, ...(process.env['BENCH_FULL'] ? [1_000_000] : [])];
const CLIENTS = [1, 16, 64];
const QUEUE = 'ndrc-440000/nominator-clerk';
const LARGEST = 5000;
const PAGE = '/api/tasks?page=1&perPage=25&sort=dueAt&order=ASC';

/** Twenty-five rows and the exact total of a work queue, among ever more tasks of which 98 of 100 are done. */
describe('a page of a work queue', () => {
  const rows: string[][] = [];
  let product: ProcessHarness;
  let bare: Pool;
  let session: SessionClient;
  let reference: ReferenceService | undefined;
  beforeAll(async () => {
    product = await ProcessHarness.start({ workers: 0 });
    bare = new Pool({ connectionString: product.engine.database.url, max: 64 });
    if (redisProgram()) reference = await ReferenceService.start(product.engine.database.url, QUEUE, 1);
    session = await product.client(await product.engine.person('clerk-ndrc-440000', 'ndrc-440000', 'nominator-clerk'));
  });
  afterAll(async () => {
    await bare.end();
    await reference?.stop();
    await product.stop();
    await keepTable(
      'queue-page',
      [
        'tasks',
        'open in the queue',
        'clients',
        'pages per second',
        'spread',
        'p50 ms',
        'p95 ms',
        'bare per second',
        'bare p95 ms',
        'p95 against bare',
        'p95 against 10k',
        'reference per second',
        'reference p95 ms',
        'rate against the reference',
      ],
      rows,
    );
  });

  const atTenThousand = new Map<number, Measured>();
  let filled = 0;
  for (const size of SIZES)
    it(`among ${size} tasks`, async () => {
      await fill(bare, filled, size);
      filled = size;
      const expected = await bare.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM task WHERE queue_key = $1 AND done_at IS NULL`,
        [QUEUE],
      );
      const first = await send(session, product.origin, 'GET', PAGE);
      const plainTotal = await reference?.page();
      if (plainTotal) expect(plainTotal.total).toBe(expected.rows[0]?.n);
      expect([first.status, first.body['total'], (first.body['data'] as unknown[]).length]).toEqual([
        200,
        expected.rows[0]?.n,
        Math.min(25, expected.rows[0]?.n ?? 0),
      ]);
      for (const clients of CLIENTS) {
        const plain = await median(() => measure(clients, SECONDS / 2, () => barePage(bare)));
        const page = await median(() => measure(clients, SECONDS, () => send(session, product.origin, 'GET', PAGE)));
        const other = reference;
        const plainly = other && (await median(() => measure(clients, SECONDS / 2, () => other.page())));
        if (size === 10_000) atTenThousand.set(clients, page);
        const before = atTenThousand.get(clients);
        rows.push([
          String(size),
          String(expected.rows[0]?.n),
          String(clients),
          figure(page.rate),
          percent(page.spread),
          figure(page.p50),
          figure(page.p95),
          figure(plain.rate),
          figure(plain.p95),
          figure(page.p95 / plain.p95),
          before ? figure(page.p95 / before.p95) : '',
          ...(plainly ? [figure(plainly.rate), figure(plainly.p95), figure(page.rate / plainly.rate)] : ['', '', '']),
        ]);
        process.stderr.write(`${rows.at(-1)?.join('  ')}\n`);
      }
    });
});

/** The same page and the same total as two statements of the owner of the table. */
async function barePage(pool: Pool): Promise<void> {
  await pool.query(`SELECT * FROM task WHERE done_at IS NULL AND queue_key = ANY($1) ORDER BY due_at, id LIMIT 25`, [
    [QUEUE],
  ]);
  await pool.query(`SELECT count(*)::int AS total FROM task WHERE done_at IS NULL AND queue_key = ANY($1)`, [[QUEUE]]);
}

/** Two of a hundred are open; they lie in the one queue up to its largest size, the rest with others. */
async function fill(pool: Pool, from: number, to: number): Promise<void> {
  await pool.query(
    `INSERT INTO task (id, kind, subject_type, subject_id, case_id, edition_id, stage, org_id, role, queue_key, title, number, opened_at, due_at, done_at)
     SELECT gen_random_uuid(), 'check-form', 'case', gen_random_uuid(), gen_random_uuid(), 'green-technology-2024', 'preliminary-check', 'ndrc-440000', 'nominator-clerk',
       CASE WHEN n % 50 > 0 OR n / 50 < $3 THEN $4 ELSE 'other-' || n % 37 END, '第' || n || '号余热梯级利用技术', '2024-' || n, timestamptz '2024-07-01' + n % 1000 * interval '1 minute', timestamptz '2024-07-20' + n % 2000 * interval '1 minute',
       CASE WHEN n % 50 > 0 THEN timestamptz '2024-07-10' END
     FROM generate_series($1::int, $2::int - 1) n`,
    [from, to, LARGEST, QUEUE],
  );
  await pool.query('VACUUM ANALYZE task');
}
