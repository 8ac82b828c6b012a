import { Inject, Injectable } from '@nestjs/common';
import type {
  DeliveryDto,
  DeliveryPageDto,
  DeliveryQueryDto,
  MailboxMessageDto,
  MailboxPageDto,
  MailboxQueryDto,
} from '@linxuan/contracts';
import { allWords, eachWord, idsHolding, textHolds, UnitOfWork } from '@linxuan/persistence';
import { APP_CONFIG, Clock, DomainError, type AppConfig, type SessionActor } from '@linxuan/platform';

interface DeliveryRecord {
  id: string;
  person: string | null;
  kind: string;
  channel: DeliveryDto['channel'];
  address: string | null;
  state: DeliveryDto['state'];
  attempt: number;
  created_at: Date;
  sent_at: Date | null;
  due_at: Date;
  error: string | null;
  attempts: DeliveryDto['attempts'];
  total: string;
}
interface MailboxRecord extends Omit<MailboxMessageDto, 'id' | 'receivedAt' | 'readAt'> {
  message_id: string;
  received_at: Date;
  read_at: Date | null;
  total: string;
}

const byAddressOrOwner = (place: string) => `d.id IN (${idsHolding('delivery', place)}
  UNION ALL SELECT sent.id FROM delivery sent WHERE sent.user_id IN (${idsHolding('account', place)})
  UNION ALL SELECT pushed.id FROM delivery pushed JOIN webhook hook ON hook.id = pushed.webhook_id WHERE hook.org_id IN (${idsHolding('organisation', place, 'names')}))`;

/** What went out, what came back, and, in a demo, the mailbox itself. That a message went out is the operator's; what it says is not. */
@Injectable()
export class DeliveryLogService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'mode'>,
  ) {}

  /** Newest first, with its tries; `q` looks in names, logins and addresses. */
  page(actor: SessionActor, { page, perPage, state, channel, kind, q }: DeliveryQueryDto): Promise<DeliveryPageDto> {
    const now = this.clock.iso();
    return this.work.run(actor.scope, async (tx) => {
      const parameters: unknown[] = [state ?? null, channel ?? null, kind ?? null];
      const words = eachWord(q, (given) => `$${parameters.push(given)}`, byAddressOrOwner).map((one) => ` AND ${one}`);
      const rows: DeliveryRecord[] = await tx.query(
        `SELECT d.id, coalesce(u.display_name, o.name_zh) AS person, d.kind, d.channel, d.address, d.state, d.attempt, d.created_at, d.sent_at, d.due_at, d.error, count(*) OVER () AS total,
           coalesce((SELECT jsonb_agg(jsonb_build_object('attempt', a.attempt, 'at', a.at, 'outcome', a.outcome, 'code', a.code, 'detail', a.detail) ORDER BY a.attempt) FROM delivery_attempt a WHERE a.delivery_id = d.id), '[]') AS attempts
         FROM delivery d LEFT JOIN app_user u ON u.id = d.user_id LEFT JOIN webhook w ON w.id = d.webhook_id LEFT JOIN organisation o ON o.id = w.org_id
         WHERE ($1::text IS NULL OR d.state = $1) AND ($2::text IS NULL OR d.channel = $2) AND ($3::text IS NULL OR d.kind = $3)${words.join('')}
         ORDER BY d.created_at DESC, d.id LIMIT ${perPage} OFFSET ${(page - 1) * perPage}`,
        parameters,
      );
      const figures: { state: DeliveryDto['state']; n: number }[] = await tx.query(
        `SELECT state, count(*)::int AS n FROM delivery GROUP BY state`,
      );
      return {
        data: rows.map((row) => toDelivery(row, now)),
        total: Number(rows[0]?.total ?? 0),
        figures: Object.fromEntries(figures.map(({ state: name, n }) => [name, n])),
      };
    });
  }

  /** Once more, to the address that the person has now. */
  async resend(actor: SessionActor, id: string): Promise<void> {
    await this.work.run(actor.scope, async (tx) => {
      const [row]: { sent: boolean }[] = await tx.query(`SELECT operator_resend_delivery($1, $2) AS sent`, [
        id,
        this.clock.iso(),
      ]);
      if (!row?.sent) throw new DomainError('subject.notFound');
    });
  }

  mailbox(actor: SessionActor, { page, perPage, channel, kind, q }: MailboxQueryDto): Promise<MailboxPageDto> {
    if (this.config.mode !== 'demo') throw new DomainError('subject.notFound');
    return this.work.run(actor.scope, async (tx) => {
      const parameters: unknown[] = [channel ?? null, kind ?? null];
      const given = (one: unknown) => `$${parameters.push(one)}`;
      const words = allWords(q, given, (place) => ` AND ${textHolds(`concat_ws(' ', recipient, subject)`, place)}`);
      const rows: MailboxRecord[] = await tx.query(
        `SELECT message_id, channel, kind, recipient, sender, subject, body, copies, received_at, read_at, count(*) OVER () AS total FROM mailbox_message
         WHERE ($1::text IS NULL OR channel = $1) AND ($2::text IS NULL OR kind = $2)${words.join('')}
         ORDER BY received_at DESC, message_id LIMIT ${perPage} OFFSET ${(page - 1) * perPage}`,
        parameters,
      );
      const kinds: { kind: string }[] = await tx.query(`SELECT DISTINCT kind FROM mailbox_message ORDER BY kind`);
      return {
        data: rows.map(toMessage),
        total: Number(rows[0]?.total ?? 0),
        kinds: kinds.map(({ kind: name }) => name),
      };
    });
  }

  async readMessage(actor: SessionActor, id: string): Promise<void> {
    if (this.config.mode !== 'demo') throw new DomainError('subject.notFound');
    await this.work.run(actor.scope, (tx) =>
      tx.query(`UPDATE mailbox_message SET read_at = $2 WHERE message_id = $1 AND read_at IS NULL`, [
        id,
        this.clock.iso(),
      ]),
    );
  }
}

function toDelivery(row: DeliveryRecord, now: string): DeliveryDto {
  const due = row.due_at.toISOString();
  return {
    id: row.id,
    person: row.person,
    kind: row.kind,
    channel: row.channel,
    address: row.address,
    state: row.state,
    attempt: row.attempt,
    createdAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    dueAt: due > now && (row.state === 'planned' || row.state === 'collected') ? due : null,
    error: row.error,
    attempts: row.attempts,
  };
}

function toMessage({
  message_id,
  received_at,
  read_at,
  channel,
  kind,
  recipient,
  sender,
  subject,
  body,
  copies,
}: MailboxRecord): MailboxMessageDto {
  return {
    id: message_id,
    channel,
    kind,
    recipient,
    sender,
    subject,
    body,
    copies,
    receivedAt: received_at.toISOString(),
    readAt: read_at?.toISOString() ?? null,
  };
}
