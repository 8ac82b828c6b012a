import { randomUUID } from 'node:crypto';
import type { Role } from '@linxuan/domain';
import { EngineHarness } from '@linxuan/testing';
import { Client } from 'pg';
import { expectedRows, type AllRows, type Person } from './visibility/oracle';
import {
  DISGUISES,
  HOLDER,
  judgedCases,
  keepsAway,
  OFFICES,
  PEOPLE,
  peopleWith,
  storeAccounts,
  withoutKept,
  type Judged,
  type PairOfRoles,
} from './visibility/pairs';
import { everything, selectedBy } from './visibility/reading';
import { seedWorld } from './visibility/world';

jest.setTimeout(600_000);
/** Of a case, and yet no matter of who keeps away from it; each with its reason. */
const FREE: Record<string, string> = {
  quota_slot: 'a place that is taken stays counted; whose it is, is not told',
  search_text: 'nobody may read it; the functions that search are below',
  transition_request: 'only what one has sent oneself',
  objection_admission: 'read by nobody but the function that counts objections',
  fingerprint: 'read by nobody but the function that finds duplicates',
};
/** Functions that read cases past the policies, and why they need not ask from which the person keeps away. */
const FREE_FUNCTIONS: Record<string, string> = {
  case_party_names: 'for an expert in the own seat, who is to say whether there is a conflict',
  mass_mail_recipients: 'people of an audience, and no case',
  ladder_history: 'what the catalogue has published of an organisation',
  own_outcomes: 'the outcomes of one’s own requests',
  edition_running_cases: 'pinned versions for moving an edition, ids and states alone',
  edition_stage_counts: 'how many cases of an edition lie in which stage',
  order_open_work: 'how much work an order would move',
  order_personal_opinions: 'ids of opinions that an order hands on',
  order_open_nominations: 'ids of nominations that an order gives more time',
};

/**
 * A person with every pair of roles, in every disguise: in each role it sees what the role sees, less what another duty
 * demands.
 */
