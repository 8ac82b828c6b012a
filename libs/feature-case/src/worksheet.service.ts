import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { WorksheetDto } from '@linxuan/contracts';
import { isVisible, UnitOfWork, type Tx } from '@linxuan/persistence';
import { Clock, DomainError, type SessionActor } from '@linxuan/platform';

const NOBODY = '00000000-0000-0000-0000-000000000000';

interface SheetRecord {
  content: Record<string, unknown>;
  version: number;
  updated_at: Date;
  updated_by: string;
  name: string | null;
}

/**
 * Unsent work of a desk. A desk's colleagues share one sheet per subject and stage; an expert's is the expert's alone. Saving
 * on an older version is refused with what was saved meanwhile, so nothing is overwritten unseen.
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
      return toDto(await this.find(tx, actor, subjectId, stage));
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
      const saved: { version: number }[] = await tx.query(
        `WITH saved AS (
           INSERT INTO worksheet (id, subject_type, subject_id, stage, org_id, user_id, content, version, updated_by, updated_at)
           SELECT $1::uuid, $2::text, $3::uuid, $4::text, $5::text, $6::uuid, $7::jsonb, 1, $8::uuid, $9::timestamptz WHERE $10::int = 0 OR EXISTS (SELECT 1 FROM worksheet WHERE subject_id = $3::uuid AND stage = $4::text AND org_id = $5::text AND coalesce(user_id, '${NOBODY}') = coalesce($6::uuid, '${NOBODY}'))
           ON CONFLICT (subject_id, stage, org_id, coalesce(user_id, '${NOBODY}')) DO UPDATE SET content = excluded.content, version = worksheet.version + 1, updated_by = excluded.updated_by, updated_at = excluded.updated_at
           WHERE worksheet.version = $10::int RETURNING version)
         SELECT version FROM saved`,
        [
          randomUUID(),
          subjectType,
          subjectId,
          stage,
          actor.orgId,
          ownerOf(actor),
          content,
          actor.scope.userId,
          this.clock.iso(),
          baseVersion,
        ],
      );
      const current = await this.find(tx, actor, subjectId, stage);
      if (saved.length > 0) return toDto(current);
      const theirs = toDto(current);
      throw new DomainError('worksheet.stale', { by: theirs.updatedBy ?? '', at: theirs.updatedAt ?? '' }, { theirs });
    });
  }

  private async mustSee(tx: Tx, subjectType: string, subjectId: string): Promise<void> {
    if (!(await isVisible(tx, subjectType, subjectId))) throw new DomainError('subject.notFound');
  }

  private async find(tx: Tx, actor: SessionActor, subjectId: string, stage: string): Promise<SheetRecord | undefined> {
    const [row]: SheetRecord[] = await tx.query(
      `SELECT w.content, w.version, w.updated_at, w.updated_by, u.display_name AS name FROM worksheet w LEFT JOIN app_user u ON u.id = w.updated_by
       WHERE w.subject_id = $1 AND w.stage = $2 AND w.org_id = $3 AND coalesce(w.user_id, '${NOBODY}') = coalesce($4::uuid, '${NOBODY}')`,
      [subjectId, stage, actor.orgId, ownerOf(actor)],
    );
    return row;
  }
}

/** An expert's judgement is a person's; everywhere else a desk works. */
function ownerOf(actor: SessionActor): string | null {
  return actor.role === 'expert' ? actor.scope.userId : null;
}

function toDto(row: SheetRecord | undefined): WorksheetDto {
  return row
    ? { content: row.content, version: row.version, updatedAt: row.updated_at.toISOString(), updatedBy: row.name }
    : { content: {}, version: 0, updatedAt: null, updatedBy: null };
}
