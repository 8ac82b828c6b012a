import { DeliveryAttemptEntity } from '../entities';
import { eachWord, idsHolding } from '../search-text';
import type { Tx, UnitOfWork } from '../unit-of-work';
import { rowsOf, statementRows } from './rows';
import { pageRows } from './usual-page';

/** Ways by which a message leaves the house. */
export type DeliveryChannel = 'email' | 'sms' | 'im' | 'webhook';
/** `collected` waits for the digest of its day; `sending` is claimed by a worker. */
export type DeliveryState = 'planned' | 'collected' | 'sending' | 'sent' | 'bounced' | 'failed' | 'unreachable';

/** A message that is to be written; its key says what it is about and to whom, so that it is written once. */
export interface NewDelivery {
  id: string;
  deliveryKey: string;
  notificationId: string | null;
  userId: string | null;
  webhookId: string | null;
  massMailId: string | null;
  kind: string;
  channel: DeliveryChannel;
  urgency: string;
  address: string | null;
  locale: string;
  subject: string;
  body: string;
  state: DeliveryState;
  dueAt: string;
  error: string | null;
  createdAt: string;
}

/** A message in the operators' list, with its tries. */
export interface DeliveryListRow {
  id: string;
  person: string | null;
  kind: string;
  channel: DeliveryChannel;
  address: string | null;
  state: DeliveryState;
  attempt: number;
  createdAt: string;
  sentAt: string | null;
  dueAt: string;
  error: string | null;
  attempts: { attempt: number; at: string; outcome: string; code: number | null; detail: string | null }[];
}

/** A message that this worker, and no other, sends now. */
export interface ClaimedDelivery {
  id: string;
  kind: string;
  address: string;
  locale: string;
  subject: string;
  body: string;
  channel: DeliveryChannel;
  webhookId: string | null;
  attempt: number;
}

const COLUMNS = `id, delivery_key, notification_id, user_id, webhook_id, mass_mail_id, kind, channel, urgency, address,
  locale, subject, body, state, due_at, error, created_at`;

const byAddressOrOwner = (place: string) => `d.id IN (
  ${idsHolding('delivery', place)}
  UNION ALL
  SELECT sent.id FROM delivery sent WHERE sent.user_id IN (${idsHolding('account', place)})
  UNION ALL
  SELECT pushed.id
  FROM delivery pushed JOIN webhook hook ON hook.id = pushed.webhook_id
  WHERE hook.org_id IN (${idsHolding('organisation', place, 'names')})
)`;

/** Messages on their way to addresses. */
export class DeliveryRepository {
  constructor(private readonly tx: Tx) {}

  /** A page, newest first, with the total; `q` looks in names, logins and addresses. */
  async page(
    filter: {
      state?: string | undefined;
      channel?: string | undefined;
      kind?: string | undefined;
      q?: string | undefined;
    },
    { page, perPage }: { page: number; perPage: number },
  ): Promise<{ rows: DeliveryListRow[]; total: number }> {
    const values: unknown[] = [];
    const value = (given: unknown) => `$${values.push(given)}`;
    const conditions = [
      'true',
      ...(filter.state ? [`d.state = ${value(filter.state)}`] : []),
      ...(filter.channel ? [`d.channel = ${value(filter.channel)}`] : []),
      ...(filter.kind ? [`d.kind = ${value(filter.kind)}`] : []),
      ...eachWord(filter.q, value, byAddressOrOwner),
    ];
    const rows = await pageRows<DeliveryListRow & { total: number }>(
      this.tx,
      { ...filter, page, perPage },
      `SELECT d.id, coalesce(u.display_name, o.name_zh) AS person, d.kind, d.channel, d.address, d.state, d.attempt,
         d.created_at, d.sent_at, d.due_at, d.error, count(*) OVER () AS total,
         coalesce((
           SELECT jsonb_agg(
             jsonb_build_object(
               'attempt', a.attempt, 'at', a.at, 'outcome', a.outcome, 'code', a.code, 'detail', a.detail
             ) ORDER BY a.attempt
           )
           FROM delivery_attempt a WHERE a.delivery_id = d.id
         ), '[]') AS attempts
       FROM delivery d
       LEFT JOIN app_user u ON u.id = d.user_id
       LEFT JOIN webhook w ON w.id = d.webhook_id
       LEFT JOIN organisation o ON o.id = w.org_id
       WHERE ${conditions.join(' AND ')}
       ORDER BY d.created_at DESC, d.id
       LIMIT ${perPage} OFFSET ${(page - 1) * perPage}`,
      values,
    );
    return { rows: rows.map(({ total: _, ...row }) => row), total: Number(rows[0]?.total ?? 0) };
  }

