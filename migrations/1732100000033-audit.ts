import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Any number that only the audit record's seal takes. */
const SEAL_LOCK = 7_402_119;
const TABLES = ['audit_event', 'audit_seal'];

/**
 * What changes by hand and stands in no ledger, with the column that names its subject, the columns whose content is
 * not repeated (secrets, personal data, long texts), and those that say nothing of their own.
 */
const WATCHED: { table: string; subject: string; key: string; hidden?: string[]; skipped?: string[] }[] = [
  {
    table: 'app_user',
    subject: 'account',
    key: 'id',
    hidden: ['password_hash', 'identity_digest'],
    skipped: ['id', 'failed_count', 'locked_until', 'created_at', 'locale'],
  },
  { table: 'membership', subject: 'membership', key: 'user_id', skipped: ['user_id'] },
  { table: 'deputy', subject: 'deputy', key: 'principal_user', skipped: ['principal_user', 'created_at'] },
  { table: 'organisation', subject: 'organisation', key: 'id', hidden: ['detail'], skipped: ['id'] },
  { table: 'app_setting', subject: 'setting', key: 'key', skipped: ['key'] },
  { table: 'recorded_order', subject: 'order', key: 'edition_id', hidden: ['payload'] },
  { table: 'edition', subject: 'edition', key: 'id', hidden: ['yaml', 'definition', 'form', 'taxonomy'] },
  {
    table: 'edition_version',
    subject: 'edition-version',
    key: 'edition_id',
    hidden: ['yaml', 'form', 'taxonomy', 'definition', 'compiled_form'],
    skipped: ['edition_id', 'saved_at', 'revision'],
  },
  { table: 'calendar_year', subject: 'calendar', key: 'year', skipped: ['year'] },
  { table: 'webhook', subject: 'webhook', key: 'org_id', hidden: ['secret'], skipped: ['org_id'] },
  { table: 'mass_mail', subject: 'mass-mail', key: 'edition_id', hidden: ['subject', 'body', 'recipients'] },
  {
    table: 'contact',
    subject: 'contact',
    key: 'user_id',
    hidden: ['email', 'phone', 'im'],
    skipped: ['user_id', 'updated_at'],
  },
];

const trigger = ({ table, subject, key, hidden = [], skipped = [] }: (typeof WATCHED)[number]) =>
  `CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION audit_row('${subject}', '${key}', '${hidden.join(',')}', '${skipped.join(',')}');`;

/**
 * The audit record: who signed in, changed what stands in no ledger, looked at what is confidential, took a list out.
 * Rows are written by functions only, in the transaction of what they record; at its commit each is sealed into one
 * chain. Nobody changes or takes away a row; the auditor alone reads. Auditors and security officers are nobody to
 * every other policy.
 */
export class Audit1732100000033 implements MigrationInterface {
  readonly name = 'Audit1732100000033';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE OR REPLACE FUNCTION app_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(nullif(nullif(nullif(nullif(current_setting('app.role', true), 'system'), 'public'), 'auditor'), 'security-officer'), '') $$;
-- The offices that run nothing and see no case: what they may read names them here.
CREATE FUNCTION app_office() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT CASE WHEN current_setting('app.role', true) IN ('operator', 'auditor', 'security-officer') THEN current_setting('app.role', true) ELSE '' END $$;

CREATE TABLE audit_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- The database's own clock: a demo's calendar may be set, its record may not.
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  kind text NOT NULL,
  -- In whose name, and whose hands where a deputy acted.
  user_id uuid,
  deputy uuid,
  org_id text,
  role text,
  database_role text NOT NULL,
  subject_type text NOT NULL,
  subject_id text NOT NULL,
  detail text NOT NULL
);
CREATE INDEX audit_event_at ON audit_event(at);
CREATE INDEX audit_event_user ON audit_event(user_id, id);
CREATE INDEX audit_event_kind ON audit_event(kind, id);
CREATE INDEX audit_event_subject ON audit_event(subject_type, subject_id, id);
CREATE TABLE audit_seal (
  seq bigint PRIMARY KEY,
  event_id bigint NOT NULL UNIQUE REFERENCES audit_event(id),
  prev_hash text NOT NULL,
  hash text NOT NULL
);

