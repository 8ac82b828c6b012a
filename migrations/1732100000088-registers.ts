import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Registers of enterprises by which an edition lets applicants in: who, by which certificate, from when to when, and
 * where it was read. The authorities keep them; an enterprise reads what the registers know of itself.
 */
export class Registers1732100000088 implements MigrationInterface {
  readonly name = 'Registers1732100000088';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE register_entry (
  id uuid PRIMARY KEY,
  register_id text NOT NULL,
  uscc text NOT NULL,
  name text NOT NULL,
  number text NOT NULL,
  issued_on date NOT NULL,
  valid_until date,
  source text NOT NULL,
  imported_by uuid NOT NULL,
  imported_at timestamptz NOT NULL,
  CONSTRAINT register_entry_once UNIQUE (register_id, uscc, number),
  CONSTRAINT register_entry_days CHECK (valid_until IS NULL OR valid_until >= issued_on)
);
CREATE INDEX register_entry_uscc ON register_entry(uscc);
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON register_entry FOR EACH ROW EXECUTE FUNCTION audit_row('uscc', 'register_id', '', '');
ALTER TABLE register_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY register_entry_read ON register_entry FOR SELECT TO app_api USING (
  app_role() IN ('authority-clerk', 'authority-lead')
  OR (app_role() = 'enterprise-clerk' AND uscc = (SELECT o.uscc FROM organisation o WHERE o.id = app_org())));
CREATE POLICY register_entry_import ON register_entry FOR INSERT TO app_api WITH CHECK (
  app_role() IN ('authority-clerk', 'authority-lead') AND imported_by = app_user());
CREATE POLICY register_entry_renew ON register_entry FOR UPDATE TO app_api USING (app_role() IN ('authority-clerk', 'authority-lead'))
  WITH CHECK (imported_by = app_user());
CREATE POLICY register_entry_engine ON register_entry FOR SELECT TO app_engine USING (true);
GRANT SELECT, INSERT ON register_entry TO app_api;
GRANT UPDATE (name, issued_on, valid_until, source, imported_by, imported_at) ON register_entry TO app_api;
GRANT SELECT ON register_entry TO app_engine;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE register_entry;`);
  }
}
