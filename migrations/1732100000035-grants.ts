import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Powers are given by two: an operator proposes, another operator or the security officer confirms, and neither is the
 * one who receives. The operators' route to a membership, a password or an account that is taken up again is
 * `decide_grant` alone; it compares persons, and a guard on the memberships holds what no way may do: give to oneself,
 * or join offices that exclude each other (operator, security officer, auditor, and every role that acts on cases).
 */
export class Grants1732100000035 implements MigrationInterface {
  readonly name = 'Grants1732100000035';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE grant_request (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('account', 'membership', 'reset', 'enable', 'deputy', 'separate')),
  -- Who receives: the account, or the deputy.
  user_id uuid NOT NULL REFERENCES app_user(id),
  payload jsonb NOT NULL DEFAULT '{}',
  state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'confirmed', 'declined', 'withdrawn')),
  proposed_by uuid NOT NULL,
  proposed_at timestamptz NOT NULL,
  decided_by uuid,
  decided_at timestamptz,
  CHECK ((state = 'proposed') = (decided_by IS NULL)),
  CHECK (state <> 'confirmed' OR decided_by <> proposed_by)
);
CREATE UNIQUE INDEX grant_request_open ON grant_request(kind, user_id, md5(payload::text)) WHERE state = 'proposed';
CREATE INDEX grant_request_state ON grant_request(state, proposed_at DESC);
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON grant_request FOR EACH ROW EXECUTE FUNCTION audit_row('grant', 'user_id', '', 'user_id');

ALTER TABLE grant_request ENABLE ROW LEVEL SECURITY;
CREATE POLICY grant_request_read ON grant_request FOR SELECT TO app_api USING (app_office() IN ('operator', 'security-officer'));
CREATE POLICY grant_request_insert ON grant_request FOR INSERT TO app_api WITH CHECK (app_office() = 'operator' AND proposed_by = app_user() AND state = 'proposed');
GRANT SELECT, INSERT ON grant_request TO app_api;