CREATE FUNCTION audit_line(e audit_event) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT json_build_array(e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.kind, e.user_id, e.deputy, e.org_id, e.role, e.database_role, e.subject_type, e.subject_id, e.detail)::text
$$;
CREATE FUNCTION audit_hash(before text, e audit_event) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(before || E'\\n' || audit_line(e), 'UTF8')), 'hex')
$$;

-- At the commit, so that the one chain is held for no longer than the commit itself and nobody waits for it with other locks to take.
CREATE FUNCTION audit_seal_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE last audit_seal;
BEGIN
  PERFORM pg_advisory_xact_lock(${SEAL_LOCK});
  SELECT * INTO last FROM audit_seal ORDER BY seq DESC LIMIT 1;
  INSERT INTO audit_seal (seq, event_id, prev_hash, hash)
  VALUES (coalesce(last.seq, 0) + 1, NEW.id, coalesce(last.hash, repeat('0', 64)), audit_hash(coalesce(last.hash, repeat('0', 64)), NEW));
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER sealed AFTER INSERT ON audit_event DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_seal_event();

CREATE FUNCTION audit_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'The audit record is never changed' USING ERRCODE = '42501'; END $$;
${TABLES.map((table) => `CREATE TRIGGER frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION audit_frozen();`).join('\n')}

-- Who acts comes from the transaction's scope; a sign-in has none yet and names the account.
CREATE FUNCTION audit_write(new_kind text, new_subject_type text, new_subject_id text, new_detail jsonb, account uuid DEFAULT NULL) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  INSERT INTO audit_event (kind, user_id, deputy, org_id, role, database_role, subject_type, subject_id, detail)
  VALUES (new_kind, coalesce(account, nullif(current_setting('app.user', true), '')::uuid), nullif(current_setting('app.deputy', true), '')::uuid,
    nullif(current_setting('app.org', true), ''), nullif(current_setting('app.role', true), ''), session_user, new_subject_type, left(new_subject_id, 200), coalesce(new_detail, '{}')::text)
$$;

CREATE FUNCTION audit_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  old_row jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
  new_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE to_jsonb(NEW) END;
  hidden text[] := string_to_array(TG_ARGV[2], ',');
  skipped text[] := string_to_array(TG_ARGV[3], ',');
  changes jsonb;
BEGIN
  SELECT jsonb_object_agg(name, CASE WHEN name = ANY(hidden) THEN '"changed"' WHEN TG_OP = 'INSERT' THEN new_row->name WHEN TG_OP = 'DELETE' THEN old_row->name
    ELSE jsonb_build_object('from', old_row->name, 'to', new_row->name) END) INTO changes
  FROM (SELECT jsonb_object_keys(old_row) AS name UNION SELECT jsonb_object_keys(new_row)) columns
  WHERE name <> ALL(skipped) AND nullif(old_row->name, 'null') IS DISTINCT FROM nullif(new_row->name, 'null');
  IF changes IS NULL AND TG_OP = 'UPDATE' THEN RETURN NULL; END IF;
  PERFORM audit_write(TG_ARGV[0] || CASE TG_OP WHEN 'INSERT' THEN '.created' WHEN 'UPDATE' THEN '.changed' ELSE '.removed' END,
    TG_ARGV[0], coalesce(new_row->>TG_ARGV[1], old_row->>TG_ARGV[1]), changes);
  RETURN NULL;
END $$;
${WATCHED.map(trigger).join('\n')}

