import { Injectable } from '@nestjs/common';
import type { WorksheetDto } from '@linxuan/contracts';
import {
  isVisible,
  UnitOfWork,
  WorksheetRepository,
  type SavedWorksheet,
  type WorksheetOwner,
  type Tx,
} from '@linxuan/persistence';
import { Clock, DomainError, type SessionActor } from '@linxuan/platform';

/**
 * Unsent work. The colleagues of an office share one worksheet per subject and stage; an expert's is the expert's
 * alone. Saving on an older version is refused with what was saved meanwhile, so nothing is overwritten unseen.
 */
@Injectable()
export class WorksheetService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  read(actor: SessionActor, subjectType: string, subjectId: string, stage: string): Promise<WorksheetDto> {
    return this.work.run(actor.scope, async (tx) => {
      await this.mustSee(tx, subjectType, subjectId);
      return toDto(await new WorksheetRepository(tx).ofOwner(ownerOf(actor, subjectId, stage)));
    });
  }

  write(
    actor: SessionActor,
    subjectType: string,
    subjectId: string,
    stage: string,
    content: Record<string, unknown>,
    baseVersion: number,
  ): Promise<WorksheetDto> {
    return this.work.run(actor.scope, async (tx) => {
      await this.mustSee(tx, subjectType, subjectId);
      const worksheets = new WorksheetRepository(tx);
      const owner = ownerOf(actor, subjectId, stage);
      const worksheet = { subjectType, content, by: actor.scope.userId, at: this.clock.iso() };
      const saved = await worksheets.save(owner, worksheet, baseVersion);
      const current = await worksheets.ofOwner(owner);
      if (saved) return toDto(current);
      const theirs = toDto(current);
      throw new DomainError('worksheet.stale', { by: theirs.updatedBy ?? '', at: theirs.updatedAt ?? '' }, { theirs });
    });
  }

  private async mustSee(tx: Tx, subjectType: string, subjectId: string): Promise<void> {
    if (!(await isVisible(tx, subjectType, subjectId))) throw new DomainError('subject.notFound');
  }
}

/** An expert's judgement is a person's; everywhere else an office works. */
function ownerOf(actor: SessionActor, subjectId: string, stage: string): WorksheetOwner {
  return { subjectId, stage, orgId: actor.orgId, userId: actor.role === 'expert' ? actor.scope.userId : null };
}

function toDto(row: SavedWorksheet | undefined): WorksheetDto {
  return row
    ? { content: row.content, version: row.version, updatedAt: row.updatedAt, updatedBy: row.name }
    : { content: {}, version: 0, updatedAt: null, updatedBy: null };
}
