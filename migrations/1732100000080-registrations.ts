import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Enterprises and people of theirs ask for an account on the public site. Two people let them in: one looks at the
 * licence, another confirms, and the database compares them. The number of a registration is known to who registered
 * alone, for it lets a password be set: it is stored as a digest that nobody reads.
 */
export class Registrations1732100000080 implements MigrationInterface {
  readonly name = 'Registrations1732100000080';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE registration (
  id uuid PRIMARY KEY,
  number_digest text NOT NULL UNIQUE,
  -- Unified social credit code in its one form (GB 32100-2015).
  code text NOT NULL CHECK (code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  org_name text NOT NULL,
  -- Of the place whose nominator takes its applications (GB/T 2260).
  region_code text NOT NULL CHECK (region_code ~ '^[0-9]{6}$'),
  person_name text NOT NULL,
  phone text NOT NULL,
  email text NOT NULL,
  -- What the record has wrong about the organisation, in the words of who registers.
  dispute text NOT NULL,
  file_name text NOT NULL,
  file_mime text NOT NULL CHECK (file_mime IN ('application/pdf', 'image/jpeg', 'image/png')),
  file_size bigint NOT NULL,
  sha text NOT NULL,
  filed_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'filed' CHECK (state IN ('filed', 'checked', 'confirmed', 'refused')),
  checked_by uuid,
  checked_at timestamptz,
  -- Confirmed, the name on record becomes the one of the licence.
  renames boolean NOT NULL DEFAULT false,
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  org_id text REFERENCES organisation(id),
  user_id uuid REFERENCES app_user(id),
  claimed_at timestamptz,
  CHECK ((checked_by IS NULL) = (checked_at IS NULL) AND (state NOT IN ('checked', 'confirmed') OR checked_by IS NOT NULL)),
  CHECK ((state IN ('confirmed', 'refused')) = (decided_by IS NOT NULL AND decided_at IS NOT NULL)),
  CHECK (state <> 'confirmed' OR (decided_by <> checked_by AND org_id IS NOT NULL AND user_id IS NOT NULL)),
  CHECK (state <> 'refused' OR reason <> ''),
  CHECK (claimed_at IS NULL OR state = 'confirmed')
);
CREATE INDEX registration_state ON registration(state, filed_at DESC);
CREATE INDEX registration_code ON registration(code);
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON registration FOR EACH ROW EXECUTE FUNCTION audit_row('registration', 'id', 'person_name,phone,email', 'number_digest');

-- Whose applications come to an organisation: operators see all, a nominator's people those of its place.
CREATE FUNCTION registration_visible(region text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT app_office() = 'operator' OR (app_role() IN ('nominator-clerk', 'nominator-lead')
    AND EXISTS (SELECT 1 FROM organisation o WHERE o.id = app_org() AND o.kind = 'nominator' AND o.region_code = region))
$$;
ALTER TABLE registration ENABLE ROW LEVEL SECURITY;
CREATE POLICY registration_read ON registration FOR SELECT TO app_api USING (registration_visible(region_code));
GRANT SELECT (${READ.join(', ')}) ON registration TO app_api;

-- Files a registration once; what is full where it is not taken: 'code' or 'contact'.
CREATE FUNCTION file_registration(given jsonb, p_code_most integer, p_contact_most integer) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE r registration := jsonb_populate_record(NULL::registration, given);
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('registration/' || r.code, 0));
  IF EXISTS (SELECT 1 FROM registration WHERE id = r.id) THEN RETURN NULL; END IF;
  IF (SELECT count(*) FROM registration WHERE code = r.code AND state IN ('filed', 'checked')) >= p_code_most THEN RETURN 'code'; END IF;
  IF (SELECT count(*) FROM registration WHERE contact_key(phone) = contact_key(r.phone) AND state IN ('filed', 'checked')) >= p_contact_most THEN RETURN 'contact'; END IF;
  INSERT INTO registration (id, number_digest, code, org_name, region_code, person_name, phone, email, dispute, file_name, file_mime, file_size, sha, filed_at)
  VALUES (r.id, r.number_digest, r.code, r.org_name, r.region_code, r.person_name, r.phone, r.email, r.dispute, r.file_name, r.file_mime, r.file_size, r.sha, r.filed_at);
  RETURN NULL;
END $$;

-- To who knows both the number and the telephone; otherwise nothing.
CREATE FUNCTION registration_status(p_digest text, p_phone text) RETURNS TABLE (state text, org_name text, login text, reason text, filed_at timestamptz, decided_at timestamptz, claimed_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT r.state, r.org_name, u.login, r.reason, r.filed_at, r.decided_at, r.claimed_at FROM registration r LEFT JOIN app_user u ON u.id = r.user_id
  WHERE r.number_digest = p_digest AND contact_key(r.phone) = contact_key(p_phone)
$$;

-- Sets the first password of a confirmed account, once and within sixty days. Returns 'done', or the code of the refusal.
CREATE FUNCTION claim_registration(p_digest text, p_phone text, p_hash text, p_at timestamptz) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE r registration;
BEGIN
  SELECT * INTO r FROM registration WHERE number_digest = p_digest AND contact_key(phone) = contact_key(p_phone) FOR UPDATE;
  IF NOT FOUND OR r.state <> 'confirmed' THEN RETURN 'subject.notFound'; END IF;
  IF r.claimed_at IS NOT NULL OR r.decided_at + interval '60 days' <= p_at
    OR NOT EXISTS (SELECT 1 FROM app_user WHERE id = r.user_id AND password_hash = '' AND disabled_at IS NULL) THEN RETURN 'registration.claimed'; END IF;
  UPDATE app_user SET password_hash = p_hash WHERE id = r.user_id;
  UPDATE registration SET claimed_at = p_at WHERE id = r.id;
  RETURN 'done';
END $$;

-- Places that have a nominator, with the names of all that take applications there.
CREATE FUNCTION registration_places() RETURNS TABLE (region_code text, zh text, en text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT o.region_code, string_agg(o.name_zh, '、' ORDER BY o.id), string_agg(o.name_en, ', ' ORDER BY o.id) FROM organisation o
  WHERE o.kind = 'nominator' AND o.region_code IS NOT NULL GROUP BY 1 ORDER BY 1
$$;

-- The sign-in name of the next person of an organisation: its code, for others with a number behind.
CREATE FUNCTION registration_login(code text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT name FROM (SELECT lower(code) || CASE WHEN n = 1 THEN '' ELSE '-' || n END AS name, n FROM generate_series(1, 1000) n) names
  WHERE NOT EXISTS (SELECT 1 FROM app_user u WHERE lower(u.login) = name) ORDER BY n LIMIT 1
$$;

-- One step of the two people. Returns 'done', or the code of the refusal. Confirming makes the organisation where the record
-- has none with this code, renames it where the licence says so, and gives it a clerk who has no password yet.
CREATE FUNCTION decide_registration(wanted uuid, verdict text, why text, rename boolean, at timestamptz) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  r registration;
  o organisation;
  account uuid := gen_random_uuid();
  mine uuid[] := accounts_of(array_remove(ARRAY[app_user(), nullif(current_setting('app.deputy', true), '')::uuid], NULL));
BEGIN
  SELECT * INTO r FROM registration WHERE id = wanted FOR UPDATE;
  IF NOT FOUND OR NOT registration_visible(r.region_code) THEN RETURN 'subject.notFound'; END IF;
  IF verdict = 'checked' THEN
    IF r.state <> 'filed' THEN RETURN 'registration.settled'; END IF;
    UPDATE registration SET state = verdict, checked_by = app_user(), checked_at = at, renames = rename WHERE id = wanted;
    RETURN 'done';
  END IF;
  IF r.state NOT IN ('filed', 'checked') THEN RETURN 'registration.settled'; END IF;
  IF verdict = 'refused' THEN
    UPDATE registration SET state = verdict, decided_by = app_user(), decided_at = at, reason = why WHERE id = wanted;
    RETURN 'done';
  END IF;
  IF verdict <> 'confirmed' THEN RETURN 'subject.notFound'; END IF;
  IF r.state <> 'checked' THEN RETURN 'registration.unchecked'; END IF;
  IF r.checked_by = ANY(mine) THEN RETURN 'registration.samePerson'; END IF;
  -- Two registrations of one organisation are confirmed one after another.
  PERFORM pg_advisory_xact_lock(hashtextextended('registration/' || r.code, 0));
  SELECT * INTO o FROM organisation WHERE uscc = r.code FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO organisation (id, kind, name_zh, name_en, uscc, region_code) VALUES ('e-' || lower(r.code), 'enterprise', r.org_name, r.org_name, r.code, r.region_code) RETURNING * INTO o;
  ELSIF o.kind NOT IN ('enterprise', 'institute', 'central-soe-group') THEN RETURN 'registration.noApplicant';
  ELSIF r.renames THEN
    UPDATE organisation SET name_zh = r.org_name WHERE id = o.id;
  END IF;
  INSERT INTO app_user (id, login, display_name, password_hash) VALUES (account, registration_login(r.code), r.person_name, '');
  INSERT INTO contact (user_id, email, phone) VALUES (account, r.email, r.phone);
  PERFORM give_membership(account, o.id, 'enterprise-clerk');
  UPDATE registration SET state = verdict, decided_by = app_user(), decided_at = at, org_id = o.id, user_id = account WHERE id = wanted;
  RETURN 'done';
END $$;

-- The nominator of the place hears of a registration; the people of an organisation hear of a colleague.
CREATE FUNCTION tell_of_registration() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  queues text[];
  told text := 'registration.' || CASE WHEN TG_OP = 'INSERT' THEN 'filed' WHEN NEW.state = 'confirmed' THEN 'joined' ELSE NEW.state END;
BEGIN
  IF TG_OP = 'INSERT' THEN
    queues := ARRAY(SELECT o.id || '/nominator-clerk' FROM organisation o WHERE o.kind = 'nominator' AND o.region_code = NEW.region_code ORDER BY 1);
  ELSIF NEW.state = 'checked' THEN
    queues := ARRAY(SELECT o.id || '/nominator-lead' FROM organisation o WHERE o.kind = 'nominator' AND o.region_code = NEW.region_code ORDER BY 1);
  ELSIF NEW.state = 'confirmed' AND EXISTS (SELECT 1 FROM membership m WHERE m.org_id = NEW.org_id AND m.user_id <> NEW.user_id AND m.ended_at IS NULL) THEN
    queues := ARRAY[NEW.org_id || '/enterprise-clerk'];
  ELSE RETURN NULL;
  END IF;
  INSERT INTO notification (id, queue_key, kind, params, created_at)
  SELECT gen_random_uuid(), q, told, jsonb_build_object('name', CASE WHEN told = 'registration.joined' THEN NEW.person_name ELSE NEW.org_name END,
      'link', CASE WHEN told = 'registration.joined' THEN '/' ELSE '/registrations/' || NEW.id || '/show' END, 'record', NEW.id || '/' || NEW.state), coalesce(NEW.decided_at, NEW.checked_at, NEW.filed_at)
  FROM unnest(queues) q;
  PERFORM pg_notify('linxuan_changed', json_build_object('notices', to_json(queues))::text);
  RETURN NULL;
END $$;
CREATE TRIGGER told AFTER INSERT OR UPDATE OF state ON registration FOR EACH ROW EXECUTE FUNCTION tell_of_registration();

REVOKE ALL ON FUNCTION ${FUNCTIONS.join(', ')} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION registration_visible(text), decide_registration(uuid, text, text, boolean, timestamptz) TO app_api;
GRANT EXECUTE ON FUNCTION file_registration(jsonb, integer, integer), registration_status(text, text), claim_registration(text, text, text, timestamptz), registration_places(), confirmed_codes() TO app_public;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
REVOKE EXECUTE ON FUNCTION confirmed_codes() FROM app_public;
DROP TABLE registration;
DROP FUNCTION ${FUNCTIONS.join(', ')};
`);
  }
}

/** Columns that the back office reads; the digest of the number is not among them. */
const READ = [
  'id',
  'code',
  'org_name',
  'region_code',
  'person_name',
  'phone',
  'email',
  'dispute',
  'file_name',
  'file_mime',
  'file_size',
  'sha',
  'filed_at',
  'state',
  'checked_by',
  'checked_at',
  'renames',
  'decided_by',
  'decided_at',
  'reason',
  'org_id',
  'user_id',
  'claimed_at',
];

const FUNCTIONS = [
  'registration_visible(text)',
  'file_registration(jsonb, integer, integer)',
  'registration_status(text, text)',
  'claim_registration(text, text, text, timestamptz)',
  'registration_places()',
  'registration_login(text)',
  'decide_registration(uuid, text, text, boolean, timestamptz)',
  'tell_of_registration()',
];
