import type { EditionAct, EditionVersionDto, TaxonomyEntryDto } from '@linxuan/contracts';
import { samePerson, signersOf, type ProgrammeDefinition } from '@linxuan/domain';
import { EditionVersionRepository, UserRepository, type EditionVersionEntity, type Tx } from '@linxuan/persistence';
import { DomainError, type SessionActor } from '@linxuan/platform';

/** Versions of an edition, oldest first. Throws `subject.notFound` where the session sees none. */
export async function versionsOf(tx: Tx, editionId: string): Promise<EditionVersionEntity[]> {
  const rows = await new EditionVersionRepository(tx).ofEdition(editionId);
  if (rows.length === 0) throw new DomainError('subject.notFound');
  return rows;
}

/** Throws `subject.notFound` where the session does not see it; with `lock` held until the transaction ends. */
export async function versionOf(
  tx: Tx,
  editionId: string,
  version: number,
  { lock = false } = {},
): Promise<EditionVersionEntity> {
  const row = await new EditionVersionRepository(tx).find(editionId, version, { lock });
  if (!row) throw new DomainError('subject.notFound');
  return row;
}

/** The version that a text is compared with: the one it was copied from. */
export async function baseOf(tx: Tx, row: Pick<EditionVersionEntity, 'basedOn'>): Promise<EditionVersionEntity | null> {
  const [id, version] = (row.basedOn ?? '').split('@');
  return id && version ? new EditionVersionRepository(tx).find(id, Number(version)) : null;
}

export function toVersionDto(
  row: EditionVersionEntity,
  names: Map<string, string>,
  running: Map<number, number> | null,
): EditionVersionDto {
  const name = (id: string | null) => (id === null ? null : (names.get(id) ?? ''));
  return {
    version: row.version,
    state: row.state,
    revision: row.revision,
    digest: row.digest,
    basedOn: row.basedOn,
    authors: row.authors.map((id) => names.get(id) ?? ''),
    proposedBy: name(row.proposedBy),
    proposedAt: row.proposedAt,
    approver: name(row.approver),
    approvedAt: row.approvedAt,
    documentNumber: row.documentNumber,
    reason: row.reason,
    savedAt: row.savedAt,
    openedAt: row.openedAt,
    running: running === null ? null : (running.get(row.version) ?? 0),
  };
}

/** Names of the people in the rows; only the authority reads who wrote and signed. */
export async function namesOf(tx: Tx, actor: SessionActor, rows: EditionVersionEntity[]): Promise<Map<string, string>> {
  const ids = rows
    .filter(({ authorityOrg }) => authorityOrg === actor.orgId)
    .flatMap(({ authors, proposedBy, approver }) => [...authors, proposedBy, approver]);
  return new UserRepository(tx).namesOf(ids);
}

const isOf = (actor: SessionActor, org: string) =>
  actor.orgId === org && (actor.role === 'authority-clerk' || actor.role === 'authority-lead');

/** Clerks of the authority write, its leads sign; who wrote does not sign. */
export function actsOf(actor: SessionActor, rows: EditionVersionEntity[], row: EditionVersionEntity): EditionAct[] {
  if (!isOf(actor, row.authorityOrg)) return [];
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
            [...row.authors, row.proposedBy],
            signersOf({ userId: actor.scope.userId, deputy: actor.actingFor }),
          )
            ? []
            : ['approve' as const]),
        ]
      : []),
  ];
}

export function mustBeOf(actor: SessionActor, row: Pick<EditionVersionEntity, 'authorityOrg'>): void {
  if (!isOf(actor, row.authorityOrg)) throw new DomainError('subject.notFound');
}

/** The taxonomy of a version, as its form offers it. */
export function entriesOf(
  { taxonomy }: Pick<EditionVersionEntity, 'taxonomy'>,
  definition: ProgrammeDefinition | null,
): TaxonomyEntryDto[] {
  const { entries = [] } = taxonomy as { entries?: Omit<TaxonomyEntryDto, 'open'>[] };
  const open = new Set(definition?.taxonomy.openAreas);
  return entries.map(({ code, level, parent, name }) => ({
    code,
    level,
    parent,
    name,
    open: open.has(code.split('.')[0] ?? code),
  }));
}
