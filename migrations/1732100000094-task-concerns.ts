import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whom a piece of work concerns: the holder of the case, or the body whose batch it is. A person sees it of the work in
 * the own queues, under whichever identity the page is.
 */
export class TaskConcerns1732100000094 implements MigrationInterface {
  readonly name = 'TaskConcerns1732100000094';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE FUNCTION task_concerns(p_tasks uuid[])
  RETURNS TABLE (id uuid, holder_name text, stage text, route text, owner_zh text, owner_en text, items int)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, c.holder_name, c.stage, c.route, o.name_zh, o.name_en,
    CASE WHEN d.id IS NOT NULL THEN (SELECT count(*)::int FROM dossier_item i WHERE i.dossier_id = d.id) END
  FROM task t
  LEFT JOIN case_file c ON c.id = t.case_id
  LEFT JOIN dossier d ON d.id = t.dossier_id
  LEFT JOIN organisation o ON o.id = d.owner_org
  WHERE t.id = ANY(p_tasks) AND t.queue_key = ANY((SELECT app_queues())::text[])
    AND (t.case_id IS NULL OR t.case_id <> ALL(recused_cases((SELECT app_people()), t.role, t.org_id)))
$$;
REVOKE EXECUTE ON FUNCTION task_concerns(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION task_concerns(uuid[]) TO app_api;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION task_concerns(uuid[])`);
  }
}
