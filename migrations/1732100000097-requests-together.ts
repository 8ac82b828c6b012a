import type { MigrationInterface, QueryRunner } from 'typeorm';

const FUNCTIONS = ['requests_before(json)', 'accept_requests(json)', 'own_outcomes(uuid[], uuid[])'];

/** Takes on the scope of one of the people a function works for; row-level security goes by it from here on. */
const AS_THIS_PERSON = `PERFORM set_config('app.user', one.user_id::text, true), set_config('app.org', one.org_id, true), set_config('app.role', one.role, true),
      set_config('app.queues', one.queues, true), set_config('app.deputy', coalesce(one.deputy, ''), true);`;

/** Where a subject stands, by its kind, as the person of the scope sees it. */
const STANDS: Record<string, string> = {
  case: 'SELECT c.state, c.stage, c.edition_id INTO state, stage, edition_id FROM case_file c WHERE c.id = one.subject_id',
  dossier:
    'SELECT d.state, d.stage, d.edition_id, dossier_recused(d.id) INTO state, stage, edition_id, recused FROM dossier d WHERE d.id = one.subject_id',
  opinion:
    'SELECT o.state, o.stage, c.edition_id INTO state, stage, edition_id FROM opinion o JOIN case_file c ON c.id = o.case_id WHERE o.id = one.subject_id',
  seat: 'SELECT s.state, s.stage, c.edition_id INTO state, stage, edition_id FROM seat s JOIN case_file c ON c.id = s.case_id WHERE s.id = one.subject_id',
  objection:
    'SELECT b.state, d.stage, d.edition_id INTO state, stage, edition_id FROM objection b JOIN dossier d ON d.id = b.dossier_id WHERE b.id = one.subject_id',
  obligation:
    'SELECT o.state, o.stage, c.edition_id INTO state, stage, edition_id FROM obligation o JOIN case_file c ON c.id = o.case_id WHERE o.id = one.subject_id',
  deadline:
    'SELECT d.state, d.stage, d.edition_id INTO state, stage, edition_id FROM deadline d WHERE d.id = one.subject_id',
};

const RESEND_JOB = (request: string) => `
CREATE OR REPLACE FUNCTION operator_resend_job(wanted bigint) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE request text;
BEGIN
  IF app_role() <> 'operator' THEN RETURN false; END IF;
  UPDATE outbox SET sent_at = NULL, error = NULL WHERE id = wanted AND done_at IS NULL AND error IS NOT NULL RETURNING CASE WHEN topic = 'transition.apply' THEN ${request} END INTO request;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE transition_request SET state = 'pending', error = NULL WHERE request IS NOT NULL AND id = request::uuid AND state = 'parked';
  PERFORM pg_notify('linxuan_outbox', '');
  RETURN true;
END $$;`;

const OWN_OUTCOME = `
CREATE FUNCTION own_outcome(request uuid, asker uuid) RETURNS TABLE (id uuid, state text, outcome jsonb)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.id, r.state, r.outcome FROM transition_request r WHERE r.id = request AND r.user_id = asker
$$;
REVOKE EXECUTE ON FUNCTION own_outcome(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION own_outcome(uuid, uuid) TO app_api;`;

/**
 * What people ask for at the same moment by one statement each: where their subjects stand, the requests they send, the
 * outcomes they wait for. The first two run with the rights of the caller and take on the scope of one person after the
 * other, so the policies judge each as if he had come alone. Requests of one statement share a job.
 */
export class RequestsTogether1732100000097 implements MigrationInterface {
  readonly name = 'RequestsTogether1732100000097';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE FUNCTION requests_before(asked json)
  RETURNS TABLE (place int, known_id uuid, known_hash text, state text, stage text, edition_id text, recused boolean)
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE one record;
BEGIN
  FOR one IN SELECT * FROM json_to_recordset(asked) AS a(place int, user_id uuid, org_id text, role text, queues text, deputy text, key text, subject_type text, subject_id uuid) LOOP
    ${AS_THIS_PERSON}
    place := one.place; recused := false; state := NULL;
    SELECT r.id, r.body_hash INTO known_id, known_hash FROM transition_request r WHERE r.user_id = one.user_id AND r.idempotency_key = one.key;
    CASE one.subject_type
${Object.entries(STANDS)
  .map(([kind, sql]) => `      WHEN '${kind}' THEN ${sql};`)
  .join('\n')}
      ELSE NULL;
    END CASE;
    RETURN NEXT;
  END LOOP;
END $$;

CREATE FUNCTION accept_requests(asked json) RETURNS TABLE (place int, id uuid, body_hash text, is_new boolean)
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
DECLARE
  one record;
  written uuid[] := '{}';
BEGIN
  FOR one IN SELECT * FROM json_to_recordset(asked) AS a(place int, id uuid, subject_type text, subject_id uuid, action text, expected_version int, payload jsonb, user_id uuid,
      org_id text, role text, queues text, deputy text, acting_for uuid, key text, body_hash text, accepted_at timestamptz) LOOP
    ${AS_THIS_PERSON}
    INSERT INTO transition_request (id, subject_type, subject_id, action, expected_version, payload, user_id, org_id, role, acting_for, idempotency_key, body_hash, accepted_at)
    VALUES (one.id, one.subject_type, one.subject_id, one.action, one.expected_version, one.payload, one.user_id, one.org_id, one.role, one.acting_for, one.key, one.body_hash, one.accepted_at)
    ON CONFLICT (user_id, idempotency_key) DO NOTHING;
    is_new := FOUND;
    place := one.place;
    IF is_new THEN
      id := one.id; body_hash := one.body_hash; written := written || one.id;
    ELSE
      SELECT r.id, r.body_hash INTO id, body_hash FROM transition_request r WHERE r.user_id = one.user_id AND r.idempotency_key = one.key;
    END IF;
    RETURN NEXT;
  END LOOP;
  IF cardinality(written) > 0 THEN
    INSERT INTO outbox (topic, key, payload)
    VALUES ('transition.apply', CASE cardinality(written) WHEN 1 THEN written[1]::text ELSE 'together/' || written[1] END,
      CASE cardinality(written) WHEN 1 THEN jsonb_build_object('requestId', written[1]) ELSE jsonb_build_object('requestIds', written) END);
    PERFORM pg_notify('linxuan_outbox', '');
  END IF;
END $$;

DROP FUNCTION own_outcome(uuid, uuid);
CREATE FUNCTION own_outcomes(requests uuid[], askers uuid[]) RETURNS TABLE (place int, id uuid, state text, outcome jsonb)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
BEGIN
  -- A body that keeps its plan: one in SQL is planned at each call.
  RETURN QUERY SELECT asked.place::int, r.id, r.state, r.outcome
  FROM unnest(requests, askers) WITH ORDINALITY AS asked (id, asker, place)
  JOIN transition_request r ON r.id = asked.id AND r.user_id = asked.asker;
END $$;
REVOKE EXECUTE ON FUNCTION ${FUNCTIONS.join(', ')} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ${FUNCTIONS.join(', ')} TO app_api;
${RESEND_JOB(`payload->>'requestId'`)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION ${FUNCTIONS.join(', ')};${OWN_OUTCOME}${RESEND_JOB('key')}`);
  }
}
