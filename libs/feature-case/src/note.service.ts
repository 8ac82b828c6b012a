import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { NoteBodyDto } from '@linxuan/contracts';
import type { Role } from '@linxuan/domain';
import { UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError, type SessionActor } from '@linxuan/platform';

const NOTING: readonly Role[] = [
  'group-clerk',
  'nominator-clerk',
  'nominator-lead',
  'authority-clerk',
  'authority-lead',
];

/**
 * Notes that reviewers keep on a case. A note is no state: what becomes of the case does not touch it, and a withdrawn case
 * keeps an investigation open until the one who opened it closes it.
 */
@Injectable()
export class NoteService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  add(actor: SessionActor, caseId: string, { kind, body }: NoteBodyDto): Promise<{ id: string }> {
    return this.work.run(actor.scope, async (tx) => {
      const [row]: { orgs: (string | null)[] }[] = await tx.query(
        `SELECT ARRAY[group_org, nominator_org, authority_org] AS orgs FROM case_file WHERE id = $1`,
        [caseId],
      );
      if (!row) throw new DomainError('subject.notFound');
      if (!NOTING.includes(actor.role) || !row.orgs.includes(actor.orgId))
        throw new DomainError('actor.notAllowed', { action: 'note' });
      const id = randomUUID();
      await tx.query(
        `INSERT INTO case_note (id, case_id, org_id, user_id, kind, body, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, caseId, actor.orgId, actor.scope.userId, kind, body, this.clock.iso()],
      );
      return { id };
    });
  }

  /** Closed by the person who wrote it; closing twice changes nothing. */
  async close(actor: SessionActor, caseId: string, noteId: string): Promise<void> {
    await this.work.run(actor.scope, async (tx) => {
      const [note] = await tx.query(`SELECT user_id, org_id, closed_at FROM case_note WHERE id = $1 AND case_id = $2`, [
        noteId,
        caseId,
      ]);
      if (!note) throw new DomainError('subject.notFound');
      if (note.user_id !== actor.scope.userId || note.org_id !== actor.orgId)
        throw new DomainError('actor.notAllowed', { action: 'note' });
      if (!note.closed_at)
        await tx.query(`UPDATE case_note SET closed_at = $2 WHERE id = $1`, [noteId, this.clock.iso()]);
    });
  }
}
