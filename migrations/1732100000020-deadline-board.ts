import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The authority sees all of its editions, a nominator what reached it; for everybody else these functions find nothing.
 */
const SCOPE = `((app_role() IN ('authority-clerk', 'authority-lead') AND EXISTS (SELECT 1 FROM edition e WHERE e.id = c.edition_id AND e.authority_org = app_org()))
    OR (app_role() IN ('nominator-clerk', 'nominator-lead') AND c.nominator_org = app_org()))`;

/**
 * How much lies where, how much moves on, and how long it takes: counts and instants, never an application. And
 * reminders by nominators.
 */
export class DeadlineBoard1732100000020 implements MigrationInterface {
  readonly name = 'DeadlineBoard1732100000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE FUNCTION stage_load(p_edition text, p_at timestamptz)
RETURNS TABLE (nominator text, stage text, state text, cases bigint, overdue bigint, latest_due timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.nominator_org, c.stage, c.state, count(*), count(*) FILTER (WHERE c.due_at < p_at), max(c.due_at)
  FROM case_file c
  WHERE c.edition_id = p_edition AND c.revision > 0 AND c.nominator_org IS NOT NULL AND c.outcome = 'running' AND ${SCOPE}
  GROUP BY 1, 2, 3
$$;

CREATE FUNCTION stage_flow(p_edition text, p_since timestamptz)
RETURNS TABLE (nominator text, from_state text, to_state text, moves bigint, recent bigint, first_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.nominator_org, d.from_state, d.to_state, count(*), count(*) FILTER (WHERE d.at >= p_since), min(d.at)
  FROM decision_record d JOIN case_file c ON c.id = d.case_id
  WHERE c.edition_id = p_edition AND c.nominator_org IS NOT NULL AND d.from_state <> d.to_state AND ${SCOPE}
  GROUP BY 1, 2, 3
$$;

-- One row per state that a case was in, in the order of its life. The number of the case means nothing outside one answer.
CREATE FUNCTION stage_spans(p_editions text[])
RETURNS TABLE (subject bigint, edition text, nominator text, area text, state text, since timestamptz, until timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT dense_rank() OVER (ORDER BY c.id), c.edition_id, c.nominator_org, coalesce(c.final_area, c.area), d.to_state, d.at, lead(d.at) OVER (PARTITION BY c.id ORDER BY d.at, d.version)
  FROM decision_record d JOIN case_file c ON c.id = d.case_id
  WHERE c.edition_id = ANY(p_editions) AND c.revision > 0 AND c.nominator_org IS NOT NULL AND d.to_state IS NOT NULL AND d.from_state IS DISTINCT FROM d.to_state AND ${SCOPE}
  ORDER BY 1, d.at, d.version
$$;

REVOKE ALL ON FUNCTION stage_load(text, timestamptz), stage_flow(text, timestamptz), stage_spans(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION stage_load(text, timestamptz), stage_flow(text, timestamptz), stage_spans(text[]) TO app_api;

-- A nominator reminds the departments it asked and the applicants it asked to correct, nobody else.
CREATE POLICY reminder_insert_nominator ON reminder FOR INSERT TO app_api WITH CHECK (
  sender_org = app_org() AND sent_by = app_user() AND app_role() IN ('nominator-clerk', 'nominator-lead')
  AND (EXISTS (SELECT 1 FROM opinion o WHERE o.lead_org = app_org() AND o.org_id = reminder.org_id)
    OR EXISTS (SELECT 1 FROM case_file c WHERE c.nominator_org = app_org() AND c.applicant_org = reminder.org_id)));
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP POLICY reminder_insert_nominator ON reminder;
DROP FUNCTION stage_load(text, timestamptz), stage_flow(text, timestamptz), stage_spans(text[]);
`);
  }
}
