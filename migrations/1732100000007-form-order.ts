import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A form is read in the order in which it was written; `jsonb` forgets the order of keys, `json` keeps the text. */
export class FormOrder1732100000007 implements MigrationInterface {
  readonly name = 'FormOrder1732100000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE edition ALTER COLUMN form TYPE json USING form::json`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE edition ALTER COLUMN form TYPE jsonb USING form::jsonb`);
  }
}
