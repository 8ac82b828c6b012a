import type { MigrationInterface, QueryRunner } from 'typeorm';

const ENTRY = (more: string) => `
CREATE OR REPLACE VIEW public_entry WITH (security_barrier) AS
  SELECT n.edition_id, n.section, n.section_number AS number, c.final_category AS category, n.published_at,
    t.content::jsonb->>'name' AS name, t.content::jsonb->>'process' AS process, t.content::jsonb->'parameters' AS parameters,
    (SELECT coalesce(jsonb_agg(one - 'caseKey' ORDER BY position), '[]') FROM jsonb_array_elements(t.content::jsonb->'cases') WITH ORDINALITY AS k(one, position)) AS cases,
    CASE WHEN (edition_stage(e.definition, d.stage)->>'showHolder')::boolean THEN c.holder_name END AS holder,
    d.number AS document_number, p.content::jsonb->>'title' AS document_title, p.content::jsonb->>'date' AS document_date${more}
  FROM entry n
  JOIN case_file c ON c.id = n.case_id
  JOIN edition e ON e.id = n.edition_id
  JOIN snapshot t ON t.sha = n.content_sha
  JOIN dossier_item i ON i.case_id = n.case_id
  JOIN dossier d ON d.id = i.dossier_id AND d.kind = 'publication' AND d.state = 'published'
  JOIN snapshot p ON p.sha = d.content_sha
  WHERE n.published_at IS NOT NULL AND n.section_number IS NOT NULL;`;

/**
 * What became of a published entry is public: an entry that was taken off stays in its place and says so. Levels of a
 * ladder are public too.
 */
export class FollowedEntries1732100000021 implements MigrationInterface {
  readonly name = 'FollowedEntries1732100000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${ENTRY(`,
    CASE WHEN c.outcome = 'ended' THEN split_part(c.state, '.', 2) END AS ended,
    CASE WHEN c.outcome = 'ended' THEN (SELECT max(r.at) FROM decision_record r WHERE r.case_id = c.id AND r.to_state = c.state) END AS ended_at`)}

-- Which levels an organisation reached and lost: published facts only, whoever asks.
CREATE FUNCTION ladder_history(org text)
  RETURNS TABLE (ladder text, level int, title jsonb, edition_id text, case_number text, event text, at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.definition#>>'{ladder,ladder}', (e.definition#>>'{ladder,level}')::int, e.definition#>'{ladder,title}', e.id, c.number,
    CASE WHEN r.event = 'catalogue.published' THEN 'listed' ELSE split_part(r.to_state, '.', 2) END, r.at
  FROM case_file c
  JOIN edition e ON e.id = c.edition_id AND e.definition ? 'ladder'
  JOIN decision_record r ON r.case_id = c.id AND r.from_state IS DISTINCT FROM r.to_state
    AND (r.event = 'catalogue.published' OR split_part(r.to_state, '.', 2) IN ('demoted', 'removed', 'superseded', 'terminated'))
  WHERE c.applicant_org = org ORDER BY r.at, 2
$$;
REVOKE EXECUTE ON FUNCTION ladder_history(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ladder_history(text) TO app_api;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP FUNCTION ladder_history(text);
DROP VIEW public_entry;
${ENTRY('')}
GRANT SELECT ON public_entry TO app_public;
`);
  }
}
