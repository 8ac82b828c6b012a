import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { NoteBodyDto } from '@linxuan/contracts';
import type { Role } from '@linxuan/domain';
import { CaseNoteRepository, CaseRepository, UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError, type SessionActor } from '@linxuan/platform';

const NOTING: readonly Role[] = [
  'group-clerk',
  'nominator-clerk',
  'nominator-lead',
  'authority-clerk',
  'authority-lead',
];

/**
 * Notes that reviewers keep on a case. A note is no state: what becomes of the case does not touch it, and a withdrawn
 * case keeps an investigation open until the one who opened it closes it.
 */
@Injectable()
export class NoteService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  add(actor: SessionActor, caseId: string, { kind, body }: NoteBodyDto): Promise<{ id: string }> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await new CaseRepository(tx).find(caseId);
      if (!row) throw new DomainError('subject.notFound');
      if (!NOTING.includes(actor.role) || ![row.groupOrg, row.nominatorOrg, row.authorityOrg].includes(actor.orgId))
        throw new DomainError('actor.notAllowed', { action: 'note' });
      const id = randomUUID();
      await new CaseNoteRepository(tx).add({
        id,
        caseId,
        orgId: actor.orgId,
        userId: actor.scope.userId,
        kind,
        body,
        createdAt: this.clock.iso(),
      });
      return { id };
    });
  }

  /** Closed by the person who wrote it; closing twice changes nothing. */
  async close(actor: SessionActor, caseId: string, noteId: string): Promise<void> {
    await this.work.run(actor.scope, async (tx) => {
      const notes = new CaseNoteRepository(tx);
      const note = await notes.find(caseId, noteId);
      if (!note) throw new DomainError('subject.notFound');
      if (note.userId !== actor.scope.userId || note.orgId !== actor.orgId)
        throw new DomainError('actor.notAllowed', { action: 'note' });
      if (!note.closedAt) await notes.close(noteId, this.clock.iso());
    });
  }
}
