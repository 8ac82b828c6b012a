import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which nominations are not yet sent is their nominators' business; an order that gives them more time has to name them
 * all the same.
 */
export class PostponedNominations1732100000024 implements MigrationInterface {
  readonly name = 'PostponedNominations1732100000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Ids alone: dossiers of the organisation, or of the groups that send to it, that are still being prepared.
CREATE FUNCTION order_open_nominations(p_edition text, p_org text) RETURNS TABLE (id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.id FROM dossier d
  WHERE d.edition_id = p_edition AND d.kind = 'nomination' AND d.state IN ('drafted', 'prepared') AND (p_org IS NULL OR d.owner_org = p_org OR d.recipient_org = p_org)
    AND app_role() IN ('authority-clerk', 'authority-lead') AND EXISTS (SELECT 1 FROM edition e WHERE e.id = p_edition AND e.authority_org = app_org()) ORDER BY d.id
$$;
CREATE INDEX deadline_extended ON deadline(edition_id, org_id) WHERE kind = 'nomination' AND extensions > 0;
REVOKE EXECUTE ON FUNCTION order_open_nominations(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION order_open_nominations(text, text) TO app_api;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION order_open_nominations(text, text); DROP INDEX deadline_extended;`);
  }
}
