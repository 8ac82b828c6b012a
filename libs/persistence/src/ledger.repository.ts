import { canonicalJson, chainHash, GENESIS_HASH, type SubjectEvent } from '@linxuan/domain';
import type { Tx } from './unit-of-work';
import { WriteBatch } from './write-batch';

export interface LedgerStamp {
  actorUser: string;
  actorOrg: string;
  actorRole: string;
  at: string;
  requestId: string;
  definitionDigest: string;
}

/** The last event of a chain, by the subject's id; a subject without events has none. */
export type ChainHeads = Map<string, { seq: number; hash: string }>;

/**
 * Appends to the chains of subjects. The subject's row is locked by the caller, so a chain has one writer at a time.
 */
export class LedgerRepository {
  constructor(private readonly tx: Tx) {}

  async append(events: SubjectEvent[], stamp: LedgerStamp): Promise<void> {
    if (events.length === 0) return;
    const batch = new WriteBatch();
    addEvents(batch, events, stamp, await this.headsOf(events.map(({ subjectId }) => subjectId)));
    await batch.run(this.tx);
  }

  async headsOf(subjectIds: string[]): Promise<ChainHeads> {
    const heads: { subject_id: string; seq: number; hash: string }[] = await this.tx.query(
      `SELECT subject_id, seq, hash FROM ledger_head WHERE subject_id = ANY($1)`,
      [subjectIds],
    );
    return new Map(heads.map(({ subject_id, seq, hash }) => [subject_id, { seq, hash }]));
  }
}

/** Puts the events and the new heads of their chains into the batch. */
export function addEvents(batch: WriteBatch, events: SubjectEvent[], stamp: LedgerStamp, heads: ChainHeads): void {
  if (events.length === 0) return;
  const rows = events.map(({ subjectType, subjectId, type, changes }) => {
    const head = heads.get(subjectId);
    const seq = (head?.seq ?? 0) + 1;
    const prevHash = head?.hash ?? GENESIS_HASH;
    const payload = canonicalJson({ subjectType, subjectId, seq, type, changes, ...stamp });
    return {
      subject_type: subjectType,
      subject_id: subjectId,
      seq,
      type,
      payload,
      prev_hash: prevHash,
      hash: chainHash(prevHash, payload),
    };
  });
  const incoming = JSON.stringify(rows);
  const record =
    'AS r(subject_type text, subject_id uuid, seq int, type text, payload text, prev_hash text, hash text)';
  batch.add(
    (bind) =>
      `INSERT INTO ledger_event
         (subject_type, subject_id, seq, type, payload, prev_hash, hash,
          actor_user, actor_org, actor_role, at, request_id, definition_digest)
       SELECT subject_type, subject_id, seq, type, payload, prev_hash, hash,
         ${bind(stamp.actorUser)}::uuid, ${bind(stamp.actorOrg)}, ${bind(stamp.actorRole)},
         ${bind(stamp.at)}::timestamptz, ${bind(stamp.requestId)}::uuid, ${bind(stamp.definitionDigest)}
       FROM json_to_recordset(${bind(incoming)}) ${record}`,
  );
  batch.add(
    (bind) =>
      `INSERT INTO ledger_head (subject_type, subject_id, seq, hash)
       SELECT subject_type, subject_id, seq, hash
       FROM json_to_recordset(${bind(incoming)}) ${record}
       ON CONFLICT (subject_type, subject_id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash`,
  );
}
