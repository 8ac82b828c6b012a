import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Only people of the edition's authority; for all others these functions find nothing. */
const AUTHORITY = `app_role() IN ('authority-clerk', 'authority-lead') AND EXISTS (SELECT 1 FROM edition e WHERE e.id = p_edition AND e.authority_org = app_org())`;
const OWN_ORG_PARTY = (column: string) =>
  `EXISTS (SELECT 1 FROM party p WHERE p.case_id = ${column} AND p.org_id = app_org() AND app_role() NOT IN ('expert', 'operator', ''))`;
/**
 * Recusal comes before the files open: an invited expert sees whose case it is, and its content once a seat is
 * accepted.
 */
const SEATED = (column: string) =>
  `EXISTS (SELECT 1 FROM seat s WHERE s.case_id = ${column} AND s.expert_user = app_user() AND s.state IN ('accepted', 'sealed'))`;
const ANY_PARTY = (column: string) =>
  `EXISTS (SELECT 1 FROM party p WHERE p.case_id = ${column} AND ((p.org_id = app_org() AND app_role() NOT IN ('expert', 'operator', '')) OR p.user_id = app_user()))`;

/** Counts for the ministry before transmission, the case of a draw, and files that open to an expert with the seat. */
export class EvaluationDesk1732100000004 implements MigrationInterface {
  readonly name = 'EvaluationDesk1732100000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE draw ADD COLUMN case_id uuid REFERENCES case_file(id);
CREATE INDEX draw_case ON draw(case_id, stage);

-- Counts, and nothing but counts: the authority may not see an application before it is transmitted.
CREATE FUNCTION nominator_counts(p_edition text) RETURNS TABLE (nominator text, stage text, state text, outcome text, cases bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.nominator_org, c.stage, c.state, c.outcome, count(*)
  FROM case_file c
  WHERE c.edition_id = p_edition AND c.revision > 0 AND c.nominator_org IS NOT NULL AND ${AUTHORITY}
  GROUP BY 1, 2, 3, 4
$$;

-- Open work per desk. The nominator is the organisation itself, the one that asked the department, or the one that collects a group's.
CREATE FUNCTION desk_counts(p_edition text, p_at timestamptz)
RETURNS TABLE (nominator text, org_id text, role text, queue_key text, stage text, kind text, open bigint, overdue bigint, earliest_due timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN t.role LIKE 'nominator-%' THEN t.org_id WHEN t.role = 'group-clerk' THEN coalesce(c.nominator_org, d.recipient_org) ELSE c.nominator_org END,
    t.org_id, t.role, t.queue_key, t.stage, t.kind, count(*), count(*) FILTER (WHERE t.due_at < p_at), min(t.due_at)
  FROM task t LEFT JOIN case_file c ON c.id = t.case_id LEFT JOIN dossier d ON d.id = t.dossier_id
  WHERE t.done_at IS NULL AND t.edition_id = p_edition AND (t.role LIKE 'nominator-%' OR t.role = 'group-clerk' OR t.role LIKE 'department-%') AND ${AUTHORITY}
  GROUP BY 1, 2, 3, 4, 5, 6
$$;

-- What was decided on a case of one's own lead, as it was sent: verdicts of the condition check belong on its sheet.
CREATE FUNCTION decided_payload(p_case uuid, p_stage text) RETURNS TABLE (action text, payload jsonb, decided_by text, decided_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.action, r.payload, u.display_name, d.at
  FROM decision_record d JOIN transition_request r ON r.id = d.request_id AND r.subject_type = 'case' JOIN case_file c ON c.id = d.case_id LEFT JOIN app_user u ON u.id = d.actor_user
  WHERE d.case_id = p_case AND d.stage = p_stage AND d.action IN ('accept', 'reject') AND c.authority_org = app_org() AND d.actor_org = app_org()
    AND app_role() IN ('authority-clerk', 'authority-lead')
  ORDER BY d.at DESC LIMIT 1
$$;

-- Names of the parties of a case for an expert who is asked to judge it, and nothing else of its content.
CREATE FUNCTION case_party_names(p_case uuid) RETURNS TABLE (holder text, joint_holders text[], report_issuers text[], site_owners text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.holder_name,
    ARRAY(SELECT DISTINCT j->>'name' FROM jsonb_array_elements(CASE jsonb_typeof(d.content->'jointHolders') WHEN 'array' THEN d.content->'jointHolders' ELSE '[]' END) j WHERE j->>'name' <> '' ORDER BY 1),
    ARRAY(SELECT DISTINCT j->>'issuer' FROM jsonb_array_elements(CASE jsonb_typeof(d.content->'reports') WHEN 'array' THEN d.content->'reports' ELSE '[]' END) j WHERE j->>'issuer' <> '' ORDER BY 1),
    ARRAY(SELECT DISTINCT j->>'user' FROM jsonb_array_elements(CASE jsonb_typeof(d.content->'cases') WHEN 'array' THEN d.content->'cases' ELSE '[]' END) j WHERE j->>'user' <> '' ORDER BY 1)
  FROM case_file c JOIN LATERAL (SELECT s.content::jsonb AS content FROM snapshot s WHERE s.sha = c.revision_sha) d ON true
  WHERE c.id = p_case AND EXISTS (SELECT 1 FROM seat s WHERE s.case_id = c.id AND s.expert_user = app_user() AND s.state <> 'replaced')
$$;

REVOKE ALL ON FUNCTION case_party_names(uuid), nominator_counts(text), desk_counts(text, timestamptz), decided_payload(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION case_party_names(uuid), nominator_counts(text), desk_counts(text, timestamptz), decided_payload(uuid, text) TO app_api;

DROP POLICY case_revision_read ON case_revision;
CREATE POLICY case_revision_read ON case_revision FOR SELECT TO app_api USING (${OWN_ORG_PARTY('case_revision.case_id')} OR ${SEATED('case_revision.case_id')});
DROP POLICY attachment_read ON attachment;
CREATE POLICY attachment_read ON attachment FOR SELECT TO app_api
  USING ((app_role() NOT IN ('expert', 'operator', '') AND org_id = app_org()) OR ${OWN_ORG_PARTY('attachment.case_id')} OR ${SEATED('attachment.case_id')});
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP POLICY attachment_read ON attachment;
CREATE POLICY attachment_read ON attachment FOR SELECT TO app_api
  USING ((app_role() NOT IN ('expert', 'operator', '') AND org_id = app_org()) OR ${ANY_PARTY('attachment.case_id')});
DROP POLICY case_revision_read ON case_revision;
CREATE POLICY case_revision_read ON case_revision FOR SELECT TO app_api USING (${ANY_PARTY('case_revision.case_id')});
DROP FUNCTION case_party_names(uuid), decided_payload(uuid, text), desk_counts(text, timestamptz), nominator_counts(text);
ALTER TABLE draw DROP COLUMN case_id;
`);
  }
}
