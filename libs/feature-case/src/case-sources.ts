import type { CaseRow, DossierItemRow, Text, WorkingSet } from '@linxuan/domain';
import {
  AttachmentEntity,
  awayPeople,
  CaseHistoryRepository,
  CaseNoteEntity,
  CaseRevisionEntity,
  DraftEntity,
  extendedNomination,
  OrganisationRepository,
  SnapshotRepository,
  UserRepository,
  type Away,
  type Tx,
} from '@linxuan/persistence';
import type { SessionActor } from '@linxuan/platform';
import type { RecordedExtension } from './deadlines';
import { obligationTexts } from './lineage.service';

/**
 * Everything that the page of a case is made of besides the workflow's rows, as far as row-level security lets it
 * through.
 */
export interface CaseSources {
  revisions: CaseRevisionEntity[];
  attachments: AttachmentEntity[];
  notes: CaseNoteEntity[];
  draft: DraftEntity | null;
  lastMove: { at: string; fromState: string | null; toState: string | null } | null;
  extension: RecordedExtension | null;
  names: Map<string, Text>;
  people: Map<string, { name: string; orgIds: string[] }>;
  texts: Map<string, unknown>;
  /** People with work on the case who are away. */
  away: Map<string, Away>;
}

/** A fixed number of statements, however many opinions, seats, notes and files there are. */
export async function loadSources(
  tx: Tx,
  row: CaseRow,
  workingSet: WorkingSet,
  actor: SessionActor,
  now: string,
): Promise<CaseSources> {
  const revisions = await tx
    .getRepository(CaseRevisionEntity)
    .find({ where: { caseId: row.id }, order: { revision: 'ASC' } });
  const attachments = await tx
    .getRepository(AttachmentEntity)
    .find({ where: { caseId: row.id }, order: { uploadedAt: 'ASC' } });
  const notes = await tx.getRepository(CaseNoteEntity).find({ where: { caseId: row.id }, order: { createdAt: 'ASC' } });
  const draft = await tx.getRepository(DraftEntity).findOneBy({ caseId: row.id });
  const lastMove = await new CaseHistoryRepository(tx).lastMoveOf(row.id);
  const extension = await extendedNomination(
    tx,
    row.editionId,
    [row.nominatorOrg, row.groupOrg].filter((org) => org !== null),
  );
  const opinions = [...workingSet.opinion.values()];
  const seats = [...workingSet.seat.values()];
  const shas = [
    row.revisionSha,
    ...opinions.flatMap(({ textSha, contributionSha, draftSha }) => [textSha, contributionSha, draftSha]),
    ...seats.flatMap(({ reasonSha, sheetSha }) => [reasonSha, sheetSha]),
    ...obligationTexts(workingSet),
  ].filter((sha): sha is string => sha !== null);
  const orgIds = [
    row.applicantOrg,
    row.groupOrg,
    row.nominatorOrg,
    row.authorityOrg,
    ...opinions.map(({ orgId }) => orgId),
    ...seats.map(({ expertOrg }) => expertOrg),
    ...notes.map(({ orgId }) => orgId),
  ];
  const userIds = [
    ...opinions.flatMap(({ assigneeUser, authorUser }) => [assigneeUser, authorUser]),
    ...seats.map(({ expertUser }) => expertUser),
    ...notes.map(({ userId }) => userId),
  ];
  return {
    revisions,
    attachments,
    notes,
    draft: draft?.orgId === actor.orgId ? draft : null,
    lastMove: lastMove ?? null,
    extension,
    names: await new OrganisationRepository(tx).namesOf(orgIds),
    people: await new UserRepository(tx).namesWithOrganisations(userIds),
    away: await awayPeople(
      tx,
      opinions.filter(({ state }) => state !== 'answered').map(({ assigneeUser }) => assigneeUser),
      now,
    ),
    texts: await new SnapshotRepository(tx).getAll([...new Set(shas)]),
  };
}

export function itemsOf(workingSet: WorkingSet, caseId: string): Map<string, DossierItemRow> {
  return new Map(
    [...workingSet.dossierItem.values()].filter((item) => item.caseId === caseId).map((item) => [item.dossierId, item]),
  );
}
