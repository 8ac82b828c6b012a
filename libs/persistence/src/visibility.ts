import type { SubjectType } from '@linxuan/domain';
import type { Tx } from './unit-of-work';

/** Row-level security decides what these find. */
const FIND: ReadonlyMap<string, string> = new Map<SubjectType, string>([
  ['case', `SELECT 1 FROM case_file WHERE id = $1`],
  ['dossier', `SELECT 1 FROM dossier WHERE id = $1`],
  ['opinion', `SELECT 1 FROM opinion WHERE id = $1`],
  ['seat', `SELECT id FROM seat WHERE id = $1`],
  ['objection', `SELECT 1 FROM objection WHERE id = $1`],
  ['obligation', `SELECT 1 FROM obligation WHERE id = $1`],
  ['deadline', `SELECT 1 FROM deadline WHERE id = $1`],
]);

/**
 * Whether the person of the transaction sees the subject. What is no kind of subject, nobody sees. `id` must be a UUID.
 */
export async function isVisible(tx: Tx, subjectType: string, id: string): Promise<boolean> {
  const sql = FIND.get(subjectType);
  if (!sql) return false;
  const rows: unknown[] = await tx.query(sql, [id]);
  return rows.length > 0;
}
