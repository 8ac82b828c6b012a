import { WorksheetEntity } from '../entities';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

type Content = Record<string, unknown>;

/** What was typed into a sheet and not signed yet; version 0 where nothing is stored. */
export interface Worksheet {
  content: Content;
  version: number;
}

/** A stored sheet with who wrote it last, and when (ISO 8601 UTC). */
export interface StoredSheet extends Worksheet {
  updatedAt: string;
  /** Name of who wrote last; null where the account is not visible. */
  name: string | null;
}

/**
 * Unsent work of desks and experts. Row-level security shows each reader its own organisation's, and an expert its own.
 */
export class WorksheetRepository {
  constructor(private readonly tx: Tx) {}

  /** What an organisation has on a subject: a person's own sheet before the desk's. */
  async of(subjectId: string, stage: string, orgId: string): Promise<Worksheet> {
    const row = await this.tx.findOne(WorksheetEntity, {
      select: { id: true, content: true, version: true },
      where: { subjectId, stage, orgId },
      order: { userId: { direction: 'ASC', nulls: 'LAST' } },
    });
    return row ? { content: row.content, version: row.version } : { content: {}, version: 0 };
  }

  /** The sheet that is signed: the desk's, or that of the person named. */
  async signedBy(
    subjectId: string,
    stage: string,
    orgId: string,
    userId: string | null,
  ): Promise<StoredSheet | undefined> {
    // SQL, since the name comes with the sheet: this runs with each act that is accepted.
    const [row] = await rowsOf<StoredSheet>(
      this.tx,
      `SELECT w.content, w.version, w.updated_at, u.display_name AS name
       FROM worksheet w
       LEFT JOIN app_user u ON u.id = w.updated_by
       WHERE w.subject_id = $1 AND w.stage = $2 AND w.org_id = $3 AND w.user_id IS NOT DISTINCT FROM $4::uuid`,
      [subjectId, stage, orgId, userId],
    );
    return row;
  }

  /** The newest sheet on a dossier, whoever wrote it. */
  async newestOnDossier(dossierId: string, stage: string): Promise<Content | undefined> {
    const row = await this.tx.findOne(WorksheetEntity, {
      select: { id: true, content: true },
      where: { subjectType: 'dossier', subjectId: dossierId, stage },
      order: { updatedAt: 'DESC' },
    });
    return row?.content;
  }

  /** Sheets of many subjects, by the subject's id. */
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
}
