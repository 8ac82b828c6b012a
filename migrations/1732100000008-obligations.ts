import type { MigrationInterface, QueryRunner } from 'typeorm';

const STAFF = `app_role() NOT IN ('expert', 'operator', '')`;

/**
 * What follows a result (reports, payments, changes, measures), money, paper originals, slots beyond the cap, and
 * programmes that feed each other.
 */
export class Obligations1732100000008 implements MigrationInterface {
  readonly name = 'Obligations1732100000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE case_file ADD COLUMN amount_fen bigint, ADD COLUMN source_case_id uuid REFERENCES case_file(id);
CREATE INDEX case_file_source ON case_file(source_case_id) WHERE source_case_id IS NOT NULL;
ALTER TABLE dossier ADD COLUMN carrier text, ADD COLUMN tracking_number text, ADD COLUMN postmarked_on text, ADD COLUMN arrived_on text;
ALTER TABLE quota_slot ADD COLUMN origin text NOT NULL DEFAULT 'cap', ADD COLUMN origin_sha text, ADD COLUMN amount_fen bigint;
ALTER TABLE quota_account ALTER COLUMN cap TYPE bigint;

CREATE TABLE obligation (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES case_file(id),
  stage text NOT NULL,
  kind text NOT NULL,
  rule_id text NOT NULL,
  lead_org text NOT NULL,
  state text NOT NULL,
  version integer NOT NULL,
  round integer NOT NULL,
  amount_fen bigint,
  content_sha text,
  answer_sha text,
  opened_at timestamptz NOT NULL,
  due_at timestamptz,
  submitted_at timestamptz,
  settled_at timestamptz,
  barred_until timestamptz
);
CREATE INDEX obligation_case ON obligation(case_id);
CREATE INDEX obligation_content ON obligation(content_sha);
CREATE INDEX obligation_answer ON obligation(answer_sha);
ALTER TABLE obligation ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON obligation TO app_api;
GRANT SELECT, INSERT, UPDATE ON obligation TO app_engine;
CREATE POLICY obligation_read ON obligation FOR SELECT TO app_api USING (
  ${STAFF} AND EXISTS (SELECT 1 FROM party p WHERE p.case_id = obligation.case_id AND p.org_id = app_org() AND p.relation IN ('applicant', 'nominator', 'authority')));
CREATE POLICY obligation_engine ON obligation TO app_engine USING (true) WITH CHECK (true);
CREATE POLICY snapshot_of_obligation ON snapshot FOR SELECT TO app_api USING (
  EXISTS (SELECT 1 FROM obligation o WHERE o.content_sha = snapshot.sha OR o.answer_sha = snapshot.sha));
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP POLICY snapshot_of_obligation ON snapshot;
DROP TABLE obligation;
ALTER TABLE quota_account ALTER COLUMN cap TYPE integer;
ALTER TABLE quota_slot DROP COLUMN origin, DROP COLUMN origin_sha, DROP COLUMN amount_fen;
ALTER TABLE dossier DROP COLUMN carrier, DROP COLUMN tracking_number, DROP COLUMN postmarked_on, DROP COLUMN arrived_on;
ALTER TABLE case_file DROP COLUMN amount_fen, DROP COLUMN source_case_id;
`);
  }
}
