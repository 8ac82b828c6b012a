import { RecordedOrderEntity } from '../entities';
import { prepared } from '../prepared';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A date that a nominator has set for its own applicants or departments. */
export interface OwnDateOrder {
  editionId: string;
  payload: { what: 'application' | 'opinion'; until: string };
  documentNumber: string;
  reason: string;
  orderedAt: string;
}

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

  async add(order: Omit<RecordedOrderEntity, 'edition' | 'proposal' | 'proposalId'>): Promise<void> {
    await this.tx.insert(RecordedOrderEntity, order as never);
  }

  /** The date in force for each edition and purpose of an organisation, by edition. */
  ownDatesOf(orgId: string): Promise<OwnDateOrder[]> {
    return rowsOf(
      this.tx,
      `SELECT DISTINCT ON (edition_id, payload->>'what') edition_id, payload, document_number, reason, ordered_at
       FROM recorded_order
       WHERE kind = 'own-date' AND org_id = $1
       ORDER BY edition_id, payload->>'what', ordered_at DESC`,
      [orgId],
    );
  }

  /** When applications to this nominator end by its own date, and its name; undefined where it has set none. */
  async ownClose(
    editionId: string,
    nominatorOrg: string,
  ): Promise<{ until: string; zh: string | null; en: string | null } | undefined> {
    const [order] = await rowsOf<{ until: string; zh: string | null; en: string | null }>(
      this.tx,
      `SELECT r.payload->>'until' AS until, o.name_zh AS zh, o.name_en AS en
       FROM recorded_order r
       LEFT JOIN organisation o ON o.id = r.org_id
       WHERE r.edition_id = $1 AND r.kind = 'own-date' AND r.org_id = $2 AND r.payload->>'what' = 'application'
       ORDER BY r.ordered_at DESC
       LIMIT 1`,
      [editionId, nominatorOrg],
    );
    return order;
  }

  /**
   * The latest instant to which nominations were extended for everybody or for this organisation; null where they
   * were not.
   */
  async nominationExtendedTo(editionId: string, orgId: string): Promise<string | null> {
    const [order]: { until: string | null }[] = await this.tx.query(
      `SELECT max(payload->>'until') AS until
       FROM recorded_order
       WHERE edition_id = $1 AND kind = 'extend-nomination' AND (org_id IS NULL OR org_id = $2)`,
      [editionId, orgId],
    );
    return order?.until ?? null;
  }
}
