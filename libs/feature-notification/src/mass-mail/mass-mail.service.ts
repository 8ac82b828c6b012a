import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { MassMailBodyDto, MassMailCountDto, MassMailDto, MassMailPageDto } from '@linxuan/contracts';
import type { Text } from '@linxuan/domain';
import { CHANNELS, UnitOfWork, type Tx } from '@linxuan/persistence';
import { Clock, DomainError, LOGGER, type SessionActor } from '@linxuan/platform';
import type { Logger } from 'pino';
import { NoticeTables } from '../notice-table';

interface Person {
  user_id: string;
  display_name: string;
  org_zh: string;
  org_en: string;
  email: string | null;
}
interface MailRecord {
  id: string;
  edition_id: string;
  audience: MassMailDto['audience'];
  subject: Text;
  body: Text;
  recipients: string[];
  sender: string;
  state: MassMailDto['state'];
  confirmed_at: Date | null;
  progress: MassMailDto['progress'] | null;
}

/** Mail to all applicants or nominators of an edition, in two steps: the list with its count, and the word to send to exactly this list. */
@Injectable()
export class MassMailService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly tables: NoticeTables,
    @Inject(LOGGER) private readonly log: Pick<Logger, 'info'>,
  ) {}

  /** Nothing is sent: the list as it is now, and the token that stands for it. */
  count(actor: SessionActor, { editionId, audience, subject, body }: MassMailBodyDto): Promise<MassMailCountDto> {
    return this.work.run(actor.scope, async (tx) => {
      const people = await audienceOf(tx, editionId, audience);
      if (people.length === 0) throw new DomainError('massMail.nobody');
      const id = randomUUID();
      const recipients = people.map(({ user_id }) => user_id);
      await tx.query(
        `INSERT INTO mass_mail (id, edition_id, audience, subject, body, recipients, sender_user, sender_org, state, counted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'counted', $9)`,
        [
          id,
          editionId,
          audience,
          JSON.stringify(subject),
          JSON.stringify(body),
          recipients,
          actor.scope.userId,
          actor.orgId,
          this.clock.iso(),
        ],
      );
      return {
        id,
        token: tokenOf(id, recipients, subject, body),
        count: people.length,
        withoutAddress: people.filter(({ email }) => !email).length,
        people: people.slice(0, 200).map(({ display_name, org_zh, org_en, email }) => ({
          name: display_name,
          orgName: { zh: org_zh, en: org_en },
          email,
        })),
      };
    });
  }

  /** Sends to the list that was shown; `massMail.listChanged` when it is no longer the list. A second confirmation finds nothing to confirm. */
  async confirm(actor: SessionActor, id: string, token: string): Promise<void> {
    const sent = await this.work.run(actor.scope, async (tx) => {
      const [mail]: MailRecord[] = await tx.query(
        `SELECT id, edition_id, audience, subject, body, recipients, state FROM mass_mail WHERE id = $1 AND sender_user = $2`,
        [id, actor.scope.userId],
      );
      if (!mail || mail.state !== 'counted') throw new DomainError('subject.notFound');
      if (token !== tokenOf(id, mail.recipients, mail.subject, mail.body)) throw new DomainError('massMail.tokenWrong');
      const now = (await audienceOf(tx, mail.edition_id, mail.audience)).map(({ user_id }) => user_id);
      if (now.join() !== mail.recipients.join())
        throw new DomainError('massMail.listChanged', { counted: mail.recipients.length, now: now.length });
      await tx.query(
        `UPDATE mass_mail SET state = 'confirmed', confirmed_at = $2 WHERE id = $1 AND state = 'counted'`,
        [id, this.clock.iso()],
      );
      await tx.query(
        `INSERT INTO outbox (topic, key, payload) VALUES ('delivery.sweep', $1, '{}') ON CONFLICT DO NOTHING`,
        [id],
      );
      await tx.query(`SELECT pg_notify($1, '')`, [CHANNELS.outbox]);
      return mail;
    });
    this.log.info(
      {
        massMail: id,
        sender: actor.scope.userId,
        deputy: actor.actingFor,
        edition: sent.edition_id,
        audience: sent.audience,
        recipients: sent.recipients.length,
      },
      'mass mail confirmed',
    );
  }

  /** What was sent, newest first, with how far it has come; lists that were only looked at are nobody's history. */
  list(actor: SessionActor): Promise<MassMailPageDto> {
    return this.work.run(actor.scope, async (tx) => {
      const editions = (await this.tables.open(tx)).filter(
        ({ authority }) => actor.role === 'operator' || authority === actor.orgId,
      );
      const rows: MailRecord[] = await tx.query(
        `SELECT m.id, m.edition_id, m.audience, m.subject, m.body, m.recipients, m.state, m.confirmed_at, u.display_name AS sender,
           (SELECT jsonb_object_agg(s.state, s.n) FROM (SELECT d.state, count(*) AS n FROM delivery d WHERE d.mass_mail_id = m.id GROUP BY d.state) s) AS progress
         FROM mass_mail m JOIN app_user u ON u.id = m.sender_user WHERE m.state <> 'counted' ORDER BY m.confirmed_at DESC, m.id LIMIT 100`,
      );
      return {
        editions: editions.map(({ id, title }) => ({ id, title })),
        data: rows.map((row) => ({
          id: row.id,
          editionId: row.edition_id,
          audience: row.audience,
          subject: row.subject,
          sender: row.sender,
          count: row.recipients.length,
          state: row.state,
          confirmedAt: row.confirmed_at?.toISOString() ?? null,
          progress: row.progress ?? {},
        })),
      };
    });
  }
}

/** In one order always: the same people give the same token. */
function audienceOf(tx: Tx, editionId: string, audience: string): Promise<Person[]> {
  return tx.query(`SELECT * FROM mass_mail_recipients($1, $2) ORDER BY user_id`, [editionId, audience]);
}

function tokenOf(id: string, recipients: string[], subject: Text, body: Text): string {
  return createHash('sha256')
    .update(JSON.stringify([id, recipients, subject.zh, subject.en, body.zh, body.en]))
    .digest('hex');
}
