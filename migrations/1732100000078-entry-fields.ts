import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ENTRY } from './1732100000060-named-items';

const FIELDS = `, t.content::jsonb->'fields' AS fields`;

/** A published entry has the columns that its edition fills from the form, as they were confirmed. */
export class EntryFields1732100000078 implements MigrationInterface {
  readonly name = 'EntryFields1732100000078';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ENTRY(true, FIELDS));
  }

  /** A view loses a column only with the view. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP VIEW public_entry;
${ENTRY(true)}
GRANT SELECT ON public_entry TO app_public;`);
  }
}
