import { canonicalJson, chainHash, GENESIS_HASH, type SubjectEvent } from '@linxuan/domain';
import type { Tx } from './unit-of-work';

export interface LedgerStamp {
  actorUser: string;
  actorOrg: string;
  actorRole: string;
  at: string;
  requestId: string;
  definitionDigest: string;
}

/** Appends to the chains of subjects. The subject's row is locked by the caller, so a chain has one writer at a time. */
export class LedgerRepository {
  constructor(private readonly tx: Tx) {}

  async append(events: SubjectEvent[], stamp: LedgerStamp): Promise<void> {
    if (events.length === 0) return;
    const heads: { subject_id: string; seq: number; hash: string }[] = await this.tx.query(
      `SELECT subject_id, seq, hash FROM ledger_head WHERE subject_id = ANY($1)`,
      [events.map(({ subjectId }) => subjectId)],
    );
    const headOf = new Map(heads.map((head) => [head.subject_id, head]));
    const rows = events.map(({ subjectType, subjectId, type, changes }) => {
      const head = headOf.get(subjectId);
      const seq = (head?.seq ?? 0) + 1;
      const prevHash = head?.hash ?? GENESIS_HASH;
      const payload = canonicalJson({ subjectType, subjectId, seq, type, changes, ...stamp });
      return { subject_type: subjectType, subject_id: subjectId, seq, type, payload, prev_hash: prevHash, hash: chainHash(prevHash, payload) };
    });
    await this.tx.query(
      `WITH incoming AS (SELECT * FROM json_to_recordset($1) AS r(subject_type text, subject_id uuid, seq int, type text, payload text, prev_hash text, hash text)),
       written AS (
         INSERT INTO ledger_event (subject_type, subject_id, seq, type, payload, prev_hash, hash, actor_user, actor_org, actor_role, at, request_id, definition_digest)
         SELECT subject_type, subject_id, seq, type, payload, prev_hash, hash, $2, $3, $4, $5, $6, $7 FROM incoming)
       INSERT INTO ledger_head (subject_type, subject_id, seq, hash) SELECT subject_type, subject_id, seq, hash FROM incoming
       ON CONFLICT (subject_type, subject_id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash`,
      [JSON.stringify(rows), stamp.actorUser, stamp.actorOrg, stamp.actorRole, stamp.at, stamp.requestId, stamp.definitionDigest],
    );
  }
}
