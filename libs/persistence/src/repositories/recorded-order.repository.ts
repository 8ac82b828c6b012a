import { RecordedOrderEntity } from '../entities';
import { prepared } from '../prepared';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** Orders that change running editions. They are added and never changed. */
export class RecordedOrderRepository {
  constructor(private readonly tx: Tx) {}

  /** An order of the edition that this person gave. Any text may be asked for: what is no id finds nothing. */
  async given(
    id: string,
    orderedBy: string,
    editionId: string,
  ): Promise<Pick<RecordedOrderEntity, 'kind' | 'payload'> | undefined> {
    const [row] = await rowsOf<Pick<RecordedOrderEntity, 'kind' | 'payload'>>(
      this.tx,
      `SELECT kind, payload
       FROM recorded_order
       WHERE id::text = $1 AND ordered_by = $2 AND edition_id = $3`,
      [id, orderedBy, editionId],
    );
    return row;
  }

  /** Whether an order of the kind was given for the edition. */
  exists(editionId: string, kind: string): Promise<boolean> {
    return this.tx.existsBy(RecordedOrderEntity, { editionId, kind });
  }

  /** The newest date of each purpose that a nominator has set for its own people. Prepared: each submission asks. */
  ownDates(editionId: string, orgId: string): Promise<{ what: 'application' | 'opinion'; until: string }[]> {
    return prepared(
      this.tx,
      `SELECT DISTINCT ON (payload->>'what') payload->>'what' AS what, payload->>'until' AS until
       FROM recorded_order
       WHERE edition_id = $1 AND kind = 'own-date' AND org_id = $2
       ORDER BY payload->>'what', ordered_at DESC`,
      [editionId, orgId],
    );
  }
}
