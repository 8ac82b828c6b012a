import { kindOfMime, type AttachmentDto } from '@linxuan/contracts';
import type { FieldVersions, JsonObject } from '@linxuan/form-rules';
import { organisationPath, type Tx } from '@linxuan/persistence';
import { DomainError } from '@linxuan/platform';
import { prefill, type ApplicantRecord } from './prefill';

/** Version → who wrote it, and when. Versions that no field rests on any more are dropped. */
export type Writers = Record<string, { user: string; name: string; at: string }>;

export interface StoredDraft {
  content: JsonObject;
  fieldVersions: Record<string, number>;
  version: number;
  writers: Writers;
  updatedAt: Date;
  updatedBy: string;
}

/** Reads the draft; with `lock` nobody else writes it until the transaction ends. */
export async function readDraft(tx: Tx, caseId: string, lock: boolean): Promise<StoredDraft> {
  const [row] = await tx.query(
    `SELECT content, field_versions AS "fieldVersions", version, writers, updated_at AS "updatedAt", updated_by AS "updatedBy", org_id AS "orgId" FROM draft WHERE case_id = $1 ${lock ? 'FOR UPDATE' : ''}`,
    [caseId],
  );
  if (!row) throw new DomainError('subject.notFound');
  if (row.version > 0) return row;
  return {
    ...row,
    content: prefill(row.content, await applicantRecord(tx, row.orgId), await lastHolder(tx, caseId, row.orgId)),
  };
}

export async function writeDraft(
  tx: Tx,
  caseId: string,
  draft: { content: JsonObject; fieldVersions: FieldVersions; version: number; writers: Writers },
  by: string,
  at: string,
): Promise<void> {
  await tx.query(
    `UPDATE draft SET content = $2, field_versions = $3, version = $4, writers = $5, updated_by = $6, updated_at = $7 WHERE case_id = $1`,
    [caseId, JSON.stringify(draft.content), draft.fieldVersions, draft.version, draft.writers, by, at],
  );
}

export async function attachmentsOf(tx: Tx, caseId: string): Promise<AttachmentDto[]> {
  const rows: { id: string; slot: string; name: string; size: string; mime: string; sha: string; uploadedAt: Date }[] =
    await tx.query(
      `SELECT id, slot, name, size, mime, sha, uploaded_at AS "uploadedAt" FROM attachment WHERE case_id = $1 AND removed_at IS NULL ORDER BY uploaded_at, id`,
      [caseId],
    );
  return rows.flatMap(({ sha, size, uploadedAt, ...row }) => {
    const kind = kindOfMime(row.mime);
    return kind ? [{ ...row, kind, size: Number(size), sha256: sha, uploadedAt: uploadedAt.toISOString() }] : [];
  });
}

/** The form's own fields, without the marks that stand beside them. */
export function fieldsOf(content: JsonObject): JsonObject {
  const { marks: _marks, ...fields } = content;
  return fields;
}

async function applicantRecord(tx: Tx, orgId: string): Promise<ApplicantRecord> {
  const rows = await organisationPath(tx, orgId);
  const self = rows.at(-1);
  return {
    name: self?.name_zh ?? '',
    uscc: self?.uscc ?? null,
    regionCode: self?.region_code ?? null,
    affiliation: self?.affiliation ?? null,
    detail: self?.detail ?? {},
    path: rows.map(({ id, kind }) => ({ id, kind })),
  };
}

async function lastHolder(tx: Tx, caseId: string, orgId: string): Promise<JsonObject | undefined> {
  const [row] = await tx.query(
    `SELECT content->'holder' AS holder FROM draft WHERE org_id = $1 AND case_id <> $2 AND version > 0 AND content ? 'holder' ORDER BY updated_at DESC LIMIT 1`,
    [orgId, caseId],
  );
  return row?.holder ?? undefined;
}
