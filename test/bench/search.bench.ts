import { loadavg } from 'node:os';
import { EDITION_STATE, manyCases, MINISTRY, NEEDLES, PROVINCE } from '../proof/many-cases';
import { ProcessHarness, TEST_EDITION, type SessionClient } from '@linxuan/testing';
import type { Actor } from '@linxuan/domain';
import { Pool } from 'pg';
import { send } from './http';
import { figure, measure } from './measure';
import { keepTable } from './report';

const CASES = Number(process.env['BENCH_CASES'] ?? 100_000);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 8) / 8;
const LIST = '/api/cases?page=1&perPage=25&sort=enteredAt&order=DESC';

/** A page of the list of cases by words, over HTTP, for every kind of reader among a hundred thousand cases. */
describe('a search', () => {
  const rows: string[][] = [];
  let product: ProcessHarness;
  let readers: { name: string; session: SessionClient; needles: string[] }[];
  beforeAll(async () => {
    product = await ProcessHarness.start({ workers: 0 });
    const { engine } = product;
    const expert = await engine.person('expert-of-many', PROVINCE, 'expert');
    const pool = new Pool({ connectionString: engine.database.url, max: 1 });
    await manyCases(pool, { cases: CASES, editionId: TEST_EDITION, state: EDITION_STATE, expert: expert.userId });
    await pool.end();
    const as = async (name: string, actor: Actor, needles = NEEDLES) => ({
      name,
      session: await product.client(actor),
      needles,
    });
    const enterprise = await engine.enterprise('applicant-1200');
    readers = [
      await as('ministry, all cases', await engine.person('clerk-of-many', MINISTRY, 'authority-clerk')),
      await as('province, 3,000', await engine.person('clerk-of-some', PROVINCE, 'nominator-clerk')),
      await as('expert, 40', expert, NEEDLES.slice(-8)),
      await as(
        'enterprise, one',
        await engine.person('clerk-of-one', enterprise, 'enterprise-clerk'),
        NEEDLES.slice(-8),
      ),
    ];
  });
  afterAll(async () => {
    await product.stop();
    await keepTable('search', ['who', 'needle', 'finds', 'p50 ms', 'p95 ms', 'load'], rows);
  });

  it('of a list', async () => {
    for (const { name, session, needles } of readers)
      for (const needle of needles) {
        const path = `${LIST}&q=${encodeURIComponent(needle)}`;
        const first = await send(session, product.origin, 'GET', path);
        expect(first.status).toBe(200);
        const took = await measure(1, SECONDS, () => send(session, product.origin, 'GET', path), SECONDS / 4);
        const finds = `${String(first.body['total'])}${first.body['atLeast'] ? '+' : ''}`;
        rows.push([name, needle, finds, figure(took.p50), figure(took.p95), figure(loadavg()[0] ?? NaN)]);
        process.stderr.write(`${rows.at(-1)?.join('  ')}\n`);
      }
  });
});
