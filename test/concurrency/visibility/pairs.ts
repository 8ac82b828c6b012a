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
export const PAIRS = PEOPLE.flatMap((role) =>
  PEOPLE.filter((also) => also !== role).map((also) => [role, also] as const),
);
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

/** An account that is to be, in one role; `twin` is another account of the same person. */
export interface Account {
  id: string;
  role: Role;
  twin: string | null;
}

/**
 * Stores accounts with their roles, one statement a table however many they are; an expert has a seat in every judged
 * case.
 */
export async function storeAccounts(engine: EngineHarness, judged: Judged, accounts: Account[]): Promise<void> {
  const query = (sql: string, ...values: unknown[]) => engine.work.source.query(sql, values);
  const of = (some: Account[]) => [
    some.map(({ id }) => id),
    some.map(({ role }) => role),
    some.map(({ role }) => orgOf(judged, role)),
  ];
  await query(
    `INSERT INTO app_user (id, login, display_name, password_hash, person_id)
     SELECT a.id, a.id::text, '某人', '', coalesce(a.twin, a.id) FROM unnest($1::uuid[], $2::uuid[]) a(id, twin) ON CONFLICT DO NOTHING`,
    accounts.map(({ id }) => id),
    accounts.map(({ twin }) => twin),
  );
  await query(
    `INSERT INTO membership (id, user_id, role, org_id) SELECT gen_random_uuid(), a.* FROM unnest($1::uuid[], $2::text[], $3::text[]) a`,
    ...of(accounts),
  );
  const experts = of(accounts.filter(({ role }) => role === 'expert'));
  if (experts[0]?.length === 0) return;
  await query(
    `INSERT INTO panel SELECT (json_populate_record(p, json_build_object('id', gen_random_uuid(), 'case_id', c))).*
     FROM unnest($1::uuid[]) c, panel p WHERE p.id = (SELECT id FROM panel WHERE state = 'complete' ORDER BY id LIMIT 1) ON CONFLICT DO NOTHING`,
    judged.cases,
  );
  await query(
    `INSERT INTO seat (id, panel_id, case_id, stage, lead_org, expert_user, expert_org, state, version, invited_at)
     SELECT gen_random_uuid(), p.id, p.case_id, p.stage, p.lead_org, a.id, a.org, 'accepted', 1, now()
     FROM unnest($2::uuid[], $3::text[], $4::text[]) a(id, role, org), LATERAL (SELECT DISTINCT ON (case_id) * FROM panel WHERE case_id = ANY($1) ORDER BY case_id, id) p`,
    judged.cases,
    ...experts,
  );
  await query(
    `INSERT INTO party (id, case_id, user_id, relation) SELECT gen_random_uuid(), c, a, 'expert' FROM unnest($1::uuid[]) c, unnest($2::uuid[]) a`,
    judged.cases,
    experts[0],
  );
}

/** A person in the first role of a pair that has the second one as well. */
export interface PairOfRoles {
  pair: readonly [Role, Role];
  person: Person;
}

/** People in every pair of roles, in one disguise, with a notice of each judged case in each of their queues. */
export async function peopleWith(engine: EngineHarness, judged: Judged, disguise: Disguise): Promise<PairOfRoles[]> {
  const accounts: Account[] = [];
  // An expert's seat is handed to nobody, and nobody deputises for it.
  const people = PAIRS.filter(([role]) => disguise !== 'a deputy' || role !== 'expert').map(([role, also]) => {
    const [id, orgId] = [randomUUID(), orgOf(judged, role)];
    const second = disguise === 'one account' ? id : randomUUID();
    accounts.push({ id, role, twin: null });
    accounts.push({ id: second, role: also, twin: disguise === 'a second account' ? id : null });
    const person = { userId: id, orgId, role, queues: [`${orgId}/${role}`, `user:${id}`] };
    return { pair: [role, also] as const, person: disguise === 'a deputy' ? { ...person, deputy: second } : person };
  });
  await storeAccounts(engine, judged, accounts);
  await engine.work.source.query(
    `INSERT INTO notification (id, queue_key, kind, case_id, params, created_at)
     SELECT gen_random_uuid(), q, 'note', c, json_build_object('words', CASE WHEN q LIKE 'user:%' THEN '' ELSE $3 END), now()
     FROM unnest($1::text[]) q, unnest($2::uuid[]) c WHERE NOT EXISTS (SELECT 1 FROM notification n WHERE n.queue_key = q AND n.case_id = c)`,
    [[...new Set(people.flatMap(({ person }) => person.queues))], judged.cases, HOLDER],
  );
  return people;
}

/** Whether a person with these roles keeps away from anything. */
export const keepsAway = (role: Role, also: Role): boolean =>
  role !== 'expert' && (also === 'expert' || also === 'enterprise-clerk');

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
