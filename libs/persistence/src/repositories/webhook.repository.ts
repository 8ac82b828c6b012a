import { IsNull } from 'typeorm';
import { WebhookEntity } from '../entities';
import type { Tx, UnitOfWork } from '../unit-of-work';
import { rowsOf, statementRows } from './rows';
import { keptRows } from './usual-page';

/** An address that is told, with what came of it. */
export interface WebhookListRow {
  id: string;
  orgId: string;
  orgName: { zh: string; en: string };
  url: string;
  createdAt: string;
  /** Messages that arrived, and those that were given up. */
  sent: number;
  failed: number;
}

/** Systems of organisations that are told what their people are told. */
export class WebhookRepository {
  constructor(private readonly tx: Tx) {}

  /** Those that have not ended, newest first. */
  list(): Promise<WebhookListRow[]> {
    return keptRows(
      this.tx,
      `SELECT w.id, w.org_id, jsonb_build_object('zh', o.name_zh, 'en', o.name_en) AS org_name, w.url, w.created_at,
         (SELECT count(*)::int FROM delivery d WHERE d.webhook_id = w.id AND d.state = 'sent') AS sent,
         (SELECT count(*)::int FROM delivery d WHERE d.webhook_id = w.id AND d.state IN ('bounced', 'failed')) AS failed
       FROM webhook w
       JOIN organisation o ON o.id = w.org_id
       WHERE w.ended_at IS NULL
       ORDER BY w.created_at DESC, w.id`,
    );
  }

  async insert(row: Pick<WebhookEntity, 'id' | 'orgId' | 'url' | 'secret' | 'createdBy' | 'createdAt'>): Promise<void> {
    await this.tx.insert(WebhookEntity, row);
  }

  /** False where there is none that could end. */
  async end(id: string, at: string): Promise<boolean> {
    const { affected } = await this.tx.update(WebhookEntity, { id, endedAt: IsNull() }, { endedAt: at });
    return affected === 1;
  }

  /** Those of the organisations that have not ended. */
  ofOrganisations(orgIds: readonly string[]): Promise<{ id: string; orgId: string; url: string }[]> {
    return rowsOf(this.tx, 'SELECT id, org_id, url FROM webhook WHERE org_id = ANY($1) AND ended_at IS NULL', [orgIds]);
  }
}

/**
 * Where to post and with which secret to sign; a statement by itself, since a message is sent outside of any
 * transaction.
 */
export async function webhookTarget(work: UnitOfWork, id: string): Promise<{ url: string; secret: string } | null> {
  const [row] = await statementRows<{ url: string; secret: string }>(
    work,
    'SELECT url, secret FROM webhook WHERE id = $1 AND ended_at IS NULL',
    [id],
  );
  return row ?? null;
}
