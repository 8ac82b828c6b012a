import { MassMailEntity } from '../entities';
import { CHANNELS } from '../listener';
import type { Tx } from '../unit-of-work';
import type { DeliveryState } from './delivery.repository';
import { notify } from './notify';
import { OutboxRepository } from './outbox.repository';
import { rowsOf } from './rows';

export type MassMailAudience = 'applicants' | 'nominators';
export type MassMailState = 'counted' | 'confirmed' | 'planned';
interface Bilingual {
  zh: string;
  en: string;
}

/** Somebody whom a letter would reach. */
export interface MassMailPerson {
  userId: string;
  displayName: string;
  orgZh: string;
  orgEn: string;
  email: string | null;
}
/** A letter with the list of accounts that it was counted for. */
export interface MassMailRow {
  id: string;
  editionId: string;
  audience: MassMailAudience;
  subject: Bilingual;
  body: Bilingual;
  recipients: string[];
  state: MassMailState;
}
export interface SentMassMail extends MassMailRow {
  sender: string;
  confirmedAt: string | null;
  /** Messages by their state; null before there are any. */
  progress: Partial<Record<DeliveryState, number>> | null;
}

/** Letters to all applicants or nominators of an edition. */
export class MassMailRepository {
  constructor(private readonly tx: Tx) {}

  /** In one order always: the same people give the same list. */
  audience(editionId: string, audience: string): Promise<MassMailPerson[]> {
    return rowsOf(this.tx, 'SELECT * FROM mass_mail_recipients($1, $2) ORDER BY user_id', [editionId, audience]);
  }

  async insertCounted(
    row: Omit<MassMailRow, 'state'> & { senderUser: string; senderOrg: string; countedAt: string },
  ): Promise<void> {
    await this.tx.insert(MassMailEntity, { ...row, state: 'counted' });
  }

  /** A letter that the person counted. */
  async ofSender(id: string, senderUser: string): Promise<MassMailRow | null> {
    const [row] = await rowsOf<MassMailRow>(
      this.tx,
      `SELECT id, edition_id, audience, subject, body, recipients, state
       FROM mass_mail
       WHERE id = $1 AND sender_user = $2`,
      [id, senderUser],
    );
    return row ?? null;
  }

  /** Confirms a counted letter and asks for the job that sends it. */
  async confirm(id: string, at: string): Promise<void> {
    await this.tx.update(MassMailEntity, { id, state: 'counted' }, { state: 'confirmed', confirmedAt: at });
    await new OutboxRepository(this.tx).ask([{ topic: 'delivery.sweep', key: id, payload: {} }]);
    await notify(this.tx, CHANNELS.outbox);
  }

  /** The last hundred that were confirmed, newest first, with how far each has come. */
  sent(): Promise<SentMassMail[]> {
    return rowsOf(
      this.tx,
      `SELECT m.id, m.edition_id, m.audience, m.subject, m.body, m.recipients, m.state, m.confirmed_at,
         u.display_name AS sender,
         (
           SELECT jsonb_object_agg(s.state, s.n)
           FROM (SELECT d.state, count(*) AS n FROM delivery d WHERE d.mass_mail_id = m.id GROUP BY d.state) s
         ) AS progress
       FROM mass_mail m
       JOIN app_user u ON u.id = m.sender_user
       WHERE m.state <> 'counted'
       ORDER BY m.confirmed_at DESC, m.id
       LIMIT 100`,
    );
  }

  /**
   * Letters that were confirmed and of which no notices were written, locked; those that another worker holds are
   * passed over.
   */
  takeConfirmed(): Promise<Pick<MassMailRow, 'id' | 'editionId' | 'subject' | 'body' | 'recipients'>[]> {
    return rowsOf(
      this.tx,
      `SELECT id, edition_id, subject, body, recipients
       FROM mass_mail
       WHERE state = 'confirmed'
       ORDER BY confirmed_at
       FOR UPDATE SKIP LOCKED`,
    );
  }

  async markPlanned(id: string): Promise<void> {
    await this.tx.update(MassMailEntity, { id }, { state: 'planned' });
  }
}
