import type { MigrationInterface, QueryRunner } from 'typeorm';

const STAFF = `app_role() NOT IN ('expert', 'operator', '')`;

/**
 * Narrow facts of a nomination that cross a boundary, each by a function that takes its scope from the session: written
 * answers to dissent (they lie in the request that concluded the review), who holds the slots of an account that
 * several organisations share, and how often a case's patent, file or name stands elsewhere. And the scan of a
 * nominator's letter.
 */
export class Nomination1732100000006 implements MigrationInterface {
  readonly name = 'Nomination1732100000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Readable by those who may read the opinion itself.
CREATE FUNCTION dissent_answers(cases uuid[]) RETURNS TABLE (opinion_id uuid, answer text, answered_by text, answered_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT o.id, a.value->>'answer', u.display_name, r.accepted_at
  FROM transition_request r
  JOIN app_user u ON u.id = r.user_id
  CROSS JOIN LATERAL jsonb_array_elements(r.payload->'dissentAnswers') AS a(value)
  JOIN opinion o ON o.id::text = a.value->>'opinionId' AND o.case_id = r.subject_id
  WHERE r.subject_type = 'case' AND r.action = 'conclude' AND r.state = 'applied' AND r.subject_id = ANY(cases)
    AND jsonb_typeof(r.payload->'dissentAnswers') = 'array'
    AND ${STAFF}
    AND (o.org_id = app_org() OR o.lead_org = app_org()
      OR EXISTS (SELECT 1 FROM party p WHERE p.case_id = o.case_id AND p.org_id = app_org() AND p.relation = 'authority'))
$$;

-- An account that a city shares with its province: each sees which of them holds a slot, not what the other nominates.
CREATE FUNCTION quota_holders(accounts text[]) RETURNS TABLE (account_id text, number integer, state text, case_id uuid, holder_org text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT s.account_id, s.number, s.state, s.case_id,
    CASE WHEN c.group_org = ANY(a.org_ids) THEN c.group_org ELSE c.nominator_org END
  FROM quota_slot s
  JOIN quota_account a ON a.id = s.account_id
  LEFT JOIN case_file c ON c.id = s.case_id
  WHERE s.account_id = ANY(accounts) AND ${STAFF} AND (app_org() = ANY(a.org_ids) OR a.authority_org = app_org())
$$;

-- Counts only; the evidence itself is read case by case.
CREATE FUNCTION duplicate_counts(cases uuid[]) RETURNS TABLE (case_id uuid, duplicates bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT f.case_id, count(DISTINCT g.case_id)
  FROM fingerprint f
  JOIN fingerprint g ON g.kind = f.kind AND g.value = f.value AND g.case_id <> f.case_id
  WHERE f.case_id = ANY(cases) AND ${STAFF}
    AND EXISTS (SELECT 1 FROM party p WHERE p.case_id = f.case_id AND p.org_id = app_org() AND p.relation IN ('nominator', 'group', 'authority', 'department'))
  GROUP BY f.case_id
$$;

CREATE TABLE dossier_scan (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier(id),
  org_id text NOT NULL,
  name text NOT NULL,
  mime text NOT NULL,
  size bigint NOT NULL,
  sha text NOT NULL,
  uploaded_by uuid NOT NULL,
  uploaded_at timestamptz NOT NULL
);
CREATE INDEX dossier_scan_dossier ON dossier_scan(dossier_id, uploaded_at DESC);
ALTER TABLE dossier_scan ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON dossier_scan TO app_api;
GRANT SELECT ON dossier_scan TO app_engine;
-- The recipient reads the scan that was sent, not the trials before it.
CREATE POLICY dossier_scan_read ON dossier_scan FOR SELECT TO app_api USING (
  ${STAFF} AND (org_id = app_org() OR EXISTS (
    SELECT 1 FROM dossier d JOIN snapshot s ON s.sha = d.content_sha WHERE d.id = dossier_scan.dossier_id AND s.content::jsonb->>'scanFileId' = dossier_scan.id::text)));
CREATE POLICY dossier_scan_insert ON dossier_scan FOR INSERT TO app_api WITH CHECK (
  org_id = app_org() AND uploaded_by = app_user() AND EXISTS (
    SELECT 1 FROM dossier d WHERE d.id = dossier_scan.dossier_id AND d.owner_org = app_org() AND d.kind = 'nomination' AND d.state = 'drafted'));
CREATE POLICY dossier_scan_engine ON dossier_scan TO app_engine USING (true) WITH CHECK (true);

REVOKE EXECUTE ON FUNCTION dissent_answers(uuid[]), quota_holders(text[]), duplicate_counts(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dissent_answers(uuid[]), quota_holders(text[]), duplicate_counts(uuid[]) TO app_api;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE dossier_scan;
DROP FUNCTION dissent_answers(uuid[]), quota_holders(text[]), duplicate_counts(uuid[]);
`);
  }
}
