import type { Command, RowChange, WorkingSet } from '@linxuan/domain';
import { canonicalPatentNumber, changedPointers, compactIdentifier, type JsonObject } from '@linxuan/form-rules';
import { SnapshotRepository, type Tx } from '@linxuan/persistence';

interface SubmittedContent {
  holder?: { name?: string; uscc?: string };
  technology?: { name?: string };
  patents?: { number?: string }[];
  attachments?: { sha256?: string }[];
}

/** Keeps the revision a submission made, and the fingerprints by which duplicates across holders and routes are found. */
export async function writeRevision(tx: Tx, changes: RowChange[], command: Command, before: WorkingSet): Promise<void> {
  const change = changes.find(
    (one) => one.table === 'case' && one.op === 'update' && one.set.revisionSha !== undefined,
  );
  if (change?.table !== 'case' || change.op !== 'update') return;
  const { revision, revisionSha } = change.set;
  const snapshots = new SnapshotRepository(tx);
  const content = (await snapshots.get<JsonObject>(revisionSha ?? '')) ?? {};
  const previousSha = before.case.get(change.id)?.revisionSha;
  const previous = previousSha ? await snapshots.get<JsonObject>(previousSha) : undefined;
  await tx.query(
    `INSERT INTO case_revision (case_id, revision, sha, changed, submitted_by, submitted_at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      change.id,
      revision,
      revisionSha,
      previous ? changedPointers(previous, content) : [],
      command.actor.userId,
      command.acceptedAt,
    ],
  );
  const prints = fingerprintsOf(content as unknown as SubmittedContent).map((print) => ({
    case_id: change.id,
    ...print,
  }));
  await tx.query(`DELETE FROM fingerprint WHERE case_id = $1`, [change.id]);
  await tx.query(
    `INSERT INTO fingerprint (case_id, kind, value) SELECT case_id, kind, value FROM json_populate_recordset(NULL::fingerprint, $1) ON CONFLICT DO NOTHING`,
    [JSON.stringify(prints)],
  );
}

export function fingerprintsOf(content: SubmittedContent): { kind: string; value: string }[] {
  const prints = (content.patents ?? []).map(({ number }) => ({
    kind: 'patent',
    value: canonicalPatentNumber(number ?? '').replace('.', ''),
  }));
  if (content.holder?.uscc && content.technology?.name)
    prints.push({
      kind: 'holder-and-name',
      value: `${compactIdentifier(content.holder.uscc)}/${content.technology.name}`,
    });
  for (const { sha256 } of content.attachments ?? []) prints.push({ kind: 'file', value: sha256 ?? '' });
  return prints.filter(({ value }) => value !== '');
}
