import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Codes of enterprises whose check digit fails although they were issued so. Whoever needs one sends the business
 * licence, and an operator other than the sender confirms or refuses; a confirmation counts for that code alone and can
 * be withdrawn. Nothing but `decide_code` changes a row, and each change stands in the audit record.
 */
export class CodeConfirmations1732100000065 implements MigrationInterface {
  readonly name = 'CodeConfirmations1732100000065';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE code_confirmation (
  id uuid PRIMARY KEY,
  -- In its one form: 18 characters of GB 32100-2015, upper case.
  code text NOT NULL CHECK (code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  org_id text NOT NULL REFERENCES organisation(id),
  file_name text NOT NULL,
  file_mime text NOT NULL CHECK (file_mime IN ('application/pdf', 'image/jpeg', 'image/png')),
  file_size bigint NOT NULL,
  sha text NOT NULL,
  requested_by uuid NOT NULL,
  requested_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'requested' CHECK (state IN ('requested', 'confirmed', 'refused', 'withdrawn')),
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  CHECK ((state = 'requested') = (decided_by IS NULL)),
  CHECK (state = 'requested' OR (decided_at IS NOT NULL AND reason <> '' AND decided_by <> requested_by)),
  CHECK ((state = 'withdrawn') = (withdrawn_by IS NOT NULL AND withdrawn_at IS NOT NULL AND withdrawn_reason <> ''))
);
CREATE UNIQUE INDEX code_confirmation_open ON code_confirmation(code, org_id) WHERE state = 'requested';
CREATE INDEX code_confirmation_state ON code_confirmation(state, requested_at DESC);
CREATE INDEX code_confirmation_org ON code_confirmation(org_id, requested_at DESC);
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON code_confirmation FOR EACH ROW EXECUTE FUNCTION audit_row('code', 'code', '', '');

ALTER TABLE code_confirmation ENABLE ROW LEVEL SECURITY;
CREATE POLICY code_confirmation_read ON code_confirmation FOR SELECT TO app_api USING (
  app_office() = 'operator' OR (app_role() = 'enterprise-clerk' AND org_id = app_org()));
CREATE POLICY code_confirmation_insert ON code_confirmation FOR INSERT TO app_api WITH CHECK (
  (app_office() = 'operator' OR app_role() = 'enterprise-clerk') AND org_id = app_org() AND requested_by = app_user() AND state = 'requested');
GRANT SELECT, INSERT ON code_confirmation TO app_api;

-- Whoever checks a code asks this; it says that a code is right and not for whom that was found out.
CREATE FUNCTION confirmed_codes() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT DISTINCT code FROM code_confirmation WHERE state = 'confirmed' ORDER BY code
$$;

-- Settles a request or withdraws a confirmation. Returns 'done', or the code of the refusal.
CREATE FUNCTION decide_code(wanted uuid, verdict text, why text, at timestamptz) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  c code_confirmation;
  mine uuid[] := accounts_of(array_remove(ARRAY[app_user(), nullif(current_setting('app.deputy', true), '')::uuid], NULL));
BEGIN
  IF app_office() <> 'operator' THEN RETURN 'subject.notFound'; END IF;
  SELECT * INTO c FROM code_confirmation WHERE id = wanted FOR UPDATE;
  IF NOT FOUND THEN RETURN 'subject.notFound'; END IF;
  IF verdict = 'withdrawn' THEN
    IF c.state <> 'confirmed' THEN RETURN 'code.settled'; END IF;
    -- The code is confirmed or it is not, however many organisations asked for it.
    UPDATE code_confirmation SET state = 'withdrawn', withdrawn_by = app_user(), withdrawn_at = at, withdrawn_reason = why WHERE code = c.code AND state = 'confirmed';
    RETURN 'done';
  END IF;
  IF verdict NOT IN ('confirmed', 'refused') THEN RETURN 'subject.notFound'; END IF;
  IF c.state <> 'requested' THEN RETURN 'code.settled'; END IF;
  IF c.requested_by = ANY(mine) THEN RETURN 'code.samePerson'; END IF;
  UPDATE code_confirmation SET state = verdict, decided_by = app_user(), decided_at = at, reason = why WHERE id = wanted;
  RETURN 'done';
END $$;

REVOKE EXECUTE ON FUNCTION confirmed_codes(), decide_code(uuid, text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION confirmed_codes() TO app_api, app_engine;
GRANT EXECUTE ON FUNCTION decide_code(uuid, text, text, timestamptz) TO app_api;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP FUNCTION decide_code(uuid, text, text, timestamptz), confirmed_codes();
DROP TABLE code_confirmation;
`);
  }
}
