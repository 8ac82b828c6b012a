import type { MigrationInterface, QueryRunner } from 'typeorm';

const ITEM = (named: boolean) => `
CREATE OR REPLACE VIEW public_notice_item WITH (security_barrier) AS
  SELECT i.dossier_id AS notice_id, i.case_id AS item_id, i.position, coalesce(i.area, c.area) AS area,
    ${named ? 'coalesce(i.category, c.category)' : 'c.category'} AS category, ${named ? 'coalesce(i.title, c.title)' : 'c.title'} AS name,
    CASE WHEN edition_stage(e.definition, d.stage)->'columns' ? 'holder' THEN ${named ? 'coalesce(i.holder_name, c.holder_name)' : 'c.holder_name'} END AS holder,
    CASE WHEN edition_stage(e.definition, d.stage)->'columns' ? 'nominator' THEN o.name_zh END AS nominator_zh,
    CASE WHEN edition_stage(e.definition, d.stage)->'columns' ? 'nominator' THEN o.name_en END AS nominator_en,
    (d.state = 'open' AND c.state = d.stage || '.open') AS open
  FROM dossier_item i
  JOIN dossier d ON d.id = i.dossier_id AND d.kind = 'notice' AND d.state IN ('open', 'closed') AND d.released_at IS NOT NULL
  JOIN edition e ON e.id = d.edition_id
  JOIN case_file c ON c.id = i.case_id
  LEFT JOIN organisation o ON o.id = ${named ? 'coalesce(i.nominator_org, c.nominator_org)' : 'c.nominator_org'};`;

/** `more` are columns behind the others. */
export const ENTRY = (named: boolean, more = '') => `
CREATE OR REPLACE VIEW public_entry WITH (security_barrier) AS
  SELECT n.edition_id, n.section, n.section_number AS number, ${named ? 'coalesce(i.category, c.final_category)' : 'c.final_category'} AS category, n.published_at,
    t.content::jsonb->>'name' AS name, t.content::jsonb->>'process' AS process, t.content::jsonb->'parameters' AS parameters,
    (SELECT coalesce(jsonb_agg(one - 'caseKey' ORDER BY position), '[]') FROM jsonb_array_elements(t.content::jsonb->'cases') WITH ORDINALITY AS k(one, position)) AS cases,
    CASE WHEN (edition_stage(e.definition, d.stage)->>'showHolder')::boolean THEN ${named ? 'coalesce(i.holder_name, c.holder_name)' : 'c.holder_name'} END AS holder,
    d.number AS document_number, p.content::jsonb->>'title' AS document_title, p.content::jsonb->>'date' AS document_date,
    CASE WHEN c.outcome = 'ended' THEN split_part(c.state, '.', 2) END AS ended,
    CASE WHEN c.outcome = 'ended' THEN (SELECT max(r.at) FROM decision_record r WHERE r.case_id = c.id AND r.to_state = c.state) END AS ended_at${more}
  FROM entry n
  JOIN case_file c ON c.id = n.case_id
  JOIN edition e ON e.id = n.edition_id
  JOIN snapshot t ON t.sha = n.content_sha
  JOIN dossier_item i ON i.case_id = n.case_id
  JOIN dossier d ON d.id = i.dossier_id AND d.kind = 'publication' AND d.state = 'published'
  JOIN snapshot p ON p.sha = d.content_sha
  WHERE n.published_at IS NOT NULL AND n.section_number IS NOT NULL;`;

/**
 * A paper keeps what it calls its items and which revision it speaks of, from its preparation on. Papers of earlier
 * days have none of it and are drawn from the cases as they stand.
 */
export class NamedItems1732100000060 implements MigrationInterface {
  readonly name = 'NamedItems1732100000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE dossier_item ADD COLUMN title text, ADD COLUMN holder_name text, ADD COLUMN category text,
  ADD COLUMN nominator_org text, ADD COLUMN revision_sha text;
${ITEM(true)}
${ENTRY(true)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${ITEM(false)}
${ENTRY(false)}
ALTER TABLE dossier_item DROP COLUMN title, DROP COLUMN holder_name, DROP COLUMN category, DROP COLUMN nominator_org,
  DROP COLUMN revision_sha;`);
  }
}
