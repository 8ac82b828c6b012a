import { QUOTA_PLACES } from '../quota-places';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A nomination as it lies with its recipient, with the sender's account; instants in ISO 8601 UTC. */
export interface ArrivedBatch {
  id: string;
  editionId: string;
  stage: string;
  ownerOrg: string;
  ownerZh: string;
  ownerEn: string;
  state: string;
  version: number;
  number: string | null;
  contentSha: string | null;
  preparedBy: string | null;
  releasedBy: string | null;
  releasedAt: string | null;
  receiptedAt: string | null;
  late: boolean;
  zeroReturn: boolean;
  carrier: string | null;
  trackingNumber: string | null;
  postmarkedOn: string | null;
  arrivedOn: string | null;
  /** Cases in the batch. */
  items: number;
  /** Places of the sender's account; null where nothing limits it. */
  cap: number | null;
  /** Places of the account that are taken. */
  used: number;
}

const BATCHES = `
  SELECT d.id, d.edition_id, d.stage, d.owner_org,
    o.name_zh AS "ownerZh", o.name_en AS "ownerEn",
    d.state, d.version, d.number, d.content_sha,
    d.prepared_by, d.released_by,
    d.released_at, d.receipted_at, d.late, d.zero_return,
    d.carrier, d.tracking_number,
    d.postmarked_on, d.arrived_on,
    (SELECT count(*)::int FROM dossier_item i WHERE i.dossier_id = d.id) AS items,
    ${QUOTA_PLACES} AS cap,
    (SELECT count(*)::int FROM quota_slot s WHERE s.account_id = a.id AND s.state <> 'free') AS used
  FROM dossier d
  JOIN organisation o ON o.id = d.owner_org
  LEFT JOIN quota_account a ON a.edition_id = d.edition_id AND a.key IS NULL AND d.owner_org = ANY(a.org_ids)
  WHERE d.kind = 'nomination' AND d.recipient_org = $1 AND d.state NOT IN ('drafted', 'prepared')`;

/** Nominations that were sent, as their recipient lists them. */
export class BatchRepository {
  constructor(private readonly tx: Tx) {}

  /** Those of an edition: waiting ones first, longest wait first; at most 500. */
  arrivedAt(recipientOrg: string, editionId: string): Promise<ArrivedBatch[]> {
    return this.read(
      `${BATCHES} AND d.edition_id = $2
       ORDER BY (d.state = 'transmitted') DESC, d.released_at, d.id
       LIMIT 500`,
      [recipientOrg, editionId],
    );
  }

  /** One batch, if it is addressed to the organisation. */
  async arrived(recipientOrg: string, id: string): Promise<ArrivedBatch | undefined> {
    return (await this.read(`${BATCHES} AND d.id = $2`, [recipientOrg, id]))[0];
  }

  private async read(sql: string, parameters: unknown[]): Promise<ArrivedBatch[]> {
    return rowsOf<ArrivedBatch>(this.tx, sql, parameters);
  }
}
