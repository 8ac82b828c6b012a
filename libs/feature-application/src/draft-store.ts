import { kindOfMime, type AttachmentDto } from '@linxuan/contracts';
import type { FieldVersions, FormDefinition, JsonObject } from '@linxuan/form-rules';
import { AttachmentRepository, DraftRepository, organisationPath, type Tx } from '@linxuan/persistence';
import { DomainError } from '@linxuan/platform';
import { prefill, type ApplicantRecord } from './prefill';

/** Version → who wrote it, and when. Versions that no field rests on any more are dropped. */
export type Writers = Record<string, { user: string; name: string; at: string }>;

export interface StoredDraft {
  content: JsonObject;
  fieldVersions: Record<string, number>;
  version: number;
  writers: Writers;
  updatedAt: string;
  updatedBy: string;
}

/** Reads the draft of a form; with `lock` nobody else writes it until the transaction ends. */
export async function readDraft(tx: Tx, caseId: string, form: FormDefinition, lock: boolean): Promise<StoredDraft> {
  const drafts = new DraftRepository<JsonObject, Writers>(tx);
  const row = await drafts.find(caseId, lock);
  if (!row) throw new DomainError('subject.notFound');
  if (row.version > 0) return row;
  const [applicant, lastHolder] = [await applicantRecord(tx, row.orgId), await drafts.lastHolder(caseId, row.orgId)];
  return { ...row, content: prefill(row.content, applicant, lastHolder, form.schema) };
}

export async function writeDraft(
  tx: Tx,
  caseId: string,
  draft: { content: JsonObject; fieldVersions: FieldVersions; version: number; writers: Writers },
  by: string,
  at: string,
): Promise<void> {
  const { content, fieldVersions, version, writers } = draft;
  const change = { content, fieldVersions: { ...fieldVersions }, version, writers, updatedBy: by, updatedAt: at };
  await new DraftRepository<JsonObject, Writers>(tx).write(caseId, change);
}

export async function attachmentsOf(tx: Tx, caseId: string): Promise<AttachmentDto[]> {
  const rows = await new AttachmentRepository(tx).presentOf(caseId);
  return rows.flatMap(({ id, slot, name, mime, sha, size, uploadedAt }) => {
    const kind = kindOfMime(mime);
    return kind ? [{ id, slot, name, mime, kind, size, sha256: sha, uploadedAt }] : [];
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
    name: self?.name ?? '',
    uscc: self?.uscc ?? null,
    regionCode: self?.regionCode ?? null,
    affiliation: self?.affiliation ?? null,
    detail: self?.detail ?? {},
    path: rows.map(({ id, kind }) => ({ id, kind })),
  };
}
