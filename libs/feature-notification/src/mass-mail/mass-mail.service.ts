import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { MassMailBodyDto, MassMailCountDto, MassMailPageDto } from '@linxuan/contracts';
import type { Text } from '@linxuan/domain';
import { MassMailRepository, UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError, LOGGER, type SessionActor } from '@linxuan/platform';
import type { Logger } from 'pino';
import { NoticeTables } from '../notice-table';

/**
 * Mail to all applicants or nominators of an edition, in two steps: the list with its count, and the word to send to
 * exactly this list.
 */
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
      const letters = new MassMailRepository(tx);
      const people = await letters.audience(editionId, audience);
      if (people.length === 0) throw new DomainError('massMail.nobody');
      const id = randomUUID();
      const recipients = people.map(({ userId }) => userId);
      await letters.insertCounted({
        id,
        editionId,
        audience,
        subject,
        body,
        recipients,
        senderUser: actor.scope.userId,
        senderOrg: actor.orgId,
        countedAt: this.clock.iso(),
      });
      return {
        id,
        token: tokenOf(id, recipients, subject, body),
        count: people.length,
        withoutAddress: people.filter(({ email }) => !email).length,
        people: people.slice(0, 200).map(({ displayName, orgZh, orgEn, email }) => ({
          name: displayName,
          orgName: { zh: orgZh, en: orgEn },
          email,
        })),
      };
    });
  }

  /**
   * Sends to the list that was shown; `massMail.listChanged` when it is no longer the list. A second confirmation finds
   * nothing to confirm.
   */
  async confirm(actor: SessionActor, id: string, token: string): Promise<void> {
    const sent = await this.work.run(actor.scope, async (tx) => {
      const letters = new MassMailRepository(tx);
      const mail = await letters.ofSender(id, actor.scope.userId);
      if (!mail || mail.state !== 'counted') throw new DomainError('subject.notFound');
      if (token !== tokenOf(id, mail.recipients, mail.subject, mail.body)) throw new DomainError('massMail.tokenWrong');
      const now = (await letters.audience(mail.editionId, mail.audience)).map(({ userId }) => userId);
      if (now.join() !== mail.recipients.join())
        throw new DomainError('massMail.listChanged', { counted: mail.recipients.length, now: now.length });
      await letters.confirm(id, this.clock.iso());
      return mail;
    });
    this.log.info(
      {
        massMail: id,
        sender: actor.scope.userId,
        deputy: actor.actingFor,
        edition: sent.editionId,
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
      const rows = await new MassMailRepository(tx).sent();
      return {
        editions: editions.map(({ id, title }) => ({ id, title })),
        data: rows.map(({ id, editionId, audience, subject, sender, recipients, state, confirmedAt, progress }) => ({
          id,
          editionId,
          audience,
          subject,
          sender,
          count: recipients.length,
          state,
          confirmedAt,
          progress: progress ?? {},
        })),
      };
    });
  }
}

function tokenOf(id: string, recipients: string[], subject: Text, body: Text): string {
  return createHash('sha256')
    .update(JSON.stringify([id, recipients, subject.zh, subject.en, body.zh, body.en]))
    .digest('hex');
}
