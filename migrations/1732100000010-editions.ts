import type { MigrationInterface, QueryRunner } from 'typeorm';

const AUTHORITY = `app_role() IN ('authority-clerk', 'authority-lead') AND authority_org = app_org()`;
const OWN_EDITION = `app_role() IN ('authority-clerk', 'authority-lead') AND EXISTS (SELECT 1 FROM edition e WHERE e.id = p_edition AND e.authority_org = app_org())`;

/** A nominator's name as the latest order has it; the definition itself never changes. */
export const RENAMED = `jsonb_set(e.definition, '{roster}', (
      SELECT coalesce(jsonb_agg(CASE WHEN n.name IS NULL THEN s.entry ELSE s.entry || jsonb_build_object('name', n.name) END ORDER BY s.position), '[]')
      FROM jsonb_array_elements(e.definition->'roster') WITH ORDINALITY AS s(entry, position)
        LEFT JOIN LATERAL (SELECT r.payload->'name' AS name FROM recorded_order r WHERE r.edition_id = e.id AND r.org_id = s.entry->>'org' AND r.kind IN ('rename-nominator', 'merge-nominator') ORDER BY r.ordered_at DESC LIMIT 1) n ON true))`;

/** What is in force of an edition: its state, its version, and how many orders it has. */
export const STAND =
  ', e.state, e.version, (SELECT count(*) FROM recorded_order r WHERE r.edition_id = e.id)::int AS orders';

export const PUBLIC_EDITION = (states: string, more: string, definition: string) => `
CREATE OR REPLACE VIEW public_edition WITH (security_barrier) AS
  SELECT e.id, e.opened_at, e.taxonomy,
    jsonb_set(${definition} - ARRAY['rubrics', 'duties', 'notifications', 'visibility'], '{stages}',
      (SELECT jsonb_agg(s.stage - ARRAY['rubric', 'passMark', 'minExperts', 'restsOn', 'signing'] ORDER BY s.position)
       FROM jsonb_array_elements(e.definition->'stages') WITH ORDINALITY AS s(stage, position))) AS definition${more}
  FROM edition e WHERE e.state IN (${states}) AND e.opened_at IS NOT NULL;`;

/**
 * Versions of an edition from the first draft on. What was opened never changes, and who approves is nobody who wrote
 * it; a case is pinned to the version that it was opened under until a recorded order moves it.
 */
export class Editions1732100000010 implements MigrationInterface {
  readonly name = 'Editions1732100000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE edition_version (
  edition_id text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  programme_id text NOT NULL,
  authority_org text NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'proposed', 'approved', 'open', 'superseded', 'closed')),
  revision integer NOT NULL DEFAULT 1,
  yaml text NOT NULL,
  form text NOT NULL,
  taxonomy jsonb NOT NULL,
  definition jsonb,
  compiled_form json,
  digest text,
  based_on text,
  authors uuid[] NOT NULL DEFAULT '{}',
  proposed_by uuid,
  proposed_at timestamptz,
  approver uuid,
  approved_at timestamptz,
  document_number text,
  reason text,
  saved_at timestamptz NOT NULL,
  opened_at timestamptz,
  PRIMARY KEY (edition_id, version),
  CHECK (approver IS NULL OR NOT approver = ANY(authors)),
  CHECK (state IN ('draft', 'proposed') OR (definition IS NOT NULL AND compiled_form IS NOT NULL AND digest IS NOT NULL))
);
CREATE INDEX edition_version_programme ON edition_version(programme_id, opened_at);

CREATE FUNCTION edition_version_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('approved', 'open', 'superseded', 'closed') AND
     (NEW.yaml, NEW.form, NEW.digest, NEW.definition, NEW.taxonomy, NEW.compiled_form::text, NEW.approver, NEW.authors) IS DISTINCT FROM
     (OLD.yaml, OLD.form, OLD.digest, OLD.definition, OLD.taxonomy, OLD.compiled_form::text, OLD.approver, OLD.authors) THEN
    RAISE EXCEPTION 'Version % of edition % is approved and cannot be changed', OLD.version, OLD.edition_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER edition_version_frozen BEFORE UPDATE ON edition_version FOR EACH ROW EXECUTE FUNCTION edition_version_frozen();

