import { deriveId, type Actor } from '@linxuan/domain';
import { breaches, EngineHarness } from '@linxuan/testing';
import { range } from '../concurrency/races/race';
import { Savepoint } from './savepoint';

jest.setTimeout(300_000);

type Act = Parameters<EngineHarness['act']>;

/** Four cases of each of four provinces: acts of one province meet in its dossier and its account. */
const PROVINCES = ['440000', '330000', '320000', '370000'];
const CASES = range(16);
const provinceOf = (n: number): string => PROVINCES[n % PROVINCES.length] ?? '';

/** What a request does is the same alone and in company. */
describe('requests that are applied in company', () => {
  let engine: EngineHarness;
  let cases: string[];
  let clerks: Actor[];
  let start: Savepoint;
  let story: Act[];

  beforeAll(async () => {
    engine = await EngineHarness.start();
    cases = [];
    for (const n of CASES)
      cases.push(await engine.pooled(n, `ndrc-${provinceOf(n)}`, `${provinceOf(n).slice(0, 2)}0100`));
    clerks = await Promise.all(
      CASES.map((n) => engine.person(`clerk-ndrc-${provinceOf(n)}`, `ndrc-${provinceOf(n)}`, 'nominator-clerk')),
    );
    story = actsOf();
    start = await Savepoint.of(engine.work);
  });
  afterAll(() => engine.stop());
  afterEach(async () => {
    expect(await breaches(engine.work)).toEqual([]);
    await start.restore();
  });

  /** Nominations, their end and refusals of several kinds, mixed over all cases. */
  function actsOf(): Act[] {
    const acts: Act[] = [];
    for (const round of range(6))
      for (const [n, id] of cases.entries()) {
        const own = clerks[n] as Actor;
        const other = clerks[(n + 1) % clerks.length] as Actor;
        switch ((round * 7 + n * 5) % 6) {
          case 0:
          case 3:
            acts.push([own, 'case', id, 'nominate']);
            break;
          case 1:
            acts.push([own, 'case', id, 'unnominate']);
            break;
          case 2:
            acts.push([other, 'case', id, 'nominate']);
            break;
          case 4:
            acts.push([own, 'case', id, 'nominate', {}, 2]);
            break;
          default:
            acts.push([own, 'case', id, 'no-such-act']);
        }
      }
    return acts;
  }

  /** Writes the story's requests under ids that are the same each time, a second apart, and applies so many at once. */
  async function play(company: number): Promise<Record<string, unknown>[]> {
    const at = Date.parse('2024-07-15T01:00:00.000Z');
    for (let from = 0; from < story.length; from += company) {
      const ids: string[] = [];
      for (const [index, act] of story.slice(from, from + company).entries()) {
        engine.now = new Date(at + (from + index) * 1000).toISOString();
        const [actor, type, subject, action, payload, version] = act;
        ids.push(
          await engine.request(
            actor,
            type,
            subject,
            action,
            payload,
            version,
            deriveId('company', String(from + index)),
          ),
        );
      }
      if (company === 1) await engine.transitions.apply(ids[0] ?? '');
      else await Promise.all(ids.map((id) => engine.batches.apply(id)));
    }
    return kept();
  }

  /** Every event of every chain with its bytes, and what each request was told. */
  function kept(): Promise<Record<string, unknown>[]> {
    return engine.work.source.query(
      `SELECT subject_id::text AS id, seq::text AS place, payload AS what, hash FROM ledger_event
       UNION ALL SELECT id::text, state, outcome::text, attempts::text FROM transition_request
       UNION ALL SELECT case_id::text, id::text, event || to_state || version, at::text FROM decision_record WHERE case_id IS NOT NULL
       ORDER BY 1, 2`,
    );
  }

  it('leave the same ledger, byte by byte, whether 1, 2 or 16 are applied at once', async () => {
    const alone = await play(1);
    const settled = await engine.work.source.query(
      `SELECT state, count(*)::int AS n FROM transition_request WHERE id = ANY($1) GROUP BY state ORDER BY state`,
      [story.map((_, index) => deriveId('company', String(index)))],
    );
    expect(settled).toEqual([
      { state: 'applied', n: expect.any(Number) as number },
      { state: 'refused', n: expect.any(Number) as number },
    ]);
    expect(settled[0].n).toBeGreaterThan(20);
    for (const company of [2, 16]) {
      await start.restore();
      expect(await play(company)).toEqual(alone);
    }
  });

  it('keep their order where they are about one case', async () => {
    const [own, id] = [clerks[0] as Actor, cases[0] ?? ''];
    const acts = ['nominate', 'unnominate', 'nominate', 'unnominate', 'nominate'];
    const others: Act[] = cases.slice(1, 9).map((other, n) => [clerks[n + 1] as Actor, 'case', other, 'nominate']);
    const ids = await inOrder([...acts.map((action): Act => [own, 'case', id, action]), ...others]);
    // Jobs come in any order; what was accepted first is applied first.
    await Promise.all([...ids].reverse().map((one) => engine.batches.apply(one)));
    const outcomes = await Promise.all(ids.slice(1, acts.length).map((one) => engine.outcome(one)));
    expect(outcomes.map(({ state }) => state)).toEqual(['applied', 'applied', 'applied', 'applied']);
    expect(await engine.stateOf(id)).toBe('nomination.nominated');
  });

  it('go through but for the one whose rows the database does not take', async () => {
    const broken = cases[5] ?? '';
    await engine.work.source.query(
      `CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$`,
    );
    await engine.work.source.query(
      `CREATE TRIGGER broken BEFORE INSERT ON ledger_event FOR EACH ROW WHEN (NEW.subject_id = '${broken}') EXECUTE FUNCTION broken()`,
    );
    const ids = await inOrder(cases.map((id, n): Act => [clerks[n] as Actor, 'case', id, 'nominate']));
    const outcomes = await Promise.allSettled(ids.map((id) => engine.batches.apply(id)));
    await engine.work.source.query(`DROP TRIGGER broken ON ledger_event; DROP FUNCTION broken`);
    expect(outcomes.flatMap(({ status }, n) => (status === 'rejected' ? [cases[n]] : []))).toEqual([broken]);
    const [{ state, attempts }] = await engine.work.source.query(
      `SELECT state, attempts FROM transition_request WHERE id = $1`,
      [ids[5]],
    );
    expect([state, attempts]).toEqual(['pending', 0]);
    // Repaired, the same request goes through.
    await engine.batches.apply(ids[5] ?? '');
    expect(await engine.stateOf(broken)).toBe('nomination.nominated');
  });

  it('go through but for the one whose decision throws', async () => {
    const lost = await engine.request(clerks[0] as Actor, 'opinion', deriveId('no', 'opinion'), 'answer');
    await engine.work.source.query(`UPDATE case_file SET edition_version = 999 WHERE id = $1`, [cases[3]]);
    const ids = await inOrder(cases.map((id, n): Act => [clerks[n] as Actor, 'case', id, 'nominate']));
    const outcomes = await Promise.allSettled([...ids, lost].map((id) => engine.batches.apply(id)));
    await engine.work.source.query(`UPDATE case_file SET edition_version = 1 WHERE id = $1`, [cases[3]]);
    expect(outcomes.flatMap(({ status }, n) => (status === 'rejected' ? [n] : []))).toEqual([3]);
    expect((await engine.outcome(lost)).outcome).toEqual({ code: 'subject.notFound', params: {} });
    await engine.batches.apply(ids[3] ?? '');
  });

  it('are applied once by several workers that take them at the same moment, in whatever order', async () => {
    const ids = await inOrder(cases.map((id, n): Act => [clerks[n] as Actor, 'case', id, 'nominate']));
    const orders = [ids, [...ids].reverse(), [...ids.slice(8), ...ids.slice(0, 8)]];
    await Promise.all(orders.map((order) => engine.transitions.applyTogether(order)));
    for (const id of ids) await engine.batches.apply(id);
    const counts = await engine.work.source.query(
      `SELECT DISTINCT attempts, state FROM transition_request WHERE id = ANY($1)`,
      [ids],
    );
    expect(counts).toEqual([{ attempts: 1, state: 'applied' }]);
  });

  it('come through a deadlock with somebody who locks in another order', async () => {
    const [first = '', second = ''] = [...cases.slice(0, 2)].sort();
    const ids = await inOrder(cases.map((id, n): Act => [clerks[n] as Actor, 'case', id, 'nominate']));
    const runner = engine.work.source.createQueryRunner();
    await runner.startTransaction();
    await runner.query(`SET LOCAL deadlock_timeout = '20s'`);
    await runner.query(`SELECT id FROM case_file WHERE id = $1 FOR UPDATE`, [second]);
    const applied = Promise.all(ids.map((id) => engine.batches.apply(id)));
    await waiting();
    // Now each waits for what the other has; the batch finds out first, and runs again.
    await runner.query(`SELECT id FROM case_file WHERE id = $1 FOR UPDATE`, [first]);
    await runner.commitTransaction();
    await runner.release();
    await applied;
    const states = await Promise.all(cases.map((id) => engine.stateOf(id)));
    expect(new Set(states)).toEqual(new Set(['nomination.nominated']));
  });

  async function inOrder(acts: readonly Act[]): Promise<string[]> {
    const ids: string[] = [];
    for (const [index, act] of acts.entries()) {
      engine.now = new Date(Date.parse('2024-07-15T02:00:00.000Z') + index * 1000).toISOString();
      ids.push(await engine.request(...act));
    }
    return ids;
  }

  async function waiting(): Promise<void> {
    for (;;) {
      const [{ n }] = await engine.work.source.query(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      if (n > 0) return;
      await new Promise((settle) => setTimeout(settle, 10));
    }
  }
});
