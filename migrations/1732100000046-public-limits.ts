import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the public may do how often, counted where every process of the public site sees it. Addresses stand here by
 * their digest only.
 */
export class PublicLimits1732100000046 implements MigrationInterface {
  readonly name = 'PublicLimits1732100000046';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE public_turn (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  source text NOT NULL,
  taken_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX public_turn_source ON public_turn (kind, source, taken_at);
CREATE INDEX public_turn_age ON public_turn (taken_at);
ALTER TABLE public_turn ENABLE ROW LEVEL SECURITY;

CREATE TABLE objection_source (
  request_id uuid PRIMARY KEY,
  case_id uuid NOT NULL,
  contact text NOT NULL,
  source text NOT NULL
);
CREATE INDEX objection_source_contact ON objection_source (case_id, contact);
CREATE INDEX objection_source_address ON objection_source (case_id, source);
ALTER TABLE objection_source ENABLE ROW LEVEL SECURITY;

-- Counts one turn by the machine's clock; the seconds to wait, or 0 when it may be taken. What is a day old says nothing any more.
CREATE FUNCTION take_public_turn(p_kind text, p_source text, p_most integer, p_seconds integer) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  since timestamptz := clock_timestamp() - make_interval(secs => p_seconds);
  taken bigint;
  first_at timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('public_turn/' || p_kind || '/' || p_source, 0));
  DELETE FROM public_turn WHERE id IN (SELECT id FROM public_turn WHERE taken_at < clock_timestamp() - interval '1 day' LIMIT 100 FOR UPDATE SKIP LOCKED);
  SELECT count(*), min(taken_at) INTO taken, first_at FROM public_turn WHERE kind = p_kind AND source = p_source AND taken_at > since;
  IF taken >= p_most THEN
    RETURN greatest(1, ceil(extract(epoch FROM first_at - since)))::integer;
  END IF;
  INSERT INTO public_turn (kind, source) VALUES (p_kind, p_source);
  RETURN 0;
END $$;

-- One contact in the spellings that people use: full-width or not, with spaces, hyphens, brackets or the country's code.
CREATE FUNCTION contact_key(contact text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT encode(sha256(convert_to(regexp_replace(regexp_replace(lower(normalize(contact, NFKC)), '[^[:alnum:]@.+_]', '', 'g'), '^([+]|00)86', ''), 'UTF8')), 'hex')
$$;

-- Whether one more objection to an item is taken: null, or what its contact or its address has used up. A form that is sent again is the same objection.
CREATE FUNCTION admit_objection(p_request uuid, p_case uuid, p_contact text, p_source text, p_by_contact integer, p_by_source integer) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('objection/' || p_case::text, 0));
  IF EXISTS (SELECT 1 FROM objection_source WHERE request_id = p_request) THEN
    RETURN NULL;
  END IF;
  IF (SELECT count(*) FROM objection_source WHERE case_id = p_case AND contact = contact_key(p_contact)) >= p_by_contact THEN
    RETURN 'contact';
  END IF;
  IF (SELECT count(*) FROM objection_source WHERE case_id = p_case AND source = p_source) >= p_by_source THEN
    RETURN 'address';
  END IF;
  INSERT INTO objection_source VALUES (p_request, p_case, contact_key(p_contact), p_source);
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION take_public_turn(text, text, integer, integer), contact_key(text), admit_objection(uuid, uuid, text, text, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_public_turn(text, text, integer, integer), admit_objection(uuid, uuid, text, text, integer, integer) TO app_public;
-- Those that came before count as well; their addresses are not known any more.
INSERT INTO objection_source (request_id, case_id, contact, source)
  SELECT id, subject_id, contact_key(payload->>'contact'), 'unknown/' || id FROM transition_request WHERE role = 'public' AND action = 'object' AND payload->>'contact' IS NOT NULL;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP FUNCTION admit_objection(uuid, uuid, text, text, integer, integer);
DROP FUNCTION contact_key(text);
DROP FUNCTION take_public_turn(text, text, integer, integer);
DROP TABLE objection_source;
DROP TABLE public_turn;
`);
  }
}