  /** How many messages there are in each state. */
  countByState(): Promise<{ state: DeliveryState; n: number }[]> {
    return rowsOf(this.tx, 'SELECT state, count(*)::int AS n FROM delivery GROUP BY state');
  }

  /**
   * Plans a message once more, to the address that its person has now; false where there is none that could be sent
   * again.
   */
  async resend(id: string, now: string): Promise<boolean> {
    // The database's own function: an operator may send a message again without being able to read or change it.
    const [row] = await rowsOf<{ sent: boolean }>(this.tx, 'SELECT operator_resend_delivery($1, $2) AS sent', [
      id,
      now,
    ]);
    return row?.sent ?? false;
  }

  /** Plans a message to the operator's own address; false where the operator has none. */
  async planTest(id: string, at: string, { subject, body }: { subject: string; body: string }): Promise<boolean> {
    const [row] = await rowsOf<{ planned: boolean }>(
      this.tx,
      'SELECT operator_test_message($1, $2, $3, $4) AS planned',
      [id, at, subject, body],
    );
    return row?.planned ?? false;
  }

  /** Writes messages, each once by its key. */
  async write(deliveries: readonly NewDelivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    await this.tx.query(
      `INSERT INTO delivery (${COLUMNS})
       SELECT ${COLUMNS} FROM json_populate_recordset(NULL::delivery, $1)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(deliveries.map(toRecord))],
    );
  }

  /** Records how an attempt went and what becomes of the message, unless its claim has lapsed meanwhile. */
  async settleAttempt(
    { id, attempt }: Pick<ClaimedDelivery, 'id' | 'attempt'>,
    result: {
      at: string;
      outcome: string;
      /** The other side's own code, e.g. 250 or 410. */
      code: number | null;
      detail: string | null;
      state: string;
      /** When it is tried again; null leaves the date. */
      nextAt: string | null;
      error: string | null;
    },
  ): Promise<void> {
    const { at, outcome, code, detail, state, nextAt, error } = result;
    await this.tx
      .createQueryBuilder()
      .insert()
      .into(DeliveryAttemptEntity)
      .values({ deliveryId: id, attempt, at, outcome, code, detail })
      .orIgnore()
      .execute();
    await this.tx.query(
      `UPDATE delivery
       SET state = $2, sent_at = CASE WHEN $2 = 'sent' THEN $3::timestamptz END, due_at = coalesce($4, due_at),
         error = $5
       WHERE id = $1 AND state = 'sending' AND attempt = $6`,
      [id, state, at, nextAt, error, attempt],
    );
  }
}

/** Gives back what a sender claimed and never settled within `lease`, an interval as PostgreSQL reads it. */
export async function releaseLapsedDeliveries(work: UnitOfWork, lease: string): Promise<void> {
  await work.statement(
    `UPDATE delivery SET state = 'planned' WHERE state = 'sending' AND claimed_at < clock_timestamp() - $1::interval`,
    [lease],
  );
}

/** Claims up to `limit` messages that are due, most urgent first; those that another worker claims are passed over. */
export function claimDeliveries(work: UnitOfWork, limit: number, now: string): Promise<ClaimedDelivery[]> {
  return statementRows(
    work,
    `WITH due AS (
       SELECT id FROM delivery
       WHERE state = 'planned' AND due_at <= $1
       ORDER BY due_at, created_at, id
       LIMIT ${limit}
       FOR UPDATE SKIP LOCKED
     )
     UPDATE delivery d
     SET state = 'sending', claimed_at = clock_timestamp(), attempt = attempt + 1
     FROM due
     WHERE d.id = due.id
     RETURNING d.id, d.kind, coalesce(d.address, '') AS address, d.locale, d.subject, d.body, d.channel,
       d.webhook_id, d.attempt`,
    [now],
  );
}

/** A message as a record of its table, for `json_populate_record`. */
export function toRecord({
  deliveryKey,
  notificationId,
  userId,
  webhookId,
  massMailId,
  dueAt,
  createdAt,
  ...rest
}: Partial<NewDelivery>): Record<string, unknown> {
  return {
    ...rest,
    delivery_key: deliveryKey,
    notification_id: notificationId,
    user_id: userId,
    webhook_id: webhookId,
    mass_mail_id: massMailId,
    due_at: dueAt,
    created_at: createdAt,
  };
}
