import type { MigrationInterface, QueryRunner } from 'typeorm';
import { reversed, rewriteFunctions, type Rewriting } from './rewrite-function';

const DECIDE = 'decide_grant(uuid, text, text, timestamptz)';
const GUARD = 'membership_guard()';
/** How long a proposal waits for its second person. */
const WAITS = `interval '14 days'`;
const KINDS = ['account', 'membership', 'reset', 'enable', 'deputy', 'separate'];
const TAKEN = ['disable', 'end', 'link'];
const quoted = (words: string[]) => words.map((word) => `'${word}'`).join(', ');

const CHANGES: Rewriting[] = [
  [
    DECIDE,
    `IF g.state <> 'proposed' THEN RETURN 'grant.settled'; END IF;`,
    `IF g.state <> 'proposed' THEN RETURN 'grant.settled'; END IF;
  IF g.proposed_at + ${WAITS} <= at THEN RETURN 'grant.expired'; END IF;`,
  ],
  [DECIDE, `OR g.user_id = ANY(mine) THEN`, `OR g.user_id = ANY(mine) OR (g.payload->>'other')::uuid = ANY(mine) THEN`],
  [
    DECIDE,
    `ELSIF g.kind = 'separate' THEN`,
    `ELSIF g.kind = 'disable' THEN
      UPDATE app_user SET disabled_at = at WHERE id = g.user_id;
    ELSIF g.kind = 'end' THEN
      UPDATE membership SET ended_at = at WHERE id = (g.payload->>'membershipId')::uuid AND user_id = g.user_id AND ended_at IS NULL;
    ELSIF g.kind = 'link' THEN
      UPDATE app_user SET person_id = (SELECT person_id FROM app_user WHERE id = (g.payload->>'other')::uuid)
      WHERE person_id = (SELECT person_id FROM app_user WHERE id = g.user_id);
    ELSIF g.kind = 'separate' THEN`,
  ],
  [
    DECIDE,
    `ELSIF verdict <> 'declined' THEN RETURN 'subject.notFound';`,
    `ELSIF verdict <> 'declined' THEN RETURN 'subject.notFound';
  -- Nobody keeps a power by declining that it is taken.
  ELSIF g.kind IN (${quoted(TAKEN)}) AND (g.user_id = ANY(mine) OR (g.payload->>'other')::uuid = ANY(mine)) THEN RETURN 'grant.samePerson';`,
  ],
  [
    GUARD,
    `IF NEW.ended_at IS NOT NULL THEN RETURN NEW; END IF;`,
    `IF NEW.ended_at IS NOT NULL THEN
    -- A lone operator ends nobody's role either.
    IF TG_OP = 'UPDATE' AND OLD.ended_at IS NULL AND current_user = 'app_api' AND app_office() <> '' THEN RAISE EXCEPTION 'grant.samePerson' USING ERRCODE = '42501'; END IF;
    RETURN NEW;
  END IF;`,
  ],
];

/**
 * What takes a power away needs two people as well, or a lone operator could lock out all others: ending a role,
 * disabling whoever holds an office, declaring two accounts one person. Who can decide is told, and so is who proposed;
 * a proposal does not wait for ever.
 */