describe('what a person with two roles sees', () => {
  let engine: EngineHarness;
  let api: Client;
  let judged: Judged;
  beforeAll(async () => {
    engine = await EngineHarness.start();
    await seedWorld(engine);
    judged = await judgedCases(engine);
    api = new Client({ connectionString: engine.database.urlFor('app_api') });
    await api.connect();
  });
  afterAll(async () => {
    await api.end();
    await engine.stop();
  });

  // Everybody is stored before anything is asked, so that all are asked over the same rows.
  it('is the narrowest that any duty in the case demands', async () => {
    const people: { disguise: string; one: PairOfRoles }[] = [];
    for (const disguise of DISGUISES)
      for (const one of await peopleWith(engine, judged, disguise)) people.push({ disguise, one });
    const all: AllRows = await everything(engine);
    const wrong: string[] = [];
    const kept = new Set<string>();
    for (const { disguise, one } of people) {
      const { pair, person } = one;
      const who = `${pair.join(' and ')} with ${disguise}`;
      // Each is the whole rulebook over every row: once a person, and a second time only where it can differ.
      const whole = expectedRows(all, person);
      const expected = keepsAway(...pair) ? expectedRows(withoutKept(all, judged, ...pair), person) : whole;
      const actual = await selectedBy(api, person, Object.keys(expected));
      for (const [table, keys] of Object.entries(expected)) {
        if (keys.length < (whole[table] ?? []).length) kept.add(table);
        const got = new Set(actual[table] ?? []);
        const [more, fewer] = [[...got].filter((key) => !keys.includes(key)), keys.filter((key) => !got.has(key))];
        if (more.length + fewer.length > 0)
          wrong.push(`${who}, ${table}: ${more.length} too many, ${fewer.length} missing`);
      }
      if (pair[1] === 'expert' && (await reads(person)) > 0) wrong.push(`${who} reads the holder`);
    }
    expect(wrong.slice(0, 20)).toEqual([]);
    expect([people.length, kept.size > 12]).toEqual([320, true]);
  });

  it('cannot join an office with anything else', async () => {
    const joined: string[] = [];
    for (const office of OFFICES)
      for (const other of [...PEOPLE, ...OFFICES].filter((role) => role !== office)) {
        const account = (role: Role) => ({ id, role, twin: null });
        const id = randomUUID();
        await storeAccounts(engine, judged, [account(office)]);
        await storeAccounts(engine, judged, [account(other)]).then(
          () => joined.push(`${office} and ${other}`),
          (error: Error) => expect(error.message).toContain('grant.exclusive'),
        );
      }
    expect(joined).toEqual([]);
  });

  it('is bound by a policy on every table that names a case', async () => {
    const tables: { name: string; bound: boolean }[] = await engine.work.source.query(
      `SELECT c.relname AS name, EXISTS (SELECT 1 FROM pg_policies p WHERE p.tablename = c.relname AND p.permissive = 'RESTRICTIVE' AND p.cmd = 'SELECT' AND 'app_api' = ANY(p.roles)) AS bound
       FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND has_any_column_privilege('app_api', c.oid, 'SELECT')
         AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'case_id' AND NOT a.attisdropped) ORDER BY 1`,
    );
    expect(tables.filter(({ name, bound }) => !bound && !(name in FREE))).toEqual([]);
    expect(tables.length).toBeGreaterThan(15);
  });

  it('is asked for by every view that reads cases past the policies', async () => {
    const views: { name: string }[] = await engine.work.source.query(
      `SELECT c.relname AS name FROM pg_class c WHERE c.relkind IN ('v', 'm') AND c.relnamespace = 'public'::regnamespace AND has_table_privilege('app_api', c.oid, 'SELECT')
         AND NOT coalesce('security_invoker=true' = ANY(c.reloptions), false) AND pg_get_viewdef(c.oid) ~ '\\mcase_id\\M' AND pg_get_viewdef(c.oid) !~ 'recused_cases' ORDER BY 1`,
    );
    expect(views).toEqual([]);
  });

  it('is asked for by every function that reads cases past the policies', async () => {
    const functions: { name: string }[] = await engine.work.source.query(
      `SELECT DISTINCT p.proname AS name FROM pg_proc p WHERE p.prosecdef AND p.pronamespace = 'public'::regnamespace AND has_function_privilege('app_api', p.oid, 'EXECUTE')
         AND p.prorettype <> 'trigger'::regtype AND p.prosrc ~ '\\m(case_file|task|party|opinion|case_revision|dossier_item|fingerprint)\\M'
         AND p.prosrc !~ '(recused_cases|judged_cases)' AND p.proname NOT IN ('own_cases', 'search_ids') AND p.prosrc !~ 'app_role\\(\\) = ''operator''' ORDER BY 1`,
    );
    expect(functions.map(({ name }) => name).filter((name) => !(name in FREE_FUNCTIONS))).toEqual([]);
  });

  /** In how many tables the person reads the holder of a judged case, in any column. */
  async function reads({ userId, orgId, role, queues, deputy }: Person): Promise<number> {
    const tables: { tablename: string }[] = await engine.work.source.query(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND has_table_privilege('app_api', format('%I.%I', schemaname, tablename), 'SELECT') ORDER BY 1`,
    );
    await api.query('BEGIN');
    try {
      await api.query(
        `SELECT set_config('app.user', $1, true), set_config('app.org', $2, true), set_config('app.role', $3, true), set_config('app.queues', $4, true), set_config('app.deputy', $5, true)`,
        [userId, orgId, role, queues.join(','), deputy ?? ''],
      );
      const { rows } = await api.query<{ n: number }>(
        tables
          .map(({ tablename }) => `SELECT count(*)::int AS n FROM ${tablename} t WHERE t::text LIKE '%${HOLDER}%'`)
          .join(' UNION ALL '),
      );
      const { rows: search } = await api.query<{ n: number }>(`SELECT count(*)::int AS n FROM case_search($1)`, [
        HOLDER,
      ]);
      return [...rows, ...search].filter(({ n }) => n > 0).length;
    } finally {
      await api.query('ROLLBACK');
    }
  }
});
