import type { DeskContent, DeskFile } from '@linxuan/contracts';
import { visibleContent } from '@linxuan/domain';
import { SnapshotRepository, type Tx } from '@linxuan/persistence';
import type { DeskCaseRow } from './desk-case';

/** Content of the revision in force with its files; null where it is not open to the person. */
export async function deskContent(
  tx: Tx,
  row: DeskCaseRow,
  hidden: readonly string[] = [],
): Promise<DeskContent | null> {
  const stored =
    row.revision_sha === null
      ? undefined
      : await new SnapshotRepository(tx).get<Record<string, unknown>>(row.revision_sha);
  if (!stored) return null;
  const { attachments, marks: _marks, ...content } = visibleContent(stored, hidden);
  return { editionId: row.edition_id, revision: row.revision, content, files: filesOf(attachments) };
}

export function filesOf(attachments: unknown): DeskFile[] {
  return ((attachments ?? []) as DeskFile[]).map(({ id, slot, name, size }) => ({ id, slot, name, size }));
}

/** Names of people by id. */
export async function peopleNames(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows: { id: string; display_name: string }[] = await tx.query(
    `SELECT id, display_name FROM app_user WHERE id = ANY($1)`,
    [wanted],
  );
  return new Map(rows.map(({ id, display_name }) => [id, display_name]));
}

export async function organisationNames(
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<Map<string, { zh: string; en: string }>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows: { id: string; name_zh: string; name_en: string }[] = await tx.query(
    `SELECT id, name_zh, name_en FROM organisation WHERE id = ANY($1)`,
    [wanted],
  );
  return new Map(rows.map(({ id, name_zh, name_en }) => [id, { zh: name_zh, en: name_en }]));
}

export async function textsOf(tx: Tx, shas: readonly (string | null)[]): Promise<Map<string, string>> {
  const found = await new SnapshotRepository(tx).getAll([...new Set(shas.filter((sha) => sha !== null))]);
  return new Map([...found].map(([sha, value]) => [sha, typeof value === 'string' ? value : '']));
}

/** Unsent work of a desk on a subject; version 0 where there is none yet. */
export async function worksheetOf(
  tx: Tx,
  subjectId: string,
  stage: string,
  orgId: string,
): Promise<{ content: Record<string, unknown>; version: number }> {
  const [row] = await tx.query(
    `SELECT content, version FROM worksheet WHERE subject_id = $1 AND stage = $2 AND org_id = $3 ORDER BY user_id NULLS LAST LIMIT 1`,
    [subjectId, stage, orgId],
  );
  return row ? { content: row.content, version: row.version } : { content: {}, version: 0 };
}
