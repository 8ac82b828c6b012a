import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PUBLIC_EDITION, RENAMED, STAND } from './1732100000010-editions';

const EXTENDED = `, (
    SELECT max((o.payload->>'until')::timestamptz) FROM recorded_order o
    WHERE o.edition_id = e.id AND o.kind = 'extend-nomination' AND o.org_id IS NULL) AS extended_to`;

/**
 * The public site says of each edition whether it takes applications and when that ended, so it knows the recorded
 * order that gives everybody more time.
 */
export class PublicCalls1732100000079 implements MigrationInterface {
  readonly name = 'PublicCalls1732100000079';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PUBLIC_EDITION(`'open', 'closed'`, `${STAND}${EXTENDED}`, RENAMED));
  }

  /** A view loses a column only with the view. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP VIEW public_edition;
${PUBLIC_EDITION(`'open', 'closed'`, STAND, RENAMED)}
GRANT SELECT ON public_edition TO app_public;`);
  }
}