-- A session is a sign-in; its role is switched in place.
CREATE FUNCTION audit_session() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE here session := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.membership_id, OLD.acting_for) IS NOT DISTINCT FROM (NEW.membership_id, NEW.acting_for) THEN RETURN NULL; END IF;
  PERFORM audit_write('session.' || CASE TG_OP WHEN 'INSERT' THEN 'opened' WHEN 'UPDATE' THEN 'switched' ELSE 'ended' END, 'account', here.user_id::text,
    (SELECT jsonb_strip_nulls(jsonb_build_object('org', m.org_id, 'role', m.role, 'actingFor', here.acting_for)) FROM (SELECT 1) one LEFT JOIN membership m ON m.id = here.membership_id),
    CASE WHEN TG_OP = 'DELETE' THEN coalesce(nullif(current_setting('app.user', true), '')::uuid, here.user_id) ELSE here.user_id END);
  RETURN NULL;
END $$;
CREATE TRIGGER audited AFTER INSERT OR UPDATE OF membership_id, acting_for OR DELETE ON session FOR EACH ROW EXECUTE FUNCTION audit_session();

-- Links, hashes and gaps of the chain, and events that no seal holds. NULL for everybody but the auditor.
CREATE FUNCTION audit_check() RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT CASE WHEN app_office() = 'auditor' OR session_user = current_user THEN (
    WITH linked AS (SELECT s.seq, s.hash, s.prev_hash, s.event_id, coalesce(lag(s.hash) OVER w, repeat('0', 64)) AS before, row_number() OVER w AS place FROM audit_seal s WINDOW w AS (ORDER BY s.seq)),
    faults AS (
      SELECT l.event_id, CASE WHEN l.seq <> l.place THEN 'gap' WHEN e.id IS NULL THEN 'missing' ELSE 'hash' END AS fault FROM linked l LEFT JOIN audit_event e ON e.id = l.event_id
      WHERE l.seq <> l.place OR l.prev_hash <> l.before OR e.id IS NULL OR l.hash <> audit_hash(l.before, e)
      UNION ALL SELECT e.id, 'unsealed' FROM audit_event e WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.event_id = e.id))
    SELECT jsonb_build_object('events', (SELECT count(*) FROM audit_event), 'head', (SELECT hash FROM audit_seal ORDER BY seq DESC LIMIT 1),
      'faultCount', (SELECT count(*) FROM faults), 'faults', coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.event_id, 'fault', f.fault)) FROM (SELECT * FROM faults ORDER BY event_id LIMIT 50) f), '[]'))) END
$$;

REVOKE ALL ON ${TABLES.join(', ')} FROM PUBLIC, app_api, app_engine, app_public, queue_owner;
GRANT SELECT ON ${TABLES.join(', ')} TO app_api;
${TABLES.map((table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; CREATE POLICY ${table}_read ON ${table} FOR SELECT TO app_api USING (app_office() = 'auditor');`).join('\n')}
REVOKE EXECUTE ON FUNCTION ${FUNCTIONS.join(', ')} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_write(text, text, text, jsonb, uuid) TO app_api, app_engine;
GRANT EXECUTE ON FUNCTION audit_check() TO app_api;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
${[...WATCHED.map(({ table }) => table), 'session'].map((table) => `DROP TRIGGER audited ON ${table};`).join('\n')}
DROP TABLE audit_seal;
DROP FUNCTION audit_check(), audit_session(), audit_row(), audit_write(text, text, text, jsonb, uuid), audit_hash(text, audit_event), audit_line(audit_event);
DROP TABLE audit_event;
DROP FUNCTION audit_seal_event(), audit_frozen(), app_office();
CREATE OR REPLACE FUNCTION app_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(nullif(nullif(current_setting('app.role', true), 'system'), 'public'), '') $$;
`);
  }
}

const FUNCTIONS = [
  'audit_write(text, text, text, jsonb, uuid)',
  'audit_row()',
  'audit_session()',
  'audit_seal_event()',
  'audit_frozen()',
  'audit_check()',
];
