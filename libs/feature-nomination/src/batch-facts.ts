import type { LetterContent, PersonDto, ScanDto } from '@linxuan/contracts';
import type { DossierRow, Role } from '@linxuan/domain';
import {
  DossierScanRepository,
  MembershipRepository,
  SnapshotRepository,
  WorksheetRepository,
  type DossierScanEntity,
  type Tx,
} from '@linxuan/persistence';

/** People of an organisation in the given roles, by name. */
export function peopleOf(tx: Tx, org: string, roles: Role[]): Promise<PersonDto[]> {
  return new MembershipRepository(tx).inRoles(org, roles);
}

/** Who may release the batch: a lead of the nominator, or a second clerk of a group. */
export const releaseRoles = (by: 'nominator' | 'group'): Role[] =>
  by === 'group' ? ['group-clerk'] : ['nominator-lead'];
export const prepareRoles = (by: 'nominator' | 'group'): Role[] =>
  by === 'group' ? ['group-clerk'] : ['nominator-clerk', 'nominator-lead'];

/**
 * The letter: what was prepared, or else what its clerks have written so far. Their newest worksheet counts, so that
 * the person who releases sees what the person who prepares has typed.
 */
export async function letterOf(tx: Tx, dossier: DossierRow): Promise<LetterContent | null> {
  if (dossier.contentSha) return (await new SnapshotRepository(tx).get<LetterContent>(dossier.contentSha)) ?? null;
  return (
    ((await new WorksheetRepository(tx).newestOnDossier(dossier.id, dossier.stage)) as LetterContent | undefined) ??
    null
  );
}

export async function scanOf(tx: Tx, dossierId: string, id: string | undefined): Promise<ScanDto | null> {
  const scan = await new DossierScanRepository(tx).of(dossierId, id);
  return scan ? scanDto(scan) : null;
}

export function scanDto({ id, name, size, mime, sha, uploadedAt }: DossierScanEntity): ScanDto {
  return { id, name, size, mime, sha256: sha, uploadedAt };
}
