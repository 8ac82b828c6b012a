import { Injectable } from '@nestjs/common';
import { deriveId } from '@linxuan/domain';
import { MassMailRepository, NotificationRepository, UnitOfWork } from '@linxuan/persistence';
import { Clock } from '@linxuan/platform';

/** Writes the notices of mass mails that were confirmed: one for each person of the list that was shown. */
@Injectable()
export class MassMailPlanner {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async plan(): Promise<void> {
    await this.work.system(async (tx) => {
      const letters = new MassMailRepository(tx);
      for (const { id, editionId, subject, body, recipients } of await letters.takeConfirmed()) {
        const at = this.clock.iso();
        const params = {
          rule: 'mass-mail',
          record: id,
          massMail: id,
          edition: editionId,
          channels: ['email'],
          urgency: 'normal',
          obligatory: true,
          words: subject,
          body,
          link: '/notifications',
        };
        await new NotificationRepository(tx).write(
          recipients.map((user) => ({
            id: deriveId(id, user),
            queueKey: `user:${user}`,
            kind: 'mail.sent',
            caseId: null,
            dossierId: null,
            params,
            at,
          })),
        );
        await letters.markPlanned(id);
      }
    });
  }
}
