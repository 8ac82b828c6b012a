import type { MigrationInterface, QueryRunner } from 'typeorm';

const STAFF = `app_role() NOT IN ('expert', 'operator', '')`;
/**
 * Experts, their sheets and their marks are for those who run the evaluation, and not where they sit in it themselves.
 */
const RUNS = (table: string) =>
  `app_role() IN ('authority-clerk', 'authority-lead') AND ${table}.lead_org = app_org() AND ${table}.case_id <> ALL((SELECT app_seated_cases())::uuid[])`;
const party = (column: string, user: string) =>
  `EXISTS (SELECT 1 FROM party p WHERE p.case_id = ${column} AND ((p.org_id = app_org() AND ${STAFF}) OR ${user}))`;
const orgParty = (column: string) =>
  `EXISTS (SELECT 1 FROM party p WHERE p.case_id = ${column} AND p.org_id = app_org() AND ${STAFF})`;
const seated = (column: string, role: string) =>
  `${role}EXISTS (SELECT 1 FROM seat s WHERE s.case_id = ${column} AND s.expert_user = app_user() AND s.state IN ('accepted', 'sealed'))`;

/** A seat is seen in the role of the expert; in another role the same person is that role, and nothing more. */
function policies(user: string, role: string): Record<string, string> {
  return {
    case_file_read: `ALTER POLICY case_file_read ON case_file USING (${party('case_file.id', user)})`,
    party_read: `ALTER POLICY party_read ON party USING ((org_id = app_org() AND ${STAFF}) OR ${role}user_id = app_user())`,
    case_revision_read: `ALTER POLICY case_revision_read ON case_revision USING (${orgParty('case_revision.case_id')} OR ${seated('case_revision.case_id', role)})`,
    attachment_read: `ALTER POLICY attachment_read ON attachment USING ((${STAFF} AND org_id = app_org()) OR ${orgParty('attachment.case_id')} OR ${seated('attachment.case_id', role)})`,
    decision_record_read: `ALTER POLICY decision_record_read ON decision_record USING ((audience_orgs IS NULL OR app_org() = ANY(audience_orgs)) AND ((case_id IS NOT NULL AND ${party('decision_record.case_id', user)}) OR (case_id IS NULL AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = decision_record.dossier_id))))`,
    case_search: `CREATE OR REPLACE FUNCTION case_search(words text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT c.id FROM case_file c
  WHERE (c.title || ' ' || c.holder_name || ' ' || c.number) ILIKE '%' || replace(replace(replace(words, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'
    AND ${party('c.id', user)}
$$`,
  };
}
const EXPERT = `app_role() = 'expert' AND `;

/**
 * What a person sees of a case is the narrowest that any of its duties there demands. A second role shows nothing of a
 * case in which the person only sits as an expert, and hides nothing less; the publicity officer sees neither experts
 * nor marks.
 */
export class DutiesOfAPerson1732100000040 implements MigrationInterface {
  readonly name = 'DutiesOfAPerson1732100000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Cases in which the person behind the session has, or had, a seat, with any of its accounts. Read once in a statement.
CREATE FUNCTION app_seated_cases() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT coalesce(array_agg(DISTINCT s.case_id), '{}') FROM seat s WHERE s.expert_user = ANY(accounts_of(ARRAY[app_user()]))
$$;
REVOKE ALL ON FUNCTION app_seated_cases() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_seated_cases() TO app_api, app_engine;`);
    for (const statement of Object.values(policies(`(${EXPERT}p.user_id = app_user())`, EXPERT)))
      await runner.query(statement);
    await runner.query(`
ALTER POLICY seat_read ON seat USING ((${EXPERT}expert_user = app_user()) OR (${RUNS('seat')}));
ALTER POLICY panel_read ON panel USING ((${RUNS('panel')}) OR (${EXPERT}EXISTS (SELECT 1 FROM seat s WHERE s.panel_id = panel.id AND s.expert_user = app_user())));
CREATE OR REPLACE VIEW seat_result WITH (security_barrier) AS
  SELECT s.id, s.panel_id, s.case_id, s.stage, s.expert_user, s.sheet_sha, s.total, s.sealed_at
  FROM seat s JOIN panel p ON p.id = s.panel_id
  WHERE (${EXPERT}s.expert_user = app_user()) OR (${RUNS('s')} AND p.state = 'complete');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of Object.values(policies('p.user_id = app_user()', ''))) await runner.query(statement);
    await runner.query(`
CREATE OR REPLACE VIEW seat_result WITH (security_barrier) AS
  SELECT s.id, s.panel_id, s.case_id, s.stage, s.expert_user, s.sheet_sha, s.total, s.sealed_at
  FROM seat s JOIN panel p ON p.id = s.panel_id
  WHERE s.expert_user = app_user() OR (s.lead_org = app_org() AND ${STAFF} AND p.state = 'complete');
ALTER POLICY panel_read ON panel USING ((${STAFF} AND lead_org = app_org()) OR EXISTS (SELECT 1 FROM seat s WHERE s.panel_id = panel.id AND s.expert_user = app_user()));
ALTER POLICY seat_read ON seat USING (expert_user = app_user() OR (${STAFF} AND lead_org = app_org()));
DROP FUNCTION app_seated_cases();`);
  }
}
