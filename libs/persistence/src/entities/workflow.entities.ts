import type { EntitySchema } from 'typeorm';
import type {
  CaseRow, DeadlineRow, DossierItemRow, DossierRow, EntryRow, ObjectionRow, ObligationRow, OpinionRow, PanelRow, PartyRow, QuotaSlotRow, SeatRow, TaskRow, WorkflowTable,
} from '@linxuan/domain';
import { rowSchema } from './row-schema';

export const CaseEntity = rowSchema<CaseRow>('case_file', {
  id: 'uuid', number: 'text', editionId: 'text', editionVersion: 'int', state: 'text', stage: 'text', version: 'int', route: 'text', title: 'text', holderName: 'text', area: 'text', category: 'text',
  applicantOrg: 'text', groupOrg: 'text', nominatorOrg: 'text', authorityOrg: 'text', revision: 'int', revisionSha: 'text', firstSubmittedAt: 'instant', submittedAt: 'instant',
  enteredAt: 'instant', dueAt: 'instant', correctionPointers: 'texts', reasonCode: 'text', returnedFrom: 'text', finalArea: 'text', finalCategory: 'text', score: 'int', amountFen: 'bigint', sourceCaseId: 'uuid', outcome: 'text',
});
export const OpinionEntity = rowSchema<OpinionRow>('opinion', {
  id: 'uuid', caseId: 'uuid', stage: 'text', orgId: 'text', leadOrg: 'text', state: 'text', version: 'int', verdict: 'text', textSha: 'text', restsOn: 'texts', revision: 'int', round: 'int',
  assigneeUser: 'uuid', authorUser: 'uuid', askedAt: 'instant', dueAt: 'instant', answeredAt: 'instant',
});
export const PanelEntity = rowSchema<PanelRow>('panel', {
  id: 'uuid', caseId: 'uuid', stage: 'text', leadOrg: 'text', state: 'text', minExperts: 'int', sessionTitle: 'text', sessionAt: 'instant', sessionPlace: 'text', position: 'int', mean: 'int', spread: 'int', completedAt: 'instant',
});
export const SeatEntity = rowSchema<SeatRow>('seat', {
  id: 'uuid', panelId: 'uuid', caseId: 'uuid', stage: 'text', leadOrg: 'text', expertUser: 'uuid', expertOrg: 'text', state: 'text', version: 'int', reasonSha: 'text', sheetSha: 'text', total: 'int', invitedAt: 'instant', dueAt: 'instant', sealedAt: 'instant',
});
export const DossierEntity = rowSchema<DossierRow>('dossier', {
  id: 'uuid', editionId: 'text', kind: 'text', stage: 'text', ownerOrg: 'text', recipientOrg: 'text', state: 'text', version: 'int', number: 'text', contentSha: 'text', answerSha: 'text', zeroReturn: 'bool', late: 'bool',
  preparedBy: 'uuid', preparedAt: 'instant', releasedBy: 'uuid', releasedAt: 'instant', receiptedAt: 'instant', windowEndsAt: 'instant', closedAt: 'instant', dueAt: 'instant',
  carrier: 'text', trackingNumber: 'text', postmarkedOn: 'text', arrivedOn: 'text',
});
export const DossierItemEntity = rowSchema<DossierItemRow>('dossier_item', { id: 'uuid', dossierId: 'uuid', caseId: 'uuid', position: 'int', area: 'text', outcome: 'text', sectionNumber: 'int' });
export const QuotaSlotEntity = rowSchema<QuotaSlotRow>('quota_slot', { id: 'text', accountId: 'text', number: 'int', state: 'text', caseId: 'uuid', origin: 'text', originSha: 'text', amountFen: 'bigint' });
export const ObjectionEntity = rowSchema<ObjectionRow>('objection', {
  id: 'uuid', caseId: 'uuid', dossierId: 'uuid', leadOrg: 'text', state: 'text', version: 'int', number: 'text', contentSha: 'text', answerSha: 'text', filedAt: 'instant', dueAt: 'instant', settledAt: 'instant',
});
export const EntryEntity = rowSchema<EntryRow>('entry', {
  id: 'uuid', caseId: 'uuid', editionId: 'text', version: 'int', section: 'text', sectionNumber: 'int', contentSha: 'text', confirmedAt: 'instant', publishedAt: 'instant',
});
export const TaskEntity = rowSchema<TaskRow>('task', {
  id: 'uuid', kind: 'text', subjectType: 'text', subjectId: 'uuid', caseId: 'uuid', dossierId: 'uuid', editionId: 'text', stage: 'text', orgId: 'text', role: 'text', userId: 'uuid', queueKey: 'text',
  title: 'text', number: 'text', openedAt: 'instant', dueAt: 'instant', doneAt: 'instant',
});
export const PartyEntity = rowSchema<PartyRow>('party', { id: 'uuid', caseId: 'uuid', orgId: 'text', userId: 'uuid', relation: 'text' });
export const ObligationEntity = rowSchema<ObligationRow>('obligation', {
  id: 'uuid', caseId: 'uuid', stage: 'text', kind: 'text', ruleId: 'text', leadOrg: 'text', state: 'text', version: 'int', round: 'int', amountFen: 'bigint', contentSha: 'text', answerSha: 'text',
  openedAt: 'instant', dueAt: 'instant', submittedAt: 'instant', settledAt: 'instant', barredUntil: 'instant',
});

export const DeadlineEntity = rowSchema<DeadlineRow>('deadline', {
  id: 'uuid', kind: 'text', ownerType: 'text', ownerId: 'uuid', caseId: 'uuid', dossierId: 'uuid', editionId: 'text', stage: 'text', orgId: 'text', leadOrg: 'text', rule: 'json', state: 'text', version: 'int',
  startedAt: 'instant', dueAt: 'instant', pausedAt: 'instant', pauses: 'int', pausedSeconds: 'int', extensions: 'int', settledAt: 'instant',
});

/** The entity of each table that state changes write. */
export const WORKFLOW_ENTITIES = {
  case: CaseEntity, opinion: OpinionEntity, panel: PanelEntity, seat: SeatEntity, dossier: DossierEntity, dossierItem: DossierItemEntity,
  quotaSlot: QuotaSlotEntity, objection: ObjectionEntity, entry: EntryEntity, task: TaskEntity, party: PartyEntity, obligation: ObligationEntity, deadline: DeadlineEntity,
} as unknown as Record<WorkflowTable, EntitySchema<{ id: string }>>;
