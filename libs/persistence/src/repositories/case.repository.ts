import { In } from 'typeorm';
import { CaseEntity } from '../entities';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A published case from which an application in another programme grows. */
export interface PublishedCase {
  id: string;
  revisionSha: string;
}

/** A case by its number, with what its people do with it now. */
export interface CaseOfNumber {
  id: string;
  applicantOrg: string;
  dueAt: string | null;
  /** Kind of the open task that falls due first; null where nothing is open. */
  openTaskKind: string | null;
}

/** Applications as such; what a decision changes of them goes through `WorkflowRepository`. */
export class CaseRepository {
  constructor(private readonly tx: Tx) {}

  /** Null for a case that does not exist or is not visible. `id` must be a UUID. */
  find(id: string): Promise<CaseEntity | null> {
    return this.tx.findOneBy(CaseEntity, { id });
  }

  /** Those of the cases that the reader sees, in no order. */
  byIds(ids: readonly string[]): Promise<CaseEntity[]> {
    return this.tx.createQueryBuilder(CaseEntity, 'c').where('c.id = ANY(:ids)', { ids }).getMany();
  }

  /**
   * The next number of a case, and the name that its applicant is registered under. Numbers of rolled back cases are
   * lost.
   */
  async nextNumber(applicantOrg: string): Promise<{ number: number; holder: string | null }> {
    const [row] = await rowsOf<{ number: number; holder: string | null }>(
      this.tx,
      `SELECT nextval('case_number') AS number,
         (SELECT name_zh FROM organisation WHERE id = $1) AS holder`,
      [applicantOrg],
    );
    if (!row) throw new Error('A query without a table answers one row');
    return row;
  }

  /** The applicant's own case of a programme that is published and still listed. */
  async published(id: string, applicantOrg: string, programmeId: string): Promise<PublishedCase | undefined> {
    const row = await this.tx
      .createQueryBuilder(CaseEntity, 'c')
      .innerJoin('c.edition', 'e')
      .select(['c.id', 'c.revisionSha'])
      .where({ id, applicantOrg, outcome: 'published' })
      .andWhere('e.programmeId = :programmeId', { programmeId })
      .getOne();
    return row ? { id: row.id, revisionSha: row.revisionSha ?? '' } : undefined;
  }

  /** Running cases of an edition, by number; with `stages` only those that stand in one of them. */
  running(
    editionId: string,
    stages: readonly string[] | null,
  ): Promise<Pick<CaseEntity, 'number' | 'title' | 'state'>[]> {
    return this.tx.find(CaseEntity, {
      select: { id: true, number: true, title: true, state: true },
      where: { editionId, outcome: 'running', ...(stages ? { stage: In([...stages]) } : {}) },
      order: { number: 'ASC' },
    });
  }

  /** The same for a case that this organisation has brought. */
  ofApplicant(id: string, applicantOrg: string): Promise<CaseEntity | null> {
    return this.tx.findOneBy(CaseEntity, { id, applicantOrg });
  }

  /** By the number that the edition gave it. */
  async ofNumber(editionId: string, number: string): Promise<CaseOfNumber | null> {
    const [row] = await rowsOf<CaseOfNumber>(
      this.tx,
      `SELECT c.id, c.applicant_org, c.due_at,
         (
           SELECT t.kind FROM task t WHERE t.case_id = c.id AND t.done_at IS NULL ORDER BY t.due_at LIMIT 1
         ) AS open_task_kind
       FROM case_file c
       WHERE c.number = $1 AND c.edition_id = $2`,
      [number, editionId],
    );
    return row ?? null;
  }
}
