import { IsNull } from 'typeorm';
import { MailboxMessageEntity } from '../entities';
import { allWords, textHolds } from '../search-text';
import type { Tx, UnitOfWork } from '../unit-of-work';
import { rowsOf } from './rows';
import { pageRows } from './usual-page';

export type MailboxChannel = 'email' | 'sms' | 'im';

/** A message as the demo's mail server or one of its gateways was given it. */
export interface MailboxEntry {
  messageId: string;
  channel: MailboxChannel;
  kind: string;
  recipient: string;
  sender: string;
  subject: string;
  body: string;
}
export interface MailboxRow extends MailboxEntry {
  /** How often the same message came. */
  copies: number;
  receivedAt: string;
  readAt: string | null;
}

/** Messages that the mailbox of a demo caught instead of sending them. */
export class MailboxRepository {
  constructor(private readonly tx: Tx) {}

  /** A page, newest first, with the total; `q` looks in the address and the subject. */
  async page(
    filter: { channel?: string | undefined; kind?: string | undefined; q?: string | undefined },
    { page, perPage }: { page: number; perPage: number },
  ): Promise<{ rows: MailboxRow[]; total: number }> {
    const values: unknown[] = [];
    const value = (given: unknown) => `$${values.push(given)}`;
    const conditions = [
      'true',
      ...(filter.channel ? [`channel = ${value(filter.channel)}`] : []),
      ...(filter.kind ? [`kind = ${value(filter.kind)}`] : []),
      ...allWords(filter.q, value, (place) => textHolds(`concat_ws(' ', recipient, subject)`, place)),
    ];
    const rows = await pageRows<MailboxRow & { total: number }>(
      this.tx,
      { ...filter, page, perPage },
      `SELECT message_id, channel, kind, recipient, sender, subject, body, copies, received_at, read_at,
         count(*) OVER () AS total
       FROM mailbox_message
       WHERE ${conditions.join(' AND ')}
       ORDER BY received_at DESC, message_id
       LIMIT ${perPage} OFFSET ${(page - 1) * perPage}`,
      values,
    );
    return { rows: rows.map(({ total: _, ...row }) => row), total: Number(rows[0]?.total ?? 0) };
  }

  /** Kinds of messages that there are, in their order. */
  async kinds(): Promise<string[]> {
    const rows = await rowsOf<{ kind: string }>(this.tx, 'SELECT DISTINCT kind FROM mailbox_message ORDER BY kind');
    return rows.map(({ kind }) => kind);
  }

  async markRead(messageId: string, at: string): Promise<void> {
    await this.tx.update(MailboxMessageEntity, { messageId, readAt: IsNull() }, { readAt: at });
  }
}

/** Keeps a message; one that comes twice counts as one. A statement by itself, as a mail server would take it. */
export async function keepMessage(work: UnitOfWork, entry: MailboxEntry, at: string): Promise<void> {
  await work.statement(
    `INSERT INTO mailbox_message (message_id, channel, kind, recipient, sender, subject, body, received_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (message_id) DO UPDATE SET copies = mailbox_message.copies + 1`,
    [entry.messageId, entry.channel, entry.kind, entry.recipient, entry.sender, entry.subject, entry.body, at],
  );
}
