import type { RevisionContent, RevisionFile } from '@linxuan/contracts';
import { visibleContent } from '@linxuan/domain';
import { SnapshotRepository, type WorkspaceCaseRow, type Tx } from '@linxuan/persistence';

/** Content of the revision in force with its files; null where it is not open to the person. */
export async function revisionContent(
  tx: Tx,
  row: WorkspaceCaseRow,
  hidden: readonly string[] = [],
): Promise<RevisionContent | null> {
  const stored =
    row.revisionSha === null
      ? undefined
      : await new SnapshotRepository(tx).get<Record<string, unknown>>(row.revisionSha);
  if (!stored) return null;
  const { attachments, marks: _marks, ...content } = visibleContent(stored, hidden);
  return { editionId: row.editionId, revision: row.revision, content, files: filesOf(attachments) };
}

export function filesOf(attachments: unknown): RevisionFile[] {
  return ((attachments ?? []) as RevisionFile[]).map(({ id, slot, name, size }) => ({ id, slot, name, size }));
}

export async function textsOf(tx: Tx, shas: readonly (string | null)[]): Promise<Map<string, string>> {
  const found = await new SnapshotRepository(tx).getAll([...new Set(shas.filter((sha) => sha !== null))]);
  return new Map([...found].map(([sha, value]) => [sha, typeof value === 'string' ? value : '']));
}
