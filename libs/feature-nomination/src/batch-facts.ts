import type { LetterContent, PersonDto, ScanDto } from '@linxuan/contracts';
import type { DossierRow, Role } from '@linxuan/domain';
import { SnapshotRepository, type Tx } from '@linxuan/persistence';

/** People of an organisation in the given roles, by name. */
export async function peopleOf(tx: Tx, org: string, roles: Role[]): Promise<PersonDto[]> {
  const rows: { user_id: string; display_name: string; role: string }[] = await tx.query(
    `SELECT m.user_id, u.display_name, m.role FROM membership m JOIN app_user u ON u.id = m.user_id
     WHERE m.org_id = $1 AND m.role = ANY($2) AND m.ended_at IS NULL AND u.disabled_at IS NULL ORDER BY m.role, u.display_name`,
    [org, roles],
  );
  return rows.map(({ user_id, display_name, role }) => ({ userId: user_id, name: display_name, role }));
}

/** Who may release the batch: a lead of the nominator, or a second clerk of a group. */
export const releaseRoles = (by: 'nominator' | 'group'): Role[] =>
  by === 'group' ? ['group-clerk'] : ['nominator-lead'];
export const prepareRoles = (by: 'nominator' | 'group'): Role[] =>
  by === 'group' ? ['group-clerk'] : ['nominator-clerk', 'nominator-lead'];

/**
 * The letter: what was prepared, or else what the desk has written so far. The desk's newest worksheet counts, so that
 * the person who releases sees what the person who prepares has typed.
 */
export async function letterOf(tx: Tx, dossier: DossierRow): Promise<LetterContent | null> {
  if (dossier.contentSha) return (await new SnapshotRepository(tx).get<LetterContent>(dossier.contentSha)) ?? null;
  const [sheet] = await tx.query(
    `SELECT content FROM worksheet WHERE subject_type = 'dossier' AND subject_id = $1 AND stage = $2 ORDER BY updated_at DESC LIMIT 1`,
    [dossier.id, dossier.stage],
  );
  return (sheet?.content as LetterContent | undefined) ?? null;
}

export async function scanOf(tx: Tx, dossierId: string, id: string | undefined): Promise<ScanDto | null> {
  const [row] = await tx.query(
    `SELECT * FROM dossier_scan WHERE dossier_id = $1 AND ($2::uuid IS NULL OR id = $2) ORDER BY uploaded_at DESC LIMIT 1`,
    [dossierId, id ?? null],
  );
  return row
    ? {
        id: row.id,
        name: row.name,
        size: Number(row.size),
        mime: row.mime,
        sha256: row.sha,
        uploadedAt: new Date(row.uploaded_at).toISOString(),
      }
    : null;
}

/** Display names by user id. */
export async function userNames(tx: Tx, ids: (string | null)[]): Promise<Map<string, string>> {
  const rows: { id: string; display_name: string }[] = await tx.query(
    `SELECT id, display_name FROM app_user WHERE id = ANY($1)`,
    [[...new Set(ids.filter(Boolean))]],
  );
  return new Map(rows.map(({ id, display_name }) => [id, display_name]));
}
