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
    addEvents(batch, [{ events, stamp, heads: await this.headsOf(events.map(({ subjectId }) => subjectId)) }]);
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

/** What one request adds to the chains, with where they stand. */
export interface StampedEvents {
  events: SubjectEvent[];
  stamp: LedgerStamp;
  heads: ChainHeads;
}

const RECORD = `AS r(subject_type text, subject_id uuid, seq int, type text, payload text, prev_hash text, hash text,
  actor_user uuid, actor_org text, actor_role text, at timestamptz, request_id uuid, definition_digest text)`;

/** Puts the events of requests that share no chain, and the new heads of these chains, into the batch. */
export function addEvents(batch: WriteBatch, requests: readonly StampedEvents[]): void {
  const rows = requests.flatMap(({ events, stamp, heads }) => events.map((event) => linkOf(event, stamp, heads)));
  if (rows.length === 0) return;
  const incoming = JSON.stringify(rows);
  batch.add(
    (bind) =>
      `INSERT INTO ledger_event
         (subject_type, subject_id, seq, type, payload, prev_hash, hash,
          actor_user, actor_org, actor_role, at, request_id, definition_digest)
       SELECT subject_type, subject_id, seq, type, payload, prev_hash, hash,
         actor_user, actor_org, actor_role, at, request_id, definition_digest
       FROM json_to_recordset(${bind(incoming)}) ${RECORD}`,
  );
  batch.add(
    (bind) =>
      `INSERT INTO ledger_head (subject_type, subject_id, seq, hash)
       SELECT subject_type, subject_id, seq, hash
       FROM json_to_recordset(${bind(headsAfter(rows))}) AS r(subject_type text, subject_id uuid, seq int, hash text)
       ON CONFLICT (subject_type, subject_id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash`,
  );
}

function linkOf({ subjectType, subjectId, type, changes }: SubjectEvent, stamp: LedgerStamp, heads: ChainHeads) {
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
    actor_user: stamp.actorUser,
    actor_org: stamp.actorOrg,
    actor_role: stamp.actorRole,
    at: stamp.at,
    request_id: stamp.requestId,
    definition_digest: stamp.definitionDigest,
  };
}

/** The ends of the chains; without the payloads, which are long. */
function headsAfter(rows: ReturnType<typeof linkOf>[]): string {
  return JSON.stringify(
    rows.map(({ subject_type, subject_id, seq, hash }) => ({ subject_type, subject_id, seq, hash })),
  );
}
