import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who hears an objection and may know who made it; a file can tell as much as a name. */
const HEARERS = `'publicity-officer', 'authority-lead', 'nominator-clerk', 'nominator-lead'`;

const status = (count: boolean) => `
CREATE FUNCTION public_objection_status(receipt text, contact text)
  RETURNS TABLE (filed_at timestamptz, state text, refusal text, settled_at timestamptz, answer text, item text${count ? ', files integer' : ''})
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.accepted_at, CASE WHEN b.id IS NOT NULL THEN b.state WHEN r.state = 'refused' THEN 'refused' ELSE 'received' END,
    CASE WHEN r.state = 'refused' THEN r.outcome->>'code' END, b.settled_at, a.content::jsonb #>> '{}', c.title${
      count
        ? `,
    (SELECT count(*)::int FROM objection_file f WHERE f.request_id = r.id)`
        : ''
    }
  FROM transition_request r
  JOIN case_file c ON c.id = r.subject_id
  LEFT JOIN objection b ON b.number = objection_receipt(r.id)
  LEFT JOIN snapshot a ON a.sha = b.answer_sha
  WHERE r.role = 'public' AND r.action = 'object' AND objection_receipt(r.id) = upper(btrim(receipt))
    AND regexp_replace(lower(r.payload->>'contact'), '[[:space:]-]', '', 'g') = regexp_replace(lower(contact), '[[:space:]-]', '', 'g')
$$;
REVOKE EXECUTE ON FUNCTION public_objection_status(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public_objection_status(text, text) TO app_public;`;

/**
 * Files that came with an objection. Their bytes lie in the file store; the objection's own content names each by its
 * digest.
 */
export class ObjectionFiles1732100000025 implements MigrationInterface {
  readonly name = 'ObjectionFiles1732100000025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE objection_file (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES transition_request(id),
  position integer NOT NULL CHECK (position BETWEEN 0 AND 2),
  name text NOT NULL,
  mime text NOT NULL CHECK (mime IN ('application/pdf', 'image/jpeg', 'image/png')),
  size bigint NOT NULL,
  sha text NOT NULL,
  received_at timestamptz NOT NULL,
  UNIQUE (request_id, position)
);
CREATE INDEX objection_file_receipt ON objection_file (objection_receipt(request_id));
ALTER TABLE objection_file ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON objection_file TO app_api;
GRANT INSERT ON objection_file TO app_public;

-- Whoever sees the objection sees its files, except those who may not know who objected.
CREATE POLICY objection_file_read ON objection_file FOR SELECT TO app_api USING (
  app_role() IN (${HEARERS}) AND EXISTS (SELECT 1 FROM objection b WHERE b.number = objection_receipt(objection_file.request_id)));
CREATE POLICY objection_file_public ON objection_file FOR INSERT TO app_public WITH CHECK (true);

-- The public site cannot read the request that it has just written; the database itself holds each file against it.
CREATE FUNCTION require_named_file() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM transition_request r WHERE r.id = NEW.request_id AND r.role = 'public' AND r.action = 'object' AND r.state = 'pending'
      AND r.payload->'files'->NEW.position = jsonb_build_object('name', NEW.name, 'size', NEW.size, 'sha256', NEW.sha)) THEN
    RAISE EXCEPTION 'the objection does not name this file' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION require_named_file() FROM PUBLIC;
CREATE TRIGGER objection_file_named BEFORE INSERT ON objection_file FOR EACH ROW EXECUTE FUNCTION require_named_file();

DROP FUNCTION public_objection_status(text, text);${status(true)}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP FUNCTION public_objection_status(text, text);${status(false)}
DROP TABLE objection_file;
DROP FUNCTION require_named_file();
`);
  }
}
