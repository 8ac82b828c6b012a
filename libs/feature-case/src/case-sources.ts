import type { CaseRow, DossierItemRow, Text, WorkingSet } from '@linxuan/domain';
import {
  AttachmentEntity,
  awayPeople,
  CaseNoteEntity,
  CaseRevisionEntity,
  DraftEntity,
  extendedNomination,
  SnapshotRepository,
  type Away,
  type Tx,
} from '@linxuan/persistence';
import type { SessionActor } from '@linxuan/platform';
import type { RecordedExtension } from './deadlines';
import { obligationTexts } from './lineage.service';

/** Everything that the page of a case is made of besides the workflow's rows, as far as row-level security lets it through. */
export interface CaseSources {
  revisions: CaseRevisionEntity[];
  attachments: AttachmentEntity[];
  notes: CaseNoteEntity[];
  draft: DraftEntity | null;
  lastMove: { at: Date; from_state: string | null; to_state: string | null } | null;
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
  const [lastMove] = await tx.query(
    `SELECT at, from_state, to_state FROM decision_record WHERE case_id = $1 AND from_state IS DISTINCT FROM to_state ORDER BY at DESC LIMIT 1`,
    [row.id],
  );
  const extension = await extendedNomination(
    tx,
    row.editionId,
    [row.nominatorOrg, row.groupOrg].filter((org) => org !== null),
  );
  const opinions = [...workingSet.opinion.values()];
  const seats = [...workingSet.seat.values()];
  const shas = [
    row.revisionSha,
    ...opinions.map(({ textSha }) => textSha),
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
    names: await namesOf(tx, orgIds),
    people: await peopleOf(tx, userIds),
    away: await awayPeople(
      tx,
      opinions.filter(({ state }) => state !== 'answered').map(({ assigneeUser }) => assigneeUser),
      now,
    ),
    texts: await new SnapshotRepository(tx).getAll([...new Set(shas)]),
  };
}

/** Names of organisations by id. */
export async function namesOf(tx: Tx, ids: (string | null)[]): Promise<Map<string, Text>> {
  const rows: { id: string; name_zh: string; name_en: string }[] = await tx.query(
    `SELECT id, name_zh, name_en FROM organisation WHERE id = ANY($1)`,
    [[...new Set(ids.filter((id) => id !== null))]],
  );
  return new Map(rows.map(({ id, name_zh, name_en }) => [id, { zh: name_zh, en: name_en }]));
}

async function peopleOf(tx: Tx, ids: (string | null)[]): Promise<CaseSources['people']> {
  const rows: { id: string; display_name: string; orgs: string[] | null }[] = await tx.query(
    `SELECT u.id, u.display_name, (SELECT array_agg(m.org_id) FROM membership m WHERE m.user_id = u.id) AS orgs FROM app_user u WHERE u.id = ANY($1)`,
    [[...new Set(ids.filter((id) => id !== null))]],
  );
  return new Map(rows.map(({ id, display_name, orgs }) => [id, { name: display_name, orgIds: orgs ?? [] }]));
}

export function itemsOf(workingSet: WorkingSet, caseId: string): Map<string, DossierItemRow> {
  return new Map(
    [...workingSet.dossierItem.values()].filter((item) => item.caseId === caseId).map((item) => [item.dossierId, item]),
  );
}
