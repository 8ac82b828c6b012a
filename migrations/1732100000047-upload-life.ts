import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An unfinished upload lives from piece to piece, not from its beginning. */
export class UploadLife1732100000047 implements MigrationInterface {
  readonly name = 'UploadLife1732100000047';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE upload ADD COLUMN touched_at timestamptz NOT NULL DEFAULT clock_timestamp();
CREATE INDEX upload_case ON upload (case_id);
CREATE INDEX upload_person ON upload (uploaded_by);
CREATE INDEX upload_age ON upload (touched_at);
CREATE FUNCTION expire_uploads() RETURNS SETOF uuid LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM upload WHERE touched_at < clock_timestamp() - interval '2 hours' RETURNING id
$$;
REVOKE EXECUTE ON FUNCTION expire_uploads() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION expire_uploads() TO app_api;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP FUNCTION expire_uploads();
DROP INDEX upload_age;
DROP INDEX upload_person;
DROP INDEX upload_case;
ALTER TABLE upload DROP COLUMN touched_at;
`);
  }
}
