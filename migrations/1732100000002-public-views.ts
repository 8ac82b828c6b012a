import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The one user that requests from the public site carry; the engine's user has the number before it. */
const PUBLIC_USER = '00000000-0000-4000-a000-000000000001';

const VIEWS = ['public_clock', 'public_edition', 'public_notice', 'public_notice_item', 'public_entry'];

/** What the portal may read: released rows only, and of them only what is printed. What it may write: an objection. */
export class PublicViews1732100000002 implements MigrationInterface {
  readonly name = 'PublicViews1732100000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE VIEW public_clock WITH (security_barrier) AS
  SELECT key, value FROM app_setting WHERE key = 'clock.offsetMs';

-- An opened edition is public; who reviews what, with which weights and marks, is not.
CREATE VIEW public_edition WITH (security_barrier) AS
  SELECT e.id, e.opened_at, e.taxonomy,
    jsonb_set(e.definition - ARRAY['rubrics', 'duties'], '{stages}',
      (SELECT jsonb_agg(s.stage - ARRAY['rubric', 'passMark', 'minExperts', 'restsOn', 'signing'] ORDER BY s.position)
       FROM jsonb_array_elements(e.definition->'stages') WITH ORDINALITY AS s(stage, position))) AS definition
  FROM edition e WHERE e.state = 'open' AND e.opened_at IS NOT NULL;

CREATE FUNCTION edition_stage(definition jsonb, stage text) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT s FROM jsonb_array_elements(definition->'stages') AS s WHERE s->>'id' = stage
$$;

CREATE VIEW public_notice WITH (security_barrier) AS
  SELECT d.id, d.edition_id, d.stage, d.state, d.released_at AS published_at, d.window_ends_at AS closes_at, d.closed_at,
    p.content::jsonb->>'title' AS title, p.content::jsonb->>'text' AS text, p.content::jsonb->>'contact' AS contact,
    (SELECT count(*) FROM dossier_item i WHERE i.dossier_id = d.id)::int AS items
  FROM dossier d JOIN snapshot p ON p.sha = d.content_sha
  WHERE d.kind = 'notice' AND d.state IN ('open', 'closed') AND d.released_at IS NOT NULL;

-- Holder and nominator appear where the edition's notice has such a column. What became of an item is not told here.
CREATE VIEW public_notice_item WITH (security_barrier) AS
  SELECT i.dossier_id AS notice_id, i.case_id AS item_id, i.position, coalesce(i.area, c.area) AS area, c.category, c.title AS name,
    CASE WHEN edition_stage(e.definition, d.stage)->'columns' ? 'holder' THEN c.holder_name END AS holder,
    CASE WHEN edition_stage(e.definition, d.stage)->'columns' ? 'nominator' THEN o.name_zh END AS nominator_zh,
    CASE WHEN edition_stage(e.definition, d.stage)->'columns' ? 'nominator' THEN o.name_en END AS nominator_en,
    (d.state = 'open' AND c.state = d.stage || '.open') AS open
  FROM dossier_item i
  JOIN dossier d ON d.id = i.dossier_id AND d.kind = 'notice' AND d.state IN ('open', 'closed') AND d.released_at IS NOT NULL
  JOIN edition e ON e.id = d.edition_id
  JOIN case_file c ON c.id = i.case_id
  LEFT JOIN organisation o ON o.id = c.nominator_org;

-- A published entry has no id of ours: edition, section and number name it for ever.
CREATE VIEW public_entry WITH (security_barrier) AS
  SELECT n.edition_id, n.section, n.section_number AS number, c.final_category AS category, n.published_at,
    t.content::jsonb->>'name' AS name, t.content::jsonb->>'process' AS process, t.content::jsonb->'parameters' AS parameters,
    (SELECT coalesce(jsonb_agg(one - 'caseKey' ORDER BY position), '[]') FROM jsonb_array_elements(t.content::jsonb->'cases') WITH ORDINALITY AS k(one, position)) AS cases,
    CASE WHEN (edition_stage(e.definition, d.stage)->>'showHolder')::boolean THEN c.holder_name END AS holder,
    d.number AS document_number, p.content::jsonb->>'title' AS document_title, p.content::jsonb->>'date' AS document_date
  FROM entry n
  JOIN case_file c ON c.id = n.case_id
  JOIN edition e ON e.id = n.edition_id
  JOIN snapshot t ON t.sha = n.content_sha
  JOIN dossier_item i ON i.case_id = n.case_id
  JOIN dossier d ON d.id = i.dossier_id AND d.kind = 'publication' AND d.state = 'published'
  JOIN snapshot p ON p.sha = d.content_sha
  WHERE n.published_at IS NOT NULL AND n.section_number IS NOT NULL;

-- The receipt number of an objection follows from its request, so it is known before the engine has seen it.
CREATE FUNCTION objection_receipt(request uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT upper('YY-' || substr(hex, 1, 4) || '-' || substr(hex, 5, 4) || '-' || substr(hex, 9, 4)) FROM replace(request::text, '-', '') AS hex
$$;
CREATE INDEX transition_request_receipt ON transition_request (objection_receipt(id)) WHERE role = 'public';

-- Receipt number and contact together, or nothing; who objected is never in the answer.
CREATE FUNCTION public_objection_status(receipt text, contact text)
  RETURNS TABLE (filed_at timestamptz, state text, refusal text, settled_at timestamptz, answer text, item text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.accepted_at, CASE WHEN b.id IS NOT NULL THEN b.state WHEN r.state = 'refused' THEN 'refused' ELSE 'received' END,
    CASE WHEN r.state = 'refused' THEN r.outcome->>'code' END, b.settled_at, a.content::jsonb #>> '{}', c.title
  FROM transition_request r
  JOIN case_file c ON c.id = r.subject_id
  LEFT JOIN objection b ON b.number = objection_receipt(r.id)
  LEFT JOIN snapshot a ON a.sha = b.answer_sha
  WHERE r.role = 'public' AND r.action = 'object' AND objection_receipt(r.id) = upper(btrim(receipt))
    AND regexp_replace(lower(r.payload->>'contact'), '[[:space:]-]', '', 'g') = regexp_replace(lower(contact), '[[:space:]-]', '', 'g')
$$;
REVOKE EXECUTE ON FUNCTION public_objection_status(text, text) FROM PUBLIC;

GRANT SELECT ON ${VIEWS.join(', ')} TO app_public;
GRANT EXECUTE ON FUNCTION public_objection_status(text, text) TO app_public;
GRANT INSERT (id, subject_type, subject_id, action, payload, user_id, org_id, role, idempotency_key, body_hash, accepted_at) ON transition_request TO app_public;
CREATE POLICY transition_request_public ON transition_request FOR INSERT TO app_public WITH CHECK (
  subject_type = 'case' AND action = 'object' AND role = 'public' AND org_id = 'public' AND user_id = '${PUBLIC_USER}' AND state = 'pending'
  AND acting_for IS NULL AND expected_version IS NULL AND outcome IS NULL AND length(payload::text) < 60000
  AND EXISTS (SELECT 1 FROM public_notice_item p WHERE p.item_id = subject_id AND p.open));

-- The public site has no right on the outbox: the database itself puts an accepted objection there.
CREATE FUNCTION queue_public_request() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO outbox (topic, key, payload) VALUES ('transition.apply', NEW.id::text, jsonb_build_object('requestId', NEW.id::text));
  PERFORM pg_notify('linxuan_outbox', '');
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION queue_public_request() FROM PUBLIC;
CREATE TRIGGER transition_request_public AFTER INSERT ON transition_request FOR EACH ROW WHEN (NEW.role = 'public') EXECUTE FUNCTION queue_public_request();
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TRIGGER transition_request_public ON transition_request;
DROP FUNCTION queue_public_request();
DROP POLICY transition_request_public ON transition_request;
REVOKE INSERT ON transition_request FROM app_public;
DROP FUNCTION public_objection_status(text, text);
DROP INDEX transition_request_receipt;
DROP FUNCTION objection_receipt(uuid);
DROP VIEW ${[...VIEWS].reverse().join(', ')};
DROP FUNCTION edition_stage(jsonb, text);
`);
  }
}
