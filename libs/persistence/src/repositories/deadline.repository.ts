import type { DeadlineRow } from '@linxuan/domain';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A date with the names of the organisation that has to act; null where the reader does not see it. */
export type OwedDate = DeadlineRow & { nameZh: string | null; nameEn: string | null };

/** Dates that are owed. They are written by decisions; here they are read. */
export class DeadlineRepository {
  constructor(private readonly tx: Tx) {}

  /**
   * The dates of a case and of the dossiers it lies in, open ones first, then by settling and due date; at most 500.
   */
  ofCase(caseId: string): Promise<OwedDate[]> {
    return rowsOf(
      this.tx,
      `SELECT d.*, o.name_zh, o.name_en
       FROM deadline d
       LEFT JOIN organisation o ON o.id = d.org_id
       WHERE d.case_id = $1 OR d.dossier_id IN (SELECT dossier_id FROM dossier_item WHERE case_id = $1)
       ORDER BY d.settled_at NULLS FIRST, d.due_at, d.id
       LIMIT 500`,
      [caseId],
    );
  }

  /**
   * Running dates after an instant that were counted in working days, so that a calendar may move them, by id. No
   * notices.
   */
  countedInWorkingDays(after: string): Promise<Pick<DeadlineRow, 'id' | 'dueAt'>[]> {
    return rowsOf(
      this.tx,
      `SELECT id, due_at
       FROM deadline
       WHERE state = 'running' AND rule->>'kind' = 'working-days' AND kind <> 'notice' AND due_at > $1
       ORDER BY id`,
      [after],
    );
  }
}
