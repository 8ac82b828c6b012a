import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Serving processes may read which migrations are applied, so that one on an older schema does not call itself ready.
 */
export class AppliedMigrations1732100000037 implements MigrationInterface {
  readonly name = 'AppliedMigrations1732100000037';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE VIEW applied_migration AS SELECT name::text AS name FROM migrations;
GRANT SELECT ON applied_migration TO app_api, app_engine, app_public;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP VIEW applied_migration`);
  }
}
