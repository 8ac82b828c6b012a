import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who wrote each version of a draft, so that a conflict can name the other person. */
export class DraftWriters1732100000005 implements MigrationInterface {
  readonly name = 'DraftWriters1732100000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE draft ADD COLUMN writers jsonb NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE draft DROP COLUMN writers`);
  }
}
