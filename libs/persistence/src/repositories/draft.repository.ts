import { DraftEntity } from '../entities';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A draft with who wrote which version; version 0 holds nothing that anybody typed. Instants in ISO 8601 UTC. */
export interface DraftRow<Content, Writers> {
  content: Content;
  fieldVersions: Record<string, number>;
  version: number;
  writers: Writers;
  updatedAt: string;
  updatedBy: string;
  orgId: string;
}

/** What a change of a draft writes. */
export type DraftChange<Content, Writers> = Pick<
  DraftRow<Content, Writers>,
  'content' | 'fieldVersions' | 'version' | 'writers' | 'updatedBy' | 'updatedAt'
>;

/** Applications before they are submitted. */
export class DraftRepository<Content extends object = Record<string, unknown>, Writers extends object = object> {
  constructor(private readonly tx: Tx) {}

  /** Begins the draft of a case that was just opened. */
  async begin(draft: Pick<DraftEntity, 'caseId' | 'orgId' | 'content' | 'updatedBy' | 'updatedAt'>): Promise<void> {
    await this.tx.insert(DraftEntity, draft as never);
  }

  /** Nobody else writes the draft of this case, or a file to it, until the transaction ends. */
  async lock(caseId: string): Promise<void> {
    await this.tx.query(`SELECT 1 FROM draft WHERE case_id = $1 FOR UPDATE`, [caseId]);
  }

  /** The draft of a case; with `lock` as above, in the same statement. */
  async find(caseId: string, lock: boolean): Promise<DraftRow<Content, Writers> | undefined> {
    const [row] = await rowsOf<DraftRow<Content, Writers>>(
      this.tx,
      `SELECT content, field_versions, version, writers, updated_at, updated_by, org_id
       FROM draft
       WHERE case_id = $1
       ${lock ? 'FOR UPDATE' : ''}`,
      [caseId],
    );
    return row;
  }

  async write(caseId: string, change: DraftChange<Content, Writers>): Promise<void> {
    await this.tx.update(DraftEntity, { caseId }, change as object);
  }

  /** What an organisation last wrote of itself in another draft. SQL: the value stands inside a JSON column. */
  async lastHolder(caseId: string, orgId: string): Promise<Content | undefined> {
    const [row]: { holder: Content | null }[] = await this.tx.query(
      `SELECT content->'holder' AS holder
       FROM draft
       WHERE org_id = $1 AND case_id <> $2 AND version > 0 AND content ? 'holder'
       ORDER BY updated_at DESC
       LIMIT 1`,
      [orgId, caseId],
    );
    return row?.holder ?? undefined;
  }
}
