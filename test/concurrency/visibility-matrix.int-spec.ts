import { ROLES } from '@linxuan/domain';
import { EngineHarness } from '@linxuan/testing';
import { Client } from 'pg';
import { READ_POLICIES } from '../../migrations/1732100000001-access';
import { expectedRows, type AllRows, type Person } from './visibility/oracle';
import { everything, selectedBy } from './visibility/reading';
import { GROUP, GUANGDONG, JIANGSU, seedWorld } from './visibility/world';

const ORGANISATIONS = [
  GUANGDONG,
  JIANGSU,
  'ndrc-440300',
  'sasac',
  GROUP,
  'ndrc',
  '440000-mee',
  '440000-miit',
  '320000-miit',
  'miit',
  'most',
  'lanxi',
  'suhe',
  'zhenghe-sub',
  'enterprise-40',
  'inst-north-energy',
  'public',
  'system',
];
const NOBODY = '00000000-0000-4000-a000-00000000ffff';

/**
 * Role × relation × table under the database role of the API, with nothing above it: the rows that come are the rows
 * that may.
 */
describe('what a person sees', () => {
  let engine: EngineHarness;
  let api: Client;
  let all: AllRows;
  let people: Person[];
  beforeAll(async () => {
    engine = await EngineHarness.start();
    await seedWorld(engine);
    api = new Client({ connectionString: engine.database.urlFor('app_api') });
    await api.connect();
    all = await everything(engine);
    people = await everybody(engine);
  }, 120_000);
  afterAll(async () => {
    await api.end();
    await engine.stop();
  });

  it('has an expectation for every table that row-level security guards, and a row in each', async () => {
    const guarded: { tablename: string }[] = await engine.work.source.query(
      `SELECT DISTINCT tablename FROM pg_policies WHERE schemaname = 'public' AND 'app_api' = ANY(roles) AND cmd = 'SELECT' ORDER BY 1`,
    );
    const names = guarded.map(({ tablename }) => tablename);
    const expected = Object.keys(expectedRows(all, people[0] ?? nobody()))
      .filter((name) => !['seat_result', 'seat_ballot', 'own_draw_code'].includes(name))
      .sort();
    expect([expected, Object.keys(READ_POLICIES).filter((name) => !expected.includes(name))]).toEqual([names, []]);
    expect(names.filter((name) => (all[name] ?? []).length === 0)).toEqual([]);
  });

  it('is exactly what the rules say, for every role in every standing and every table', async () => {
    const wrong: string[] = [];
    const seen = new Set<string>();
    let cells = 0;
    for (const person of people) {
      const expected = expectedRows(all, person);
      const actual = await selectedBy(api, person, Object.keys(expected));
      for (const [table, keys] of Object.entries(expected)) {
        cells++;
        if (keys.length > 0) seen.add(table);
        const got = actual[table] ?? [];
        const [more, fewer] = [got.filter((key) => !keys.includes(key)), keys.filter((key) => !got.includes(key))];
        if (more.length + fewer.length > 0)
          wrong.push(
            `${person.role} of ${person.orgId} (${person.userId}), ${table}: ${more.length} too many ${more.slice(0, 2).join(' ')}, ${fewer.length} missing ${fewer.slice(0, 2).join(' ')}`,
          );
      }
    }
    expect(wrong.slice(0, 20)).toEqual([]);
    expect([cells > 5000, [...seen].sort()]).toEqual([true, Object.keys(expectedRows(all, nobody())).sort()]);
  }, 120_000);

  it('is nothing at all without a scope', async () => {
    const tables = Object.keys(READ_POLICIES);
    const empty = await selectedBy(api, nobody(), tables, false);
    expect(Object.entries(empty).filter(([, keys]) => keys.length > 0)).toEqual([]);
  });
});

function nobody(): Person {
  return { userId: NOBODY, orgId: '', role: 'operator', queues: [] };
}

/** Everybody who acted, and every role in every organisation, also where it does not belong. */
async function everybody(engine: EngineHarness): Promise<Person[]> {
  const members: { user_id: string; org_id: string; role: Person['role'] }[] = await engine.work.source.query(
    `SELECT user_id, org_id, role FROM membership ORDER BY user_id`,
  );
  const experts = [...new Set(members.filter(({ role }) => role === 'expert').map(({ user_id }) => user_id))];
  const real = members.map(({ user_id, org_id, role }) => ({ userId: user_id, orgId: org_id, role }));
  const possible = ROLES.flatMap((role) => ORGANISATIONS.map((orgId) => ({ userId: NOBODY, orgId, role })));
  const strayExperts = experts.flatMap((userId) =>
    [GUANGDONG, 'ndrc'].map((orgId) => ({ userId, orgId, role: 'expert' as const })),
  );
  return [...real, ...possible, ...strayExperts].map((actor) => ({
    ...actor,
    queues: [`${actor.orgId}/${actor.role}`, `user:${actor.userId}`],
  }));
}
