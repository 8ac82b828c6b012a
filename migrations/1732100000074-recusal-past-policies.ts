import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Experts, their sheets and their marks are for those who run the evaluation. */
const RUNS = `app_role() IN ('authority-clerk', 'authority-lead') AND s.lead_org = app_org() AND s.case_id <> ALL((SELECT app_seated_cases())::uuid[])`;
const marks = (more: string) => `
CREATE OR REPLACE VIEW seat_result WITH (security_barrier) AS
  SELECT s.id, s.panel_id, s.case_id, s.stage, s.expert_user, s.sheet_sha, s.total, s.sealed_at
  FROM seat s JOIN panel p ON p.id = s.panel_id
  WHERE (app_role() = 'expert' AND s.expert_user = app_user()) OR (${RUNS}${more} AND p.state = 'complete')`;

const JUDGED = `(SELECT judged_cases(app_people()))::uuid[]`;
const OWN = `(SELECT own_cases(app_people()))::uuid[]`;
const notices = (own: string) =>
  `ALTER POLICY notification_recusal ON notification USING (case_id IS NULL OR queue_key LIKE 'user:%'${own} OR (case_id <> ALL(${JUDGED}) AND (split_part(queue_key, '/', 2) IN ('enterprise-clerk', 'group-clerk') OR case_id <> ALL(${OWN}))))`;

/**
 * Marks are read through a view, which no policy of its tables binds: it asks itself from which cases the person keeps
 * away. Notices to the desk of an expert are the expert's, as tasks are.
 */
export class RecusalPastPolicies1732100000074 implements MigrationInterface {
  readonly name = 'RecusalPastPolicies1732100000074';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`GRANT EXECUTE ON FUNCTION app_recused_cases() TO app_engine`);
    await runner.query(marks(` AND s.case_id <> ALL((SELECT app_recused_cases())::uuid[])`));
    await runner.query(notices(` OR split_part(queue_key, '/', 2) = 'expert'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(notices(''));
    await runner.query(marks(''));
    await runner.query(`REVOKE EXECUTE ON FUNCTION app_recused_cases() FROM app_engine`);
  }
}
