import type { AccountKey, Text } from '@linxuan/domain';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A place of an account with whoever holds it; the case is missing where the reader may not see it. */
export interface LedgerPlace {
  accountId: string;
  quotaId: string;
  cap: number | null;
  orgIds: string[];
  /** What the account counts by; null where a holder of the roster has it. */
  key: AccountKey | null;
  /** Null for an account of money that nobody has drawn on yet. */
  number: number | null;
  state: string;
  origin: 'cap' | 'grant' | 'override';
  /** What a place that did not come with the cap rests on. */
  evidence: string | null;
  caseId: string | null;
  caseNumber: string | null;
  title: string | null;
  /** Title of the case's edition where editions share the account. */
  caseEdition: Text | null;
  holderOrg: string | null;
}

/** An act on a case that moved a place. */
export interface LedgerMovement {
  at: string;
  stage: string;
  action: string;
  caseId: string;
  number: string;
  title: string;
  actorOrg: string;
  actorName: string | null;
  reason: string | null;
}

/** An application for more places, with what was asked and what was answered, once the reader may know it. */
export interface QuotaRequestRow<Filed, Answer> {
  id: string;
  stage: string;
  ownerOrg: string;
  state: string;
  number: string | null;
  releasedAt: string | null;
  closedAt: string | null;
  dueAt: string | null;
  filed: Filed | null;
  answer: Answer | null;
}

/** The quota ledger as people read it. The authority reads every account, a nominator its own. */
export class QuotaLedgerRepository {
  constructor(private readonly tx: Tx) {}

  /** Places of all accounts that an edition draws on, those of holders first, by account and number. */
  places(editionId: string): Promise<LedgerPlace[]> {
    return rowsOf(
      this.tx,
      `SELECT a.id AS account_id, a.quota_id, a.cap, a.org_ids, a.key, h.number, h.state, s.origin,
         CASE jsonb_typeof(n.content::jsonb)
           WHEN 'string' THEN n.content::jsonb #>> '{}'
           ELSE n.content::jsonb->>'reason'
         END AS evidence,
         h.case_id, c.number AS case_number, c.title, 
         CASE WHEN a.key->>'pot' IS NOT NULL THEN e.definition->'title' END AS case_edition, h.holder_org
       FROM quota_account a
       LEFT JOIN LATERAL quota_holders(ARRAY[a.id]) h ON true
       LEFT JOIN quota_slot s ON s.account_id = a.id AND s.number = h.number
       LEFT JOIN case_file c ON c.id = h.case_id
       LEFT JOIN edition e ON e.id = c.edition_id
       LEFT JOIN snapshot n ON n.sha = s.origin_sha
       WHERE $1 = ANY(a.edition_ids)
       ORDER BY a.key IS NOT NULL, a.id, h.number`,
      [editionId],
    );
  }

  /** The last 500 of these acts, each as `stage.action`, on cases of the organisations; newest first. */
  movements(editionId: string, orgIds: readonly string[], acts: readonly string[]): Promise<LedgerMovement[]> {
    return rowsOf(
      this.tx,
      `SELECT d.at, d.stage, d.action, d.case_id, c.number, c.title, d.actor_org, u.display_name AS actor_name, d.reason
       FROM decision_record d
       JOIN case_file c ON c.id = d.case_id
       LEFT JOIN app_user u ON u.id = d.actor_user
       WHERE c.edition_id = $1 AND (c.nominator_org = ANY($2) OR c.group_org = ANY($2))
         AND d.stage || '.' || d.action = ANY($3)
       ORDER BY d.at DESC, d.id
       LIMIT 500`,
      [editionId, orgIds, acts],
    );
  }

  /** Applications for more places, newest first. */
  requests<Filed, Answer>(editionId: string): Promise<QuotaRequestRow<Filed, Answer>[]> {
    return rowsOf(
      this.tx,
      `SELECT d.id, d.stage, d.owner_org, d.state, d.number, d.released_at, d.closed_at, d.due_at,
         f.content::jsonb AS filed, a.content::jsonb AS answer
       FROM dossier d
       LEFT JOIN snapshot f ON f.sha = d.content_sha
       LEFT JOIN snapshot a ON a.sha = d.answer_sha
       WHERE d.edition_id = $1 AND d.kind = 'quota-request'
       ORDER BY d.released_at DESC NULLS LAST, d.owner_org`,
      [editionId],
    );
  }
}
