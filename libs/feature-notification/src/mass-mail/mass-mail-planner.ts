import { Injectable } from '@nestjs/common';
import { deriveId, type Text } from '@linxuan/domain';
import { UnitOfWork } from '@linxuan/persistence';
import { Clock } from '@linxuan/platform';
import { writeNotices } from '../applied.processor';

/** Writes the notices of mass mails that were confirmed: one for each person of the list that was shown. */
@Injectable()
export class MassMailPlanner {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async plan(): Promise<void> {
    await this.work.system(async (tx) => {
      const mails: { id: string; edition_id: string; subject: Text; body: Text; recipients: string[] }[] =
        await tx.query(
          `SELECT id, edition_id, subject, body, recipients FROM mass_mail WHERE state = 'confirmed' ORDER BY confirmed_at FOR UPDATE SKIP LOCKED`,
        );
      for (const { id, edition_id, subject, body, recipients } of mails) {
        const at = this.clock.now();
        const params = {
          rule: 'mass-mail',
          record: id,
          massMail: id,
          edition: edition_id,
          channels: ['email'],
          urgency: 'normal',
          obligatory: true,
          words: subject,
          body,
          link: '/notifications',
        };
        await writeNotices(
          tx,
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
        await tx.query(`UPDATE mass_mail SET state = 'planned' WHERE id = $1`, [id]);
      }
    });
  }
}
