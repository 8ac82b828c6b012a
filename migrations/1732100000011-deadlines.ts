import type { MigrationInterface, QueryRunner } from 'typeorm';

const STAFF = `app_role() NOT IN ('expert', 'operator', '')`;

/** Deadlines as rows, and the working calendar's years as they are announced. */
export class Deadlines1732100000011 implements MigrationInterface {
  readonly name = 'Deadlines1732100000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE deadline (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  owner_type text NOT NULL,
  owner_id uuid NOT NULL,
  case_id uuid REFERENCES case_file(id),
  dossier_id uuid REFERENCES dossier(id),
  edition_id text NOT NULL REFERENCES edition(id),
  stage text NOT NULL,
  org_id text NOT NULL,
  lead_org text NOT NULL,
  rule jsonb NOT NULL,
  state text NOT NULL,
  version integer NOT NULL,
  started_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  paused_at timestamptz,
  pauses integer NOT NULL,
  paused_seconds integer NOT NULL,
  extensions integer NOT NULL,
  settled_at timestamptz,
  CHECK ((case_id IS NULL) <> (dossier_id IS NULL))
);
-- One open date of a kind per owner and stage.
CREATE UNIQUE INDEX deadline_one_open ON deadline(owner_id, kind, stage) WHERE settled_at IS NULL;
CREATE INDEX deadline_case ON deadline(case_id);
CREATE INDEX deadline_dossier ON deadline(dossier_id);
CREATE INDEX deadline_running ON deadline(due_at) WHERE state = 'running';
CREATE INDEX deadline_of_org ON deadline(org_id, due_at) WHERE settled_at IS NULL;
ALTER TABLE deadline ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON deadline TO app_api;
GRANT SELECT, INSERT, UPDATE ON deadline TO app_engine;
-- Whoever owes it or leads it; the authority and the applicant see the dates of their cases that are not a department's or an expert's.
CREATE POLICY deadline_read ON deadline FOR SELECT TO app_api USING (
  ${STAFF} AND (org_id = app_org() OR lead_org = app_org()
    OR (kind IN ('stage', 'correction', 'obligation') AND EXISTS (SELECT 1 FROM party p WHERE p.case_id = deadline.case_id AND p.org_id = app_org() AND p.relation IN ('applicant', 'authority', 'nominator', 'group')))));
CREATE POLICY deadline_engine ON deadline TO app_engine USING (true) WITH CHECK (true);

CREATE TABLE calendar_year (
  year integer NOT NULL,
  version integer NOT NULL,
  holidays text[] NOT NULL,
  make_up_days text[] NOT NULL,
  document_number text NOT NULL,
  imported_by uuid NOT NULL REFERENCES app_user(id),
  imported_at timestamptz NOT NULL,
  PRIMARY KEY (year, version)
);
GRANT SELECT, INSERT ON calendar_year TO app_api;
GRANT SELECT ON calendar_year TO app_engine, app_public;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE calendar_year; DROP TABLE deadline;`);
  }
}