-- The role that the person behind an account holds and that excludes the wanted one; NULL where none does.
CREATE FUNCTION excluding_role(account uuid, wanted text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT m.role FROM membership m WHERE m.user_id = ANY(accounts_of(ARRAY[account])) AND m.ended_at IS NULL AND m.role <> wanted
    AND (m.role IN ('operator', 'security-officer', 'auditor') OR wanted IN ('operator', 'security-officer', 'auditor')) ORDER BY m.role LIMIT 1
$$;

CREATE FUNCTION membership_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.ended_at IS NOT NULL THEN RETURN NEW; END IF;
  IF excluding_role(NEW.user_id, NEW.role) IS NOT NULL THEN RAISE EXCEPTION 'grant.exclusive' USING ERRCODE = '42501'; END IF;
  IF session_user = 'app_api' AND NEW.user_id = ANY(accounts_of(ARRAY[app_user()])) THEN RAISE EXCEPTION 'grant.self' USING ERRCODE = '42501'; END IF;
  -- Operators go through decide_grant, which runs as the owner; recorded orders of an authority go on to name officials.
  IF current_user = 'app_api' AND app_office() <> '' THEN RAISE EXCEPTION 'grant.samePerson' USING ERRCODE = '42501'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON membership FOR EACH ROW EXECUTE FUNCTION membership_guard();

CREATE FUNCTION give_membership(account uuid, org text, new_role text) RETURNS void LANGUAGE sql AS $$
  -- A role that was ended is taken up again under its own id.
  INSERT INTO membership (id, user_id, org_id, role) VALUES (gen_random_uuid(), account, org, new_role)
  ON CONFLICT (user_id, org_id, role) DO UPDATE SET ended_at = NULL
$$;

-- Settles a proposal. Returns 'done', or the code of the refusal; the hash is that of the new password where there is one.
CREATE FUNCTION decide_grant(wanted uuid, verdict text, hash text, at timestamptz) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  g grant_request;
  mine uuid[] := accounts_of(array_remove(ARRAY[app_user(), nullif(current_setting('app.deputy', true), '')::uuid], NULL));
  one jsonb;
BEGIN
  IF app_office() NOT IN ('operator', 'security-officer') THEN RETURN 'subject.notFound'; END IF;
  SELECT * INTO g FROM grant_request WHERE id = wanted FOR UPDATE;
  IF NOT FOUND THEN RETURN 'subject.notFound'; END IF;
  IF g.state <> 'proposed' THEN RETURN 'grant.settled'; END IF;
  IF verdict = 'withdrawn' THEN
    IF NOT g.proposed_by = ANY(mine) THEN RETURN 'subject.notFound'; END IF;
  ELSIF verdict = 'confirmed' THEN
    IF g.proposed_by = ANY(mine) OR g.user_id = ANY(mine) THEN RETURN 'grant.samePerson'; END IF;
    -- One at a time for each person, so that two grants cannot join what excludes each other.
    PERFORM 1 FROM app_user WHERE id = ANY(accounts_of(ARRAY[g.user_id])) ORDER BY id FOR UPDATE;
    FOR one IN SELECT m FROM jsonb_array_elements(coalesce(g.payload->'memberships', '[]')) m LOOP
      IF excluding_role(g.user_id, one->>'role') IS NOT NULL THEN RETURN 'grant.exclusive'; END IF;
      PERFORM give_membership(g.user_id, one->>'orgId', one->>'role');
    END LOOP;
    IF g.kind IN ('account', 'reset') THEN
      UPDATE app_user SET password_hash = hash, must_change = true, failed_count = 0, locked_until = NULL WHERE id = g.user_id;
      DELETE FROM session WHERE user_id = g.user_id;
    ELSIF g.kind = 'enable' THEN
      UPDATE app_user SET disabled_at = NULL WHERE id = g.user_id;
    ELSIF g.kind = 'separate' THEN
      UPDATE app_user SET person_id = id, identity_digest = NULL WHERE id = g.user_id;
    ELSIF g.kind = 'deputy' THEN
      INSERT INTO deputy (id, principal_user, membership_id, deputy_user, starts_at, ends_at)
      VALUES (g.id, (g.payload->>'principal')::uuid, (g.payload->>'membershipId')::uuid, g.user_id, (g.payload->>'startsAt')::timestamptz, (g.payload->>'endsAt')::timestamptz);
    END IF;
  ELSIF verdict <> 'declined' THEN RETURN 'subject.notFound';
  END IF;
  UPDATE grant_request SET state = verdict, decided_by = app_user(), decided_at = at WHERE id = wanted;
  RETURN 'done';
END $$;

-- That two accounts are one person takes power away, so one operator may say it; the way back is a proposal.
CREATE FUNCTION link_persons(account uuid, other uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE joined uuid;
BEGIN
  IF app_office() <> 'operator' THEN RETURN false; END IF;
  SELECT person_id INTO joined FROM app_user WHERE id = other;
  IF NOT FOUND OR NOT EXISTS (SELECT 1 FROM app_user WHERE id = account) THEN RETURN false; END IF;
  UPDATE app_user SET person_id = joined WHERE person_id = (SELECT person_id FROM app_user WHERE id = account) AND person_id <> joined;
  RETURN true;
END $$;

REVOKE EXECUTE ON FUNCTION ${FUNCTIONS.join(', ')} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION decide_grant(uuid, text, text, timestamptz), link_persons(uuid, uuid), excluding_role(uuid, text) TO app_api;
GRANT EXECUTE ON FUNCTION excluding_role(uuid, text) TO app_engine;
GRANT EXECUTE ON FUNCTION accounts_of(uuid[]) TO app_api, app_engine;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP FUNCTION link_persons(uuid, uuid), decide_grant(uuid, text, text, timestamptz), give_membership(uuid, text, text);
DROP TRIGGER guarded ON membership;
DROP FUNCTION membership_guard(), excluding_role(uuid, text);
DROP TABLE grant_request;
`);
  }
}

const FUNCTIONS = [
  'decide_grant(uuid, text, text, timestamptz)',
  'link_persons(uuid, uuid)',
  'give_membership(uuid, text, text)',
  'excluding_role(uuid, text)',
  'membership_guard()',
];
