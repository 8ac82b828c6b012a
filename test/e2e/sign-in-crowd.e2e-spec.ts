import { setTimeout as pause } from 'node:timers/promises';
import { hashPassword } from '@linxuan/feature-identity';
import { DATA_SOURCES } from '@linxuan/persistence';
import { ProcessHarness, SessionClient, TEST_PASSWORD } from '@linxuan/testing';
import { expectWithin } from '../support/time-budget';

jest.setTimeout(900_000);

const CROWD = 200;
/**
 * Seconds within which everybody is in, and milliseconds within which who works already is answered, on a quiet machine
 * of two cores.
 */
const ALL_IN_S = 30;
const OTHERS_MS = 1_000;
/** What one api process may hold of the database: its pools and the connection that listens. */
const CONNECTIONS_MAX = DATA_SOURCES.api.poolSize + DATA_SOURCES['api-look-ups'].poolSize + 1;

/** What a person meets that signs in and comes back whenever told to. */
interface Arrival {
  seconds: number;
  /** The answers before the session, each with what it said of coming back. */
  told: [status: number, seconds: string | null][];
}

async function arrive(origin: string, login: string): Promise<Arrival> {
  const [from, told]: [number, Arrival['told']] = [performance.now(), []];
  for (;;) {
    const answer = await new SessionClient(origin).signIn(login, TEST_PASSWORD);
    if (answer.status === 200) return { seconds: (performance.now() - from) / 1000, told };
    told.push([answer.status, answer.headers.get('retry-after')]);
    if (answer.status !== 429 && answer.status !== 503) return { seconds: NaN, told };
    await pause(Number(answer.headers.get('retry-after')) * 1000);
  }
}

describe('many who sign in at once', () => {
  let product: ProcessHarness;
  let worker: SessionClient;
  beforeAll(async () => {
    product = await ProcessHarness.start({ workers: 0 });
    const { engine } = product;
    const org = await engine.enterprise('crowd');
    worker = await product.signIn(await engine.person('at-work', org, 'enterprise-clerk'));
    await engine.work.source.query(
      `WITH people AS (
         INSERT INTO app_user (id, login, display_name, password_hash)
         SELECT gen_random_uuid(), 'crowd-' || n, 'crowd-' || n, $1 FROM generate_series(1, $2::int) n
         RETURNING id
       )
       INSERT INTO membership (id, user_id, org_id, role) SELECT gen_random_uuid(), id, $3, 'enterprise-clerk' FROM people`,
      [await hashPassword(TEST_PASSWORD), CROWD, org],
    );
  });
  afterAll(() => product.stop());

  /**
   * Goes on asking, as who works meanwhile and as a probe; the slowest answer in milliseconds and whatever was not 200.
   */
  const meanwhile = () => {
    const seen = { slowest: { session: 0, health: 0 }, failed: [] as string[], answered: 0, connections: 0 };
    let over = false;
    const lane = async (what: 'session' | 'health', ask: () => Promise<number>): Promise<void> => {
      for (; !over; await pause(20)) {
        const from = performance.now();
        const status = await ask().catch((error: Error) => error.message);
        seen.slowest[what] = Math.max(seen.slowest[what], performance.now() - from);
        seen.answered += 1;
        if (status !== 200) seen.failed.push(`${what} ${status}`);
      }
    };
    const count = async (): Promise<void> => {
      for (; !over; await pause(100)) {
        const [row]: { n: number }[] = await product.engine.work.source.query(
          `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'linxuan-api'`,
        );
        seen.connections = Math.max(seen.connections, row?.n ?? 0);
      }
    };
    const lanes = Promise.all([
      lane('session', async () => (await worker.get('/api/session')).status),
      lane('health', async () => (await fetch(`${product.origin}/healthz`)).status),
      count(),
    ]);
    return async () => {
      over = true;
      await lanes;
      return seen;
    };
  };

  it.each([
    ['people', (n: number) => `crowd-${n + 1}`],
    ['times one person', () => 'crowd-1'],
  ])(`lets ${CROWD} %s in, and nobody at work notices`, async (what, login) => {
    const end = meanwhile();
    const arrivals = await Promise.all(Array.from({ length: CROWD }, (_, n) => arrive(product.origin, login(n))));
    const { slowest, failed, answered, connections } = await end();
    const told = arrivals.flatMap((one) => one.told);
    const longest = Math.max(...arrivals.map(({ seconds }) => seconds));
    process.stderr.write(
      `${CROWD} ${what}: all in after ${longest.toFixed(1)} s, ${told.length} told to come back; of ${answered} other answers the slowest ${slowest.session.toFixed(0)} ms, of the probe ${slowest.health.toFixed(0)} ms; ${connections} connections\n`,
    );
    expect(told.filter(([status, seconds]) => ![429, 503].includes(status) || !(Number(seconds) > 0))).toEqual([]);
    expect(arrivals.filter(({ seconds }) => !Number.isFinite(seconds))).toEqual([]);
    expect(failed).toEqual([]);
    expect(connections).toBeLessThanOrEqual(CONNECTIONS_MAX);
    expectWithin('Two hundred sign-ins at once', longest, ALL_IN_S, 's');
    expectWithin('An answer meanwhile', slowest.session, OTHERS_MS, 'ms');
    expectWithin('The probe meanwhile', slowest.health, OTHERS_MS, 'ms');
  });
});
