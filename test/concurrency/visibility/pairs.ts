import { randomUUID } from 'node:crypto';
import type { Role } from '@linxuan/domain';
import type { EngineHarness } from '@linxuan/testing';
import type { AllRows, Person } from './oracle';

/** A name that stands nowhere else in the working set: where it is read, the holder of a judged case is known. */
export const HOLDER = '独一无二持有单位';
/** Roles that exclude each other and every role that acts on cases. */
export const OFFICES: readonly Role[] = ['operator', 'security-officer', 'auditor'];
export const PEOPLE: readonly Role[] = [
  'enterprise-clerk',
  'group-clerk',
  'nominator-clerk',
  'nominator-lead',
  'department-intake',
  'department-reviewer',
  'department-lead',
  'authority-clerk',
  'authority-lead',
  'publicity-officer',
  'expert',
];
export const DISGUISES = ['one account', 'a second account', 'a deputy'] as const;
export type Disguise = (typeof DISGUISES)[number];

/** Cases that the person of a pair judges, and where each role sits that has to do with them. */
export interface Judged {
  cases: string[];
  applicant: string;
  orgs: Record<string, string>;
}

export async function judgedCases(engine: EngineHarness): Promise<Judged> {
  const query = (sql: string, ...values: unknown[]) => engine.work.source.query(sql, values);
  const [late] = await query(
    `SELECT c.id, c.applicant_org, c.nominator_org, c.authority_org, c.revision_sha, (SELECT min(o.org_id) FROM opinion o WHERE o.case_id = c.id) AS department
     FROM case_file c JOIN panel p ON p.case_id = c.id AND p.state = 'complete' WHERE c.outcome = 'running' ORDER BY c.number LIMIT 1`,
  );
  const [grouped] = await query(
    `SELECT c.id, c.group_org FROM case_file c WHERE c.group_org IS NOT NULL AND c.revision > 0 ORDER BY c.number LIMIT 1`,
  );
  await query(`UPDATE case_file SET holder_name = $2 WHERE id = ANY($1)`, [late.id, grouped.id], HOLDER);
  await query(`UPDATE snapshot SET content = to_json($2::text)::text WHERE sha = $1`, late.revision_sha, HOLDER);
  const body = ['authority', 'publicity'].reduce((all, one) => ({ ...all, [one]: late.authority_org }), {});
  return {
    cases: [late.id, grouped.id],
    applicant: late.applicant_org,
    orgs: {
      ...body,
      enterprise: late.applicant_org,
      group: grouped.group_org,
      nominator: late.nominator_org,
      department: late.department,
      expert: 'inst-north-energy',
    },
  };
}

export const orgOf = (judged: Judged, role: Role): string => judged.orgs[role.split('-')[0] ?? ''] ?? 'ndrc';

/** A new account in a role, of the person of another account where one is named; an expert has a seat in every judged case. */
export async function account(
  engine: EngineHarness,
  judged: Judged,
  role: Role,
  twin: string | null = null,
  id: string = randomUUID(),
): Promise<string> {
  const query = (sql: string, ...values: unknown[]) => engine.work.source.query(sql, values);
  await query(
    `INSERT INTO app_user (id, login, display_name, password_hash, person_id) VALUES ($1, $2, '某人', '', coalesce((SELECT person_id FROM app_user WHERE id = $3), $1)) ON CONFLICT DO NOTHING`,
    id,
    id,
    twin,
  );
  await query(
    `INSERT INTO membership (id, user_id, org_id, role) VALUES (gen_random_uuid(), $1, $2, $3)`,
    id,
    orgOf(judged, role),
    role,
  );
  if (role !== 'expert') return id;
  for (const caseId of judged.cases) {
    const panel = randomUUID();
    await query(
      `INSERT INTO panel SELECT (json_populate_record(p, json_build_object('id', $2::uuid, 'case_id', $1::uuid))).* FROM panel p WHERE p.state = 'complete' LIMIT 1 ON CONFLICT DO NOTHING`,
      caseId,
      panel,
    );
    await query(
      `INSERT INTO seat (id, panel_id, case_id, stage, lead_org, expert_user, expert_org, state, version, invited_at)
       SELECT gen_random_uuid(), id, case_id, stage, lead_org, $2, $3, 'accepted', 1, now() FROM panel WHERE case_id = $1 LIMIT 1`,
      caseId,
      id,
      orgOf(judged, role),
    );
    await query(
      `INSERT INTO party (id, case_id, user_id, relation) VALUES (gen_random_uuid(), $1, $2, 'expert')`,
      caseId,
      id,
    );
  }
  return id;
}

/** A person in the first role that has the second one as well, in one of the disguises. */
export async function personWith(
  engine: EngineHarness,
  judged: Judged,
  [role, also]: readonly [Role, Role],
  disguise: Disguise,
): Promise<Person> {
  const userId = await account(engine, judged, role);
  const other = disguise === 'one account' ? await account(engine, judged, also, null, userId) : null;
  const second = other ?? (await account(engine, judged, also, disguise === 'a second account' ? userId : null));
  const orgId = orgOf(judged, role);
  const queues = [`${orgId}/${role}`, `user:${userId}`];
  for (const queue of queues)
    await engine.work.source.query(
      `INSERT INTO notification (id, queue_key, kind, case_id, params, created_at) SELECT gen_random_uuid(), $1, 'note', unnest($2::uuid[]), json_build_object('words', CASE WHEN $1 LIKE 'user:%' THEN '' ELSE $3 END), now()`,
      [queue, judged.cases, HOLDER],
    );
  return { userId, orgId, role, queues, ...(disguise === 'a deputy' ? { deputy: second } : {}) };
}

/** Whoever judges a case, or brought it, has nothing of it in another role: the rows without those of such cases. */
export function withoutKept(all: AllRows, judged: Judged, role: Role, also: Role): AllRows {
  const kept = new Set<unknown>();
  if (also === 'expert' && role !== 'expert') for (const id of judged.cases) kept.add(id);
  if (also === 'enterprise-clerk' && !['expert', 'enterprise-clerk', 'group-clerk'].includes(role))
    for (const row of all.case_file) if (row.applicantOrg === judged.applicant) kept.add(row.id);
  const stays = (table: string, row: Record<string, unknown>): boolean => {
    // A place that is taken stays counted, and one's own requests stay one's own.
    if (['quota_slot', 'transition_request', 'snapshot'].includes(table)) return true;
    if (table === 'case_file') return !kept.has(row['id']);
    if (table === 'worksheet') return !kept.has(row['subjectId']);
    if (table === 'notification' && String(row['queueKey']).startsWith('user:')) return true;
    return !kept.has(row['caseId']);
  };
  const reduced = Object.entries(all).map(([table, rows]) => [
    table,
    (rows as Record<string, unknown>[]).filter((row) => stays(table, row)),
  ]);
  return Object.fromEntries(reduced) as AllRows;
}
