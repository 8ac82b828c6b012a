import { IsNull } from 'typeorm';
import { QuotaAccountEntity } from '../entities';
import { QUOTA_PLACES } from '../quota-places';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A place of an account. */
export interface QuotaPlace {
  number: number;
  state: string;
  caseId: string | null;
}

/** A place with its account and, as far as the reader may see, the case and the organisation that hold it. */
export interface HeldPlace extends QuotaPlace {
  state: 'free' | 'reserved' | 'transmitted' | 'spent';
  quotaId: string;
  /** Places of the account; null where an amount limits it. */
  cap: number | null;
  /** Organisations that share the account. */
  orgIds: string[];
  title: string | null;
  caseNumber: string | null;
  holderZh: string | null;
  holderEn: string | null;
}

/**
 * A place of an account with the case that holds it. Of a case that is not visible only the organisation behind it is
 * known.
 */
export interface AccountPlace {
  account: string;
  orgIds: string[];
  /** Null for an account of money, which has no places. */
  cap: number | null;
  number: number;
  state: string;
  caseId: string | null;
  caseNumber: string | null;
  title: string | null;
  holderZh: string | null;
  holderEn: string | null;
}

/** Quota accounts and their places. */
export class QuotaRepository {
  constructor(private readonly tx: Tx) {}

  /**
   * Opens an account. One that is open already stays as it is, but for who draws on it: another edition of its pot,
   * another organisation that shares it. Its cap only rises.
   */
  async open({
    id,
    editionId,
    quotaId,
    orgIds,
    authorityOrg,
    cap,
    key,
  }: Omit<QuotaAccountEntity, 'edition' | 'editionIds'>): Promise<void> {
    await this.tx.query(
      `INSERT INTO quota_account AS a (id, edition_id, edition_ids, quota_id, org_ids, authority_org, cap, key)
       VALUES ($1, $2, ARRAY[$2], $3, $4, $5, $6, $7)
       ON CONFLICT (id) DO UPDATE
       SET edition_ids = a.edition_ids || ARRAY(SELECT unnest(excluded.edition_ids) EXCEPT SELECT unnest(a.edition_ids)),
         org_ids = a.org_ids || ARRAY(SELECT unnest(excluded.org_ids) EXCEPT SELECT unnest(a.org_ids) ORDER BY 1),
         cap = greatest(a.cap, excluded.cap)
       WHERE NOT a.edition_ids @> excluded.edition_ids OR NOT a.org_ids @> excluded.org_ids OR a.cap < excluded.cap`,
      [id, editionId, quotaId, orgIds, authorityOrg, cap, key],
    );
  }

  /** Gives an account its numbered places up to a cap; those that are there stay as they are. */
  async addPlaces(accountId: string, cap: number): Promise<void> {
    await this.tx.query(
      `INSERT INTO quota_slot (id, account_id, number, state)
       SELECT $1 || '/' || n, $1, n, 'free'
       FROM generate_series(1, $2::int) n
       ON CONFLICT DO NOTHING`,
      [accountId, cap],
    );
  }

  /** The places from which an organisation nominates in an edition, by number. */
  placesOf(editionId: string, org: string): Promise<QuotaPlace[]> {
    return rowsOf(
      this.tx,
      `SELECT s.number, s.state, s.case_id
       FROM quota_slot s
       JOIN quota_account a ON a.id = s.account_id
       WHERE a.edition_id = $1 AND a.key IS NULL AND $2 = ANY(a.org_ids)
       ORDER BY s.number`,
      [editionId, org],
    );
  }

  /**
   * The account from which an organisation nominates, place by place. A function gives the holders: a place that
   * another organisation holds shows that organisation and nothing of its case.
   */
  heldPlacesOf(editionId: string, org: string): Promise<HeldPlace[]> {
    return rowsOf(
      this.tx,
      `SELECT a.quota_id, ${QUOTA_PLACES} AS cap, a.org_ids,
         h.number, h.state, h.case_id, c.title, c.number AS "caseNumber",
         o.name_zh AS "holderZh", o.name_en AS "holderEn"
       FROM quota_account a
       CROSS JOIN LATERAL quota_holders(ARRAY[a.id]) h
       LEFT JOIN case_file c ON c.id = h.case_id
       LEFT JOIN organisation o ON o.id = h.holder_org
       WHERE a.edition_id = $1 AND a.key IS NULL AND $2 = ANY(a.org_ids)
       ORDER BY h.number`,
      [editionId, org],
    );
  }

  /** What the nominator wrote where it went over a soft cap with one of the cases; null where that is not visible. */
  overridesFor(caseIds: readonly string[]): Promise<{ caseId: string; reason: string | null }[]> {
    return rowsOf(
      this.tx,
      `SELECT s.case_id, n.content::jsonb #>> '{}' AS reason
       FROM quota_slot s
       LEFT JOIN snapshot n ON n.sha = s.origin_sha
       WHERE s.origin = 'override' AND s.case_id = ANY($1)
       ORDER BY s.number`,
      [caseIds],
    );
  }

  /** The places of the account that a case counts against, a group's own account before its nominator's, by number. */
  placesAround(editionId: string, nominatorOrg: string | null, groupOrg: string | null): Promise<AccountPlace[]> {
    return rowsOf(
      this.tx,
      `SELECT a.id AS account, a.org_ids, ${QUOTA_PLACES} AS cap, s.number, s.state,
         c.id AS case_id, c.number AS case_number, c.title, h.holder_zh, h.holder_en
       FROM (
         SELECT *
         FROM quota_account
         WHERE edition_id = $1 AND key IS NULL AND org_ids && $2::text[]
         ORDER BY org_ids && $3::text[] DESC
         LIMIT 1
       ) a
       JOIN quota_slot s ON s.account_id = a.id
       LEFT JOIN case_file c ON c.id = s.case_id
       LEFT JOIN LATERAL slot_holders(a.id) h ON h.slot_id = s.id
       ORDER BY s.number`,
      [editionId, [nominatorOrg, groupOrg].filter((org) => org !== null), [groupOrg].filter((org) => org !== null)],
    );
  }

  /** Every organisation that has an account of the edition; who shares accounts stands for each. */
  async holdersOf(editionId: string): Promise<string[]> {
    const accounts = await this.tx.find(QuotaAccountEntity, {
      where: { editionId, key: IsNull() },
      select: { orgIds: true },
    });
    return accounts.flatMap(({ orgIds }) => orgIds);
  }

  /** All organisations of the account that one of them has in an edition; null where it has none. */
  async sharedWith(editionId: string, orgId: string): Promise<string[] | null> {
    const [row] = await rowsOf<{ orgIds: string[] }>(
      this.tx,
      'SELECT org_ids FROM quota_account WHERE edition_id = $1 AND key IS NULL AND $2 = ANY(org_ids)',
      [editionId, orgId],
    );
    return row?.orgIds ?? null;
  }
}
