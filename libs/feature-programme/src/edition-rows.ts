import type { EditionAct, EditionVersionDto, EditionVersionState } from '@linxuan/contracts';
import { samePerson, signersOf, type ProgrammeDefinition } from '@linxuan/domain';
import type { FormDefinition } from '@linxuan/form-rules';
import type { Tx } from '@linxuan/persistence';
import { DomainError, type SessionActor } from '@linxuan/platform';

export interface VersionRow {
  edition_id: string;
  version: number;
  programme_id: string;
  authority_org: string;
  state: EditionVersionState;
  revision: number;
  yaml: string;
  form: string;
  taxonomy: Record<string, unknown>;
  definition: ProgrammeDefinition | null;
  compiled_form: FormDefinition | null;
  digest: string | null;
  based_on: string | null;
  authors: string[];
  proposed_by: string | null;
  proposed_at: Date | null;
  approver: string | null;
  approved_at: Date | null;
  document_number: string | null;
  reason: string | null;
  saved_at: Date;
  opened_at: Date | null;
}

/** Versions of an edition, oldest first; row-level security keeps drafts with their authority. Throws `subject.notFound` for none. */
export async function versionsOf(tx: Tx, editionId: string): Promise<VersionRow[]> {
  const rows: VersionRow[] = await tx.query(`SELECT * FROM edition_version WHERE edition_id = $1 ORDER BY version`, [
    editionId,
  ]);
  if (rows.length === 0) throw new DomainError('subject.notFound');
  return rows;
}

export async function versionOf(tx: Tx, editionId: string, version: number, lock = ''): Promise<VersionRow> {
  const [row]: VersionRow[] = await tx.query(
    `SELECT * FROM edition_version WHERE edition_id = $1 AND version = $2 ${lock}`,
    [editionId, version],
  );
  if (!row) throw new DomainError('subject.notFound');
  return row;
}

/** The version that a text is compared with: the one it was copied from. */
export async function baseOf(tx: Tx, row: Pick<VersionRow, 'based_on'>): Promise<VersionRow | null> {
  const [id, version] = (row.based_on ?? '').split('@');
  if (!id || !version) return null;
  const [base]: VersionRow[] = await tx.query(`SELECT * FROM edition_version WHERE edition_id = $1 AND version = $2`, [
    id,
    Number(version),
  ]);
  return base ?? null;
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export function toVersionDto(
  row: VersionRow,
  names: Map<string, string>,
  running: Map<number, number> | null,
): EditionVersionDto {
  const name = (id: string | null) => (id === null ? null : (names.get(id) ?? ''));
  return {
    version: row.version,
    state: row.state,
    revision: row.revision,
    digest: row.digest,
    basedOn: row.based_on,
    authors: row.authors.map((id) => names.get(id) ?? ''),
    proposedBy: name(row.proposed_by),
    proposedAt: iso(row.proposed_at),
    approver: name(row.approver),
    approvedAt: iso(row.approved_at),
    documentNumber: row.document_number,
    reason: row.reason,
    savedAt: row.saved_at.toISOString(),
    openedAt: iso(row.opened_at),
    running: running === null ? null : (running.get(row.version) ?? 0),
  };
}

/** Names of the people in the rows; only the authority reads who wrote and signed. */
export async function namesOf(tx: Tx, actor: SessionActor, rows: VersionRow[]): Promise<Map<string, string>> {
  const ids = rows
    .filter(({ authority_org }) => authority_org === actor.orgId)
    .flatMap(({ authors, proposed_by, approver }) => [...authors, proposed_by, approver]);
  const found: { id: string; display_name: string }[] = await tx.query(
    `SELECT id, display_name FROM app_user WHERE id = ANY($1)`,
    [ids.filter((id) => id !== null)],
  );
  return new Map(found.map(({ id, display_name }) => [id, display_name]));
}

const isOf = (actor: SessionActor, org: string) =>
  actor.orgId === org && (actor.role === 'authority-clerk' || actor.role === 'authority-lead');

/** Clerks of the authority write, its leads sign; who wrote does not sign. */
export function actsOf(actor: SessionActor, rows: VersionRow[], row: VersionRow): EditionAct[] {
  if (!isOf(actor, row.authority_org)) return [];
  const inWork = rows.some(({ state }) => state === 'draft' || state === 'proposed' || state === 'approved');
  const open = rows.some(({ state }) => state === 'open');
  if (actor.role === 'authority-clerk')
    return [
      ...(rows.some(({ state }) => state !== 'draft') ? ['copy' as const] : []),
      ...(open && !inWork ? ['new-version' as const] : []),
      ...(row.state === 'draft' ? ['save' as const, 'propose' as const, 'discard' as const] : []),
    ];
  return [
    ...(open ? ['close' as const, 'migrate' as const] : []),
    ...(row.state === 'proposed'
      ? [
          'send-back' as const,
          ...(samePerson(
            [...row.authors, row.proposed_by],
            signersOf({ userId: actor.scope.userId, deputy: actor.actingFor }),
          )
            ? []
            : ['approve' as const]),
        ]
      : []),
  ];
}

export function mustBeOf(actor: SessionActor, row: Pick<VersionRow, 'authority_org'>): void {
  if (!isOf(actor, row.authority_org)) throw new DomainError('subject.notFound');
}