export class PowersTaken1732100000069 implements MigrationInterface {
  readonly name = 'PowersTaken1732100000069';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE grant_request DROP CONSTRAINT grant_request_kind_check, DROP CONSTRAINT grant_request_state_check, DROP CONSTRAINT grant_request_check;
ALTER TABLE grant_request
  ADD CONSTRAINT grant_request_kind_check CHECK (kind IN (${quoted([...KINDS, ...TAKEN])})),
  ADD CONSTRAINT grant_request_state_check CHECK (state IN ('proposed', 'confirmed', 'declined', 'withdrawn', 'expired')),
  ADD CONSTRAINT grant_request_check CHECK ((state IN ('proposed', 'expired')) = (decided_by IS NULL));

-- The offices of a person, with any account.
CREATE FUNCTION holds_office(account uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT EXISTS (SELECT 1 FROM membership m WHERE m.user_id = ANY(accounts_of(ARRAY[account])) AND m.ended_at IS NULL AND m.role IN ('operator', 'security-officer', 'auditor'))
$$;

-- Who is disabled by one operator is taken up again by two; whoever holds an office is disabled by two. decide_grant runs as the owner.
CREATE FUNCTION account_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'app_api' AND NEW.disabled_at IS DISTINCT FROM OLD.disabled_at AND (NEW.disabled_at IS NULL OR holds_office(NEW.id)) THEN
    RAISE EXCEPTION 'grant.samePerson' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE UPDATE OF disabled_at ON app_user FOR EACH ROW EXECUTE FUNCTION account_guard();

-- A proposal is told to everybody who can decide it, and its end to who proposed it, by whatever program it comes about.
CREATE FUNCTION tell_of_grant() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  told uuid[];
  about jsonb := jsonb_build_object('grant', NEW.kind, 'name', (SELECT display_name FROM app_user WHERE id = NEW.user_id), 'link', '/operator/grants', 'record', NEW.id || '/' || NEW.state);
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(DISTINCT u.id) INTO told FROM app_user u JOIN membership m ON m.user_id = u.id AND m.ended_at IS NULL AND m.role IN ('operator', 'security-officer')
      WHERE u.disabled_at IS NULL AND u.id <> ALL(accounts_of(array_remove(ARRAY[NEW.proposed_by, NEW.user_id, (NEW.payload->>'other')::uuid], NULL)));
  ELSIF NEW.decided_by IS NULL OR NEW.decided_by <> NEW.proposed_by THEN told := ARRAY[NEW.proposed_by];
  END IF;
  INSERT INTO notification (id, queue_key, kind, params, created_at)
    SELECT gen_random_uuid(), 'user:' || one, 'grant.' || NEW.state, about, coalesce(NEW.decided_at, NEW.proposed_at) FROM unnest(told) one;
  IF cardinality(told) > 0 THEN
    PERFORM pg_notify('linxuan_changed', json_build_object('notices', (SELECT json_agg('user:' || one) FROM unnest(told[1:50]) one))::text);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER told AFTER INSERT OR UPDATE OF state ON grant_request FOR EACH ROW EXECUTE FUNCTION tell_of_grant();

-- What waited too long has lapsed; how many did.
CREATE FUNCTION expire_grants(at timestamptz) RETURNS integer LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH lapsed AS (UPDATE grant_request SET state = 'expired', decided_at = at WHERE state = 'proposed' AND proposed_at + ${WAITS} <= at RETURNING 1) SELECT count(*)::int FROM lapsed
$$;
DROP FUNCTION link_persons(uuid, uuid);
REVOKE ALL ON FUNCTION holds_office(uuid), account_guard(), tell_of_grant(), expire_grants(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION holds_office(uuid) TO app_api;
GRANT EXECUTE ON FUNCTION expire_grants(timestamptz) TO app_engine;
`);
    await rewriteFunctions(runner, CHANGES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteFunctions(runner, reversed(CHANGES));
    await runner.query(`
DROP TRIGGER told ON grant_request;
DROP TRIGGER guarded ON app_user;
DROP FUNCTION expire_grants(timestamptz), tell_of_grant(), account_guard(), holds_office(uuid);
DELETE FROM grant_request WHERE kind IN (${quoted(TAKEN)}) OR state = 'expired';
ALTER TABLE grant_request DROP CONSTRAINT grant_request_kind_check, DROP CONSTRAINT grant_request_state_check, DROP CONSTRAINT grant_request_check;
ALTER TABLE grant_request
  ADD CONSTRAINT grant_request_kind_check CHECK (kind IN (${quoted(KINDS)})),
  ADD CONSTRAINT grant_request_state_check CHECK (state IN ('proposed', 'confirmed', 'declined', 'withdrawn')),
  ADD CONSTRAINT grant_request_check CHECK ((state = 'proposed') = (decided_by IS NULL));
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
REVOKE EXECUTE ON FUNCTION link_persons(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION link_persons(uuid, uuid) TO app_api;
`);
  }
}
