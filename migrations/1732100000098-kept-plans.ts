import type { MigrationInterface, QueryRunner } from 'typeorm';

const DEFINER = 'STABLE SECURITY DEFINER SET search_path = pg_catalog, public';

/** Head, rights and the one expression of each function; what it answers is what it answered before. */
const FUNCTIONS: [head: string, rights: string, expression: string][] = [
  [
    'accounts_of(wanted uuid[]) RETURNS uuid[]',
    'STABLE PARALLEL SAFE',
    `(SELECT coalesce(array_agg(DISTINCT twin.id), '{}') FROM app_user u JOIN app_user twin ON twin.person_id = u.person_id WHERE u.id = ANY(wanted))`,
  ],
  [
    'app_people() RETURNS uuid[]',
    DEFINER,
    `accounts_of(array_remove(ARRAY[app_user(), nullif(current_setting('app.deputy', true), '')::uuid], NULL))`,
  ],
  [
    'app_seated_cases() RETURNS uuid[]',
    DEFINER,
    `(SELECT coalesce(array_agg(DISTINCT s.case_id), '{}') FROM seat s WHERE s.expert_user = ANY(app_people()))`,
  ],
  [
    'judged_cases(people uuid[]) RETURNS uuid[]',
    DEFINER,
    `(SELECT coalesce(array_agg(DISTINCT s.case_id), '{}') FROM seat s WHERE s.expert_user = ANY(people) AND s.state NOT IN ('recused', 'replaced'))`,
  ],
  [
    'own_cases(people uuid[]) RETURNS uuid[]',
    DEFINER,
    `(SELECT coalesce(array_agg(c.id), '{}') FROM membership m JOIN case_file c ON c.applicant_org = m.org_id
      WHERE m.user_id = ANY(people) AND m.role = 'enterprise-clerk' AND m.ended_at IS NULL)`,
  ],
  [
    'recused_cases(people uuid[], as_role text, as_org text) RETURNS uuid[]',
    DEFINER,
    `CASE WHEN as_role = 'expert' THEN '{}' WHEN as_role IN ('enterprise-clerk', 'group-clerk') THEN judged_cases(people) ELSE judged_cases(people) || own_cases(people) END`,
  ],
  ['app_recused_cases() RETURNS uuid[]', DEFINER, 'recused_cases(app_people(), app_role(), app_org())'],
];

/**
 * From which cases a person keeps away is asked by every statement that reads a case. A body in SQL is planned anew at
 * each call, five of them within each other; one in PL/pgSQL keeps its plans as long as the connection lasts.
 */
export class KeptPlans1732100000098 implements MigrationInterface {
  readonly name = 'KeptPlans1732100000098';

  async up(runner: QueryRunner): Promise<void> {
    for (const [head, rights, expression] of FUNCTIONS)
      await runner.query(
        `CREATE OR REPLACE FUNCTION ${head} LANGUAGE plpgsql ${rights} AS $$ BEGIN RETURN ${expression}; END $$`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [head, rights, expression] of FUNCTIONS)
      await runner.query(`CREATE OR REPLACE FUNCTION ${head} LANGUAGE sql ${rights} AS $$ SELECT ${expression} $$`);
  }
}
