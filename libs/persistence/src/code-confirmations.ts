import { outcomeOf } from './outcomes';
import { rawPage } from './repositories/usual-page';
import type { Tx } from './unit-of-work';

export interface CodeConfirmationRow {
  /** How many rows the filter leaves, over all pages. */
  total: number;
  id: string;
  code: string;
  orgId: string;
  orgZh: string;
  orgEn: string;
  fileName: string;
  fileMime: string;
  /** Bytes. */
  fileSize: string;
  sha: string;
  requestedBy: string;
  requester: string | null;
  requestedAt: Date;
  state: 'requested' | 'confirmed' | 'refused' | 'withdrawn';
  decider: string | null;
  decidedAt: Date | null;
  reason: string | null;
  withdrawer: string | null;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
}

/**
 * Unified social credit codes that are right although their check digit fails, as operators confirmed by the licence.
 */
export async function confirmedCodes(tx: Tx): Promise<string[]> {
  const rows: { code: string }[] = await tx.query(`SELECT c AS code FROM confirmed_codes() c`);
  return rows.map(({ code }) => code);
}

/** Requests that the reader may see, the newest first; those of a state, of a code or of an id where that is given. */
export function codeConfirmations(
  tx: Tx,
  filter: { state?: string | undefined; code?: string | undefined; id?: string | undefined },
  { page, perPage }: { page: number; perPage: number },
): Promise<CodeConfirmationRow[]> {
  const values: unknown[] = [];
  const value = (given: unknown) => `$${values.push(given)}`;
  const conditions = [
    'true',
    ...(filter.state ? [`c.state = ${value(filter.state)}`] : []),
    ...(filter.code ? [`c.code = ${value(filter.code)}`] : []),
    ...(filter.id ? [`c.id = ${value(filter.id)}`] : []),
  ];
  return rawPage(
    tx,
    { ...filter, page, perPage },
    `SELECT count(*) OVER ()::int AS total, c.id, c.code, c.org_id AS "orgId",
       o.name_zh AS "orgZh", o.name_en AS "orgEn",
       c.file_name AS "fileName", c.file_mime AS "fileMime", c.file_size AS "fileSize", c.sha,
       c.requested_by AS "requestedBy", r.display_name AS requester, c.requested_at AS "requestedAt",
       c.state, d.display_name AS decider, c.decided_at AS "decidedAt", c.reason,
       w.display_name AS withdrawer, c.withdrawn_at AS "withdrawnAt", c.withdrawn_reason AS "withdrawnReason"
     FROM code_confirmation c
     JOIN organisation o ON o.id = c.org_id
     LEFT JOIN app_user r ON r.id = c.requested_by
     LEFT JOIN app_user d ON d.id = c.decided_by
     LEFT JOIN app_user w ON w.id = c.withdrawn_by
     WHERE ${conditions.join(' AND ')}
     ORDER BY c.requested_at DESC, c.id
     LIMIT ${perPage} OFFSET ${(page - 1) * perPage}`,
    values,
  );
}

export interface NewCodeConfirmation {
  id: string;
  code: string;
  orgId: string;
  file: { name: string; mime: string; size: number; sha: string };
  requestedBy: string;
  requestedAt: string;
}

/** Stores a request; false where the organisation has an open one for this code. */
export async function insertCodeConfirmation(tx: Tx, row: NewCodeConfirmation): Promise<boolean> {
  const { name, mime, size, sha } = row.file;
  const written: unknown[] = await tx.query(
    `INSERT INTO code_confirmation (id, code, org_id, file_name, file_mime, file_size, sha, requested_by, requested_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT DO NOTHING
     RETURNING id`,
    [row.id, row.code, row.orgId, name, mime, size, sha, row.requestedBy, row.requestedAt],
  );
  return written.length > 0;
}

/** Requests of an organisation that wait, counted one transaction after another. */
export async function openCodeConfirmations(tx: Tx, orgId: string): Promise<number> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('code-confirmation/' || $1, 0))`, [orgId]);
  const [row] = await tx.query(
    `SELECT count(*)::int AS count FROM code_confirmation WHERE org_id = $1 AND state = 'requested'`,
    [orgId],
  );
  return row.count;
}

/** `done`, or the code of the refusal; the database compares the persons. */
export async function decideCode(
  tx: Tx,
  id: string,
  verdict: 'confirmed' | 'refused' | 'withdrawn',
  reason: string,
  at: string,
) {
  const [row] = await tx.query(`SELECT decide_code($1, $2, $3, $4) AS outcome`, [id, verdict, reason, at]);
  return outcomeOf(row.outcome, ['subject.notFound', 'code.settled', 'code.samePerson']);
}
