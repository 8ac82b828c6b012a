import { RecordedOrderEntity } from '../entities';
import { prepared } from '../prepared';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';
import { keptRows } from './usual-page';

/** A date that a nominator has set for its own applicants or departments. */
export interface OwnDateOrder {
  editionId: string;
  payload: { what: 'application' | 'opinion'; until: string };
  documentNumber: string;
  reason: string;
  orderedAt: string;
}

/** An order in a list, with whom it concerns and who gave it. */
export interface OrderListRow<Payload> {
  id: string;
  editionId: string;
  kind: string;
  orgId: string | null;
  payload: Payload;
  documentNumber: string;
  reason: string;
  orderedAt: string;
  displayName: string | null;
  nameZh: string | null;
  nameEn: string | null;
}

/** An organisation that an order would touch, with its running cases and open tasks. */
export interface TouchedOrganisation {
  id: string;
  name: { zh: string; en: string };
  running: number;
  openTasks: number;
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

  async add(order: Omit<RecordedOrderEntity, 'edition' | 'proposal'>): Promise<void> {
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
  async nominationExtendedTo(editionId: string, orgId: string | null): Promise<string | null> {
    const [order]: { until: string | null }[] = await this.tx.query(
      `SELECT max(payload->>'until') AS until
       FROM recorded_order
       WHERE edition_id = $1 AND kind = 'extend-nomination' AND (org_id IS NULL OR org_id = $2)`,
      [editionId, orgId],
    );
    return order?.until ?? null;
  }

  /** The last 500, newest first: with `all` every one, otherwise those that concern everybody or this organisation. */
  list<Payload>(orgId: string, all: boolean): Promise<OrderListRow<Payload>[]> {
    return keptRows(
      this.tx,
      `SELECT r.id, r.edition_id, r.kind, r.org_id, r.payload, r.document_number, r.reason, r.ordered_at,
         u.display_name, o.name_zh, o.name_en
       FROM recorded_order r
       LEFT JOIN organisation o ON o.id = r.org_id
       LEFT JOIN app_user u ON u.id = r.ordered_by
       WHERE $1 OR (r.org_id IS NULL AND r.kind <> 'migrate-cases') OR r.org_id = $2
       ORDER BY r.ordered_at DESC, r.id
       LIMIT 500`,
      [all, orgId],
    );
  }

  /** Names that orders gave to nominators of an edition, the newest of each, by code. */
  async orderedNames(editionId: string): Promise<Map<string, { zh: string; en: string }>> {
    const rows = await rowsOf<{ orgId: string; name: { zh: string; en: string } }>(
      this.tx,
      `SELECT DISTINCT ON (org_id) org_id, payload->'name' AS name
       FROM recorded_order
       WHERE edition_id = $1 AND kind IN ('rename-nominator', 'merge-nominator')
       ORDER BY org_id, ordered_at DESC`,
      [editionId],
    );
    return new Map(rows.map(({ orgId, name }) => [orgId, name]));
  }

  /**
   * Organisations that an order would touch; their work is counted by functions that see all of it, or a person's only.
   */
  async touched(editionId: string, orgIds: readonly string[], userId: string | null): Promise<TouchedOrganisation[]> {
    const rows = await rowsOf<{ id: string; zh: string; en: string; running: number; tasks: number }>(
      this.tx,
      `SELECT o.id, o.name_zh AS zh, o.name_en AS en,
         (
           SELECT count(*) FROM edition_running_cases($1) c WHERE c.nominator_org = o.id OR c.group_org = o.id
         )::int AS running,
         (SELECT coalesce(sum(w.open), 0) FROM order_open_work($1, ARRAY[o.id], $3::uuid) w)::int AS tasks
       FROM organisation o
       WHERE o.id = ANY($2)
       ORDER BY o.id`,
      [editionId, orgIds, userId],
    );
    return rows.map(({ id, zh, en, running, tasks }) => ({ id, name: { zh, en }, running, openTasks: tasks }));
  }

  /**
   * Opinions that lie with a person of the organisation; an authority that orders sees their numbers and nothing else.
   */
  personalOpinions(editionId: string, orgId: string, userId: string): Promise<{ id: string; number: string }[]> {
    return rowsOf(this.tx, 'SELECT id, number FROM order_personal_opinions($1, $2, $3)', [editionId, orgId, userId]);
  }

  /** Nominations that are still to be made, of one organisation or, for null, of all. */
  async openNominations(editionId: string, orgId: string | null): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(this.tx, 'SELECT id FROM order_open_nominations($1, $2)', [
      editionId,
      orgId,
    ]);
    return rows.map(({ id }) => id);
  }
}
