import { boundText, type Command, type ProgrammeDefinition, type RowChange, type WorkingSet } from '@linxuan/domain';
import { canonicalPatentNumber, changedPointers, compactIdentifier, type JsonObject } from '@linxuan/form-rules';
import { CaseRevisionRepository, SnapshotRepository, type Fingerprint, type Tx } from '@linxuan/persistence';

interface SubmittedContent {
  holder?: { name?: string; uscc?: string };
  patents?: { number?: string }[];
  attachments?: { sha256?: string }[];
}

/**
 * Keeps the revision a submission made, and the fingerprints by which duplicates across holders and routes are found.
 */
export async function writeRevision(
  tx: Tx,
  changes: RowChange[],
  command: Command,
  before: WorkingSet,
  definition: Pick<ProgrammeDefinition, 'bindings'>,
): Promise<void> {
  const change = changes.find(
    (one) => one.table === 'case' && one.op === 'update' && one.set.revisionSha !== undefined,
  );
  if (change?.table !== 'case' || change.op !== 'update') return;
  const { revision, revisionSha } = change.set;
  if (revision === undefined || !revisionSha) throw new Error(`Case ${change.id} was submitted without a revision`);
  const snapshots = new SnapshotRepository(tx);
  const content = (await snapshots.get<JsonObject>(revisionSha)) ?? {};
  const previousSha = before.case.get(change.id)?.revisionSha;
  const previous = previousSha ? await snapshots.get<JsonObject>(previousSha) : undefined;
  const revisions = new CaseRevisionRepository(tx);
  await revisions.add({
    caseId: change.id,
    revision,
    sha: revisionSha,
    changed: previous ? changedPointers(previous, content) : [],
    submittedBy: command.actor.userId,
    submittedAt: command.acceptedAt,
  });
  await revisions.replaceFingerprints(
    change.id,
    fingerprintsOf(content as unknown as SubmittedContent, boundText(definition, 'title', content)),
  );
}

export function fingerprintsOf(content: SubmittedContent, title: string | undefined): Fingerprint[] {
  const prints = (content.patents ?? []).map(({ number }) => ({
    kind: 'patent',
    value: canonicalPatentNumber(number ?? '').replace('.', ''),
  }));
  if (content.holder?.uscc && title)
    prints.push({
      kind: 'holder-and-name',
      value: `${compactIdentifier(content.holder.uscc)}/${title}`,
    });
  for (const { sha256 } of content.attachments ?? []) prints.push({ kind: 'file', value: sha256 ?? '' });
  return prints.filter(({ value }) => value !== '');
}
