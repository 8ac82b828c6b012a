import type { CallSource } from '@linxuan/domain';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A version that is not in force yet. */
export interface EditionInWork {
  editionId: string;
  version: number;
  programmeId: string;
  state: 'draft' | 'proposed' | 'approved';
}

/** What can be applied to, and what follows it. SQL, so that of the definitions only the few parts are read. */
export class CallRepository {
  constructor(private readonly tx: Tx) {}

  /** What tells until when each edition that is or was open takes applications. */
  sources(): Promise<CallSource[]> {
    return rowsOf(
      this.tx,
      `SELECT e.id, e.programme_id, e.state, e.authority_org,
         e.definition->>'edition' AS edition, e.definition->'title' AS title, e.definition->'call' AS call,
         (
           SELECT s->'closes'
           FROM jsonb_array_elements(e.definition->'stages') s
           WHERE s->>'kind' = 'application'
           LIMIT 1
         ) AS closes,
         (
           SELECT max((o.payload->>'until')::timestamptz)
           FROM recorded_order o
           WHERE o.edition_id = e.id AND o.kind = 'extend-nomination' AND o.org_id IS NULL
         ) AS extended_to
       FROM edition e
       WHERE e.state IN ('open', 'closed')
       ORDER BY e.opened_at DESC NULLS LAST, e.id`,
    );
  }

  /** Versions on their way into force that the session sees, the newest text first. */
  inWork(): Promise<EditionInWork[]> {
    return rowsOf(
      this.tx,
      `SELECT edition_id, version, programme_id, state
       FROM edition_version
       WHERE state IN ('draft', 'proposed', 'approved')
       ORDER BY saved_at DESC, edition_id`,
    );
  }
}
