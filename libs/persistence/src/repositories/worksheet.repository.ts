import { randomUUID } from 'node:crypto';
import { WorksheetEntity } from '../entities';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

type Content = Record<string, unknown>;

/** What was typed into a worksheet and not signed yet; version 0 where nothing is stored. */
export interface Worksheet {
  content: Content;
  version: number;
}

/** A stored worksheet with who wrote it last, and when (ISO 8601 UTC). */
export interface StoredWorksheet extends Worksheet {
  updatedAt: string;
  /** Name of who wrote last; null where the account is not visible. */
  name: string | null;
}

/** Stands for no person in the unique index: a worksheet without a person is the organisation's. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Whose worksheet it is: an organisation's, or with `userId` one person's. */
export interface WorksheetOwner {
  subjectId: string;
  stage: string;
  orgId: string;
  userId: string | null;
}

/** A worksheet as it was last saved; `name` is that of who saved it, null where the reader does not see the account. */
export interface SavedWorksheet {
  content: Record<string, unknown>;
  version: number;
  updatedAt: string;
  updatedBy: string;
  name: string | null;
}

/**
 * Unsent work of organisations and experts. Row-level security shows each reader its own organisation's, and an expert
 * its own.
 */
export class WorksheetRepository {
  constructor(private readonly tx: Tx) {}

  /** What an organisation has on a subject: a person's own worksheet before the organisation's. */
  async of(subjectId: string, stage: string, orgId: string): Promise<Worksheet> {
    const row = await this.tx.findOne(WorksheetEntity, {
      select: { id: true, content: true, version: true },
      where: { subjectId, stage, orgId },
      order: { userId: { direction: 'ASC', nulls: 'LAST' } },
    });
    return row ? { content: row.content, version: row.version } : { content: {}, version: 0 };
  }

  /** The worksheet that is signed: the organisation's, or that of the person named. */
  async signedBy(
    subjectId: string,
    stage: string,
    orgId: string,
    userId: string | null,
  ): Promise<StoredWorksheet | undefined> {
    // SQL, since the name comes with the worksheet: this runs with each act that is accepted.
    const [row] = await rowsOf<StoredWorksheet>(
      this.tx,
      `SELECT w.content, w.version, w.updated_at, u.display_name AS name
       FROM worksheet w
       LEFT JOIN app_user u ON u.id = w.updated_by
       WHERE w.subject_id = $1 AND w.stage = $2 AND w.org_id = $3 AND w.user_id IS NOT DISTINCT FROM $4::uuid`,
      [subjectId, stage, orgId, userId],
    );
    return row;
  }

  /** The newest worksheet on a dossier, whoever wrote it. */
  async newestOnDossier(dossierId: string, stage: string): Promise<Content | undefined> {
    const row = await this.tx.findOne(WorksheetEntity, {
      select: { id: true, content: true },
      where: { subjectType: 'dossier', subjectId: dossierId, stage },
      order: { updatedAt: 'DESC' },
    });
    return row?.content;
  }

  /** Worksheets of many subjects, by the subject's id. */
  async contentsOf(subjectIds: readonly string[]): Promise<Map<string, Content>> {
    const rows = await rowsOf<{ subjectId: string; content: Content }>(
      this.tx,
      `SELECT subject_id, content
       FROM worksheet
       WHERE subject_id = ANY($1)`,
      [subjectIds],
    );
    return new Map(rows.map(({ subjectId, content }) => [subjectId, content]));
  }

  /** The worksheet of this owner; undefined where nothing was saved. */
  async ofOwner({ subjectId, stage, orgId, userId }: WorksheetOwner): Promise<SavedWorksheet | undefined> {
    const [row] = await rowsOf<SavedWorksheet>(
      this.tx,
      `SELECT w.content, w.version, w.updated_at, w.updated_by, u.display_name AS name
       FROM worksheet w
       LEFT JOIN app_user u ON u.id = w.updated_by
       WHERE w.subject_id = $1 AND w.stage = $2 AND w.org_id = $3
         AND coalesce(w.user_id, '${NOBODY}') = coalesce($4::uuid, '${NOBODY}')`,
      [subjectId, stage, orgId, userId],
    );
    return row;
  }

  /**
   * Saves over `baseVersion` (0 for a worksheet that is new) and answers whether that was the version that is stored.
   * One statement: of two savings on the same version exactly one finds it.
   */
  async save(
    { subjectId, stage, orgId, userId }: WorksheetOwner,
    worksheet: { subjectType: string; content: Record<string, unknown>; by: string; at: string },
    baseVersion: number,
  ): Promise<boolean> {
    const saved: unknown[] = await this.tx.query(
      `WITH saved AS (
         INSERT INTO worksheet (id, subject_type, subject_id, stage, org_id, user_id, content, version,
           updated_by, updated_at)
         SELECT $1::uuid, $2::text, $3::uuid, $4::text, $5::text, $6::uuid, $7::jsonb, 1, $8::uuid, $9::timestamptz
         WHERE $10::int = 0 OR EXISTS (
           SELECT 1
           FROM worksheet
           WHERE subject_id = $3::uuid AND stage = $4::text AND org_id = $5::text
             AND coalesce(user_id, '${NOBODY}') = coalesce($6::uuid, '${NOBODY}')
         )
         ON CONFLICT (subject_id, stage, org_id, coalesce(user_id, '${NOBODY}')) DO UPDATE
         SET content = excluded.content, version = worksheet.version + 1,
           updated_by = excluded.updated_by, updated_at = excluded.updated_at
         WHERE worksheet.version = $10::int
         RETURNING version
       )
       SELECT version
       FROM saved`,
      [
        randomUUID(),
        worksheet.subjectType,
        subjectId,
        stage,
        orgId,
        userId,
        worksheet.content,
        worksheet.by,
        worksheet.at,
        baseVersion,
      ],
    );
    return saved.length > 0;
  }
}