INSERT INTO edition_version (edition_id, version, programme_id, authority_org, state, yaml, form, taxonomy, definition, compiled_form, digest, saved_at, opened_at)
  SELECT id, 1, programme_id, authority_org, 'open', yaml, form::text, taxonomy, definition, form, digest, created_at, opened_at FROM edition WHERE state = 'open';

ALTER TABLE edition ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE case_file ADD COLUMN edition_version integer NOT NULL DEFAULT 1;

ALTER TABLE edition_version ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON edition_version TO app_api;
GRANT SELECT, INSERT, UPDATE ON edition_version TO app_engine;
CREATE POLICY edition_version_read ON edition_version FOR SELECT TO app_api USING (state IN ('open', 'superseded', 'closed') OR (${AUTHORITY}));
CREATE POLICY edition_version_insert ON edition_version FOR INSERT TO app_api WITH CHECK (${AUTHORITY} AND state = 'draft' AND app_user() = ANY(authors));
CREATE POLICY edition_version_update ON edition_version FOR UPDATE TO app_api
  USING (${AUTHORITY} AND state IN ('draft', 'proposed')) WITH CHECK (${AUTHORITY} AND (state IN ('draft', 'proposed') OR (state = 'approved' AND approver = app_user() AND app_role() = 'authority-lead')));
CREATE POLICY edition_version_delete ON edition_version FOR DELETE TO app_api USING (${AUTHORITY} AND state = 'draft');
CREATE POLICY edition_version_engine ON edition_version TO app_engine USING (true) WITH CHECK (true);

-- Running cases for a dry run: where they stand, never what they say. The authority may not see an application before it is transmitted.
CREATE FUNCTION edition_running_cases(p_edition text)
RETURNS TABLE (id uuid, number text, state text, stage text, edition_version integer, route text, nominator_org text, group_org text, entered_at timestamptz, due_at timestamptz, correcting boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id, c.number, c.state, c.stage, c.edition_version, c.route, c.nominator_org, c.group_org, c.entered_at, c.due_at, c.correction_pointers <> '{}'
  FROM case_file c WHERE c.edition_id = p_edition AND c.outcome = 'running' AND ${OWN_EDITION} ORDER BY c.number
$$;

-- Cases in each stage, for the diagram: the authority counts all, others what they see.
CREATE FUNCTION edition_stage_counts(p_edition text) RETURNS TABLE (stage text, cases bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.stage, count(*) FROM case_file c WHERE c.edition_id = p_edition AND c.outcome = 'running' AND ${OWN_EDITION} GROUP BY 1
$$;

-- Open work of one organisation or person in an edition, as counts; and the pieces that lie with one person, to be handed over.
CREATE FUNCTION order_open_work(p_edition text, p_orgs text[], p_user uuid) RETURNS TABLE (org_id text, role text, personal boolean, stage text, open bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.org_id, t.role, t.user_id IS NOT NULL, t.stage, count(*) FROM task t
  WHERE t.done_at IS NULL AND t.edition_id = p_edition AND t.org_id = ANY(p_orgs) AND (p_user IS NULL OR t.user_id IS NULL OR t.user_id = p_user) AND ${OWN_EDITION} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 4
$$;
CREATE FUNCTION order_personal_opinions(p_edition text, p_org text, p_user uuid) RETURNS TABLE (id uuid, number text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, c.number FROM opinion o JOIN case_file c ON c.id = o.case_id
  WHERE c.edition_id = p_edition AND o.org_id = p_org AND o.assignee_user = p_user AND o.state = 'assigned' AND ${OWN_EDITION} ORDER BY c.number
$$;
${PUBLIC_EDITION(`'open', 'closed'`, STAND, RENAMED)}
GRANT EXECUTE ON FUNCTION edition_running_cases(text), edition_stage_counts(text), order_open_work(text, text[], uuid), order_personal_opinions(text, text, uuid) TO app_api;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP VIEW public_edition;
${PUBLIC_EDITION(`'open'`, '', 'e.definition')}
GRANT SELECT ON public_edition TO app_public;
DROP FUNCTION edition_running_cases(text), edition_stage_counts(text), order_open_work(text, text[], uuid), order_personal_opinions(text, text, uuid);
ALTER TABLE case_file DROP COLUMN edition_version;
ALTER TABLE edition DROP COLUMN version;
DROP TABLE edition_version;
DROP FUNCTION edition_version_frozen();
`);
  }
}
