import { prepared } from './prepared';
import type { Tx } from './unit-of-work';

export interface ExtendedNomination {
  until: string;
  /** Of the recorded order; null where the lead extended the date itself. */
  documentNumber: string | null;
}

/**
 * The latest day that one of these organisations was given for its nomination: by a recorded order for all or for
 * itself, or by the lead on the date itself. Null: the edition's own date counts.
 */
export async function extendedNomination(
  tx: Tx,
  editionId: string,
  orgs: readonly string[],
): Promise<ExtendedNomination | null> {
  const [found] = await prepared<{ until: Date; document_number: string | null }>(
    tx,
    `SELECT until, document_number
     FROM (
       SELECT (payload->>'until')::timestamptz AS until, document_number
       FROM recorded_order
       WHERE edition_id = $1 AND kind = 'extend-nomination' AND (org_id IS NULL OR org_id = ANY($2))
       UNION ALL
       SELECT due_at, NULL
       FROM deadline
       WHERE edition_id = $1 AND kind = 'nomination' AND org_id = ANY($2) AND extensions > 0) given
     ORDER BY until DESC, document_number NULLS LAST
     LIMIT 1`,
    [editionId, orgs],
  );
  return found ? { until: found.until.toISOString(), documentNumber: found.document_number } : null;
}
