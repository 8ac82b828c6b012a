import type { Tx } from '@linxuan/persistence';
import { EngineHarness, RoundDriver } from '@linxuan/testing';
import { Client } from 'pg';

/** Tables that grow with every case, act or message; of these a transition may read no more than what it needs. */
const GROWING = [
  'case_file',
  'opinion',
  'panel',
  'seat',
  'dossier',
  'dossier_item',
  'quota_slot',
  'objection',
  'entry',
  'task',
  'party',
  'obligation',
  'deadline',
  'snapshot',
  'decision_record',
  'transition_request',
  'outbox',
  'ledger_event',
  'ledger_head',
  'notification',
  'draft',
  'upload',
  'attachment',
  'fingerprint',
];

const ROWS = 1500;

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Cond'?: string;
  Plans?: PlanNode[];
}

describe('a transition among many', () => {
  let engine: EngineHarness;
  beforeAll(async () => {
    engine = await EngineHarness.start();
  }, 60_000);
  afterAll(() => engine.stop());

  it('finds every row by an index, from the submission to the end of the notice', async () => {
    const statements = statementsWhileApplying(engine);
    const round = await RoundDriver.with(engine);
    const cases = await round.pool([1, 2]);
    await round.toList(cases);
    await round.list(cases);
    await round.close(await round.notice());
    jest.restoreAllMocks();

    expect(statements.size).toBeGreaterThan(30);
    const grown = await engine.work.system(multiply);
    const read: string[] = [];
    await engine.work.system(async (tx) => {
      // Where reading a whole table is cheap it is done; with that forbidden the plan shows whether there is another
      // way.
      await tx.query(
        `SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off`,
      );
      for (const sql of statements) {
        const [
          {
            'QUERY PLAN': [{ Plan: plan }],
          },
        ] = await tx.query(`EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${sql}`);
        for (const table of readWhole(plan as PlanNode))
          if (grown.has(table)) read.push(`${table}: ${sql.replace(/\s+/g, ' ').slice(0, 160)}`);
      }
    });
    expect(read).toEqual([]);
  }, 240_000);
});

/** The texts of all statements that the engine runs while it applies requests; not those of the test. */
function statementsWhileApplying(engine: EngineHarness): Set<string> {
  const statements = new Set<string>();
  let applying = 0;
  const { transitions } = engine;
  const [apply, query] = [
    transitions.apply.bind(transitions),
    Client.prototype.query as (...args: unknown[]) => unknown,
  ];
  jest.spyOn(transitions, 'apply').mockImplementation(async (id) => {
    applying++;
    await apply(id).finally(() => applying--);
  });
  jest.spyOn(Client.prototype, 'query').mockImplementation(function (this: Client, ...args: unknown[]) {
    const text = typeof args[0] === 'string' ? args[0] : (args[0] as { text?: string } | undefined)?.text;
    if (applying > 0 && text && /^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)/.test(text)) statements.add(text);
    return query.apply(this, args);
  } as never);
  return statements;
}

/**
 * Gives every table that grows many rows more, which belong to other cases and organisations, so that the planner sees
 * what it would see in a large installation. Returns the tables that had a row to be like.
 */
async function multiply(tx: Tx): Promise<Set<string>> {
  const grown = new Set<string>();
  // Rows that refer to nothing serve as well for this.
  await tx.query(`SET LOCAL session_replication_role = replica`);
  for (const table of GROWING) {
    const columns: { name: string; type: string }[] = await tx.query(
      `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped
         AND (a.atttypid = 'uuid'::regtype OR a.attname LIKE '%\\_org' OR EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisunique AND a.attnum = ANY(i.indkey) AND a.atttypid IN ('text'::regtype, 'bigint'::regtype)))`,
      [table],
    );
    const other: Record<string, string> = { uuid: 'gen_random_uuid()', bigint: '1000000 + n' };
    const patch = columns.map(
      ({ name, type }) =>
        `'${name}', CASE WHEN (t).${name} IS NOT NULL THEN ${other[type] ?? `encode(sha256((n || '${name}')::bytea), 'hex')`} END`,
    );
    const [{ any }] = await tx.query(`SELECT EXISTS (SELECT 1 FROM ${table}) AS any`);
    if (any) grown.add(table);
    await tx.query(
      `INSERT INTO ${table} SELECT (jsonb_populate_record(t, jsonb_build_object(${patch.join(', ')}))).* FROM (SELECT one AS t FROM ${table} one LIMIT 1) sample, generate_series(1, ${ROWS}) n`,
    );
    await tx.query(`ANALYZE ${table}`);
  }
  return grown;
}

function readWhole(node: PlanNode): string[] {
  const table = node['Relation Name'] ?? '';
  const whole = ['Seq Scan', 'Index Scan', 'Index Only Scan'].includes(node['Node Type']) && !node['Index Cond'];
  return [...(whole ? [table] : []), ...(node.Plans ?? []).flatMap(readWhole)];
}
