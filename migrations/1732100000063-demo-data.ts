import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lets every process ask whether the database holds the people or organisations of a demonstration; it learns nothing
 * else of them.
 */
export class DemoData1732100000063 implements MigrationInterface {
  readonly name = 'DemoData1732100000063';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE FUNCTION holds_demo_data() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT EXISTS (SELECT 1 FROM app_user WHERE demo) OR EXISTS (SELECT 1 FROM organisation WHERE demo)
$$;
REVOKE EXECUTE ON FUNCTION holds_demo_data() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION holds_demo_data() TO app_api, app_engine, app_public;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION holds_demo_data()`);
  }
}
