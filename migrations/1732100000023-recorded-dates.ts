import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A record of an act on a date says when it was due before and after, so that notices and the timeline name both. */
export class RecordedDates1732100000023 implements MigrationInterface {
  readonly name = 'RecordedDates1732100000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE decision_record ADD COLUMN due_before timestamptz, ADD COLUMN due_after timestamptz;`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE decision_record DROP COLUMN due_before, DROP COLUMN due_after;`);
  }
}
