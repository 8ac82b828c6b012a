import {
  bindingsOf,
  deriveId,
  derivedDeadlines,
  derivedTasks,
  emptyWorkingSet,
  applyChange,
  missingParties,
  barredBy,
  isRefusal,
  type CaseRow,
  type DueDates,
  type Decision,
  type Refusal,
  type RowChange,
} from '@linxuan/domain';
import {
  CaseRepository,
  DecisionRecordRepository,
  DraftRepository,
  EditionRepository,
  LedgerRepository,
  WorkflowRepository,
  type TransitionRequestEntity,
  type Tx,
} from '@linxuan/persistence';
import type { FieldSchema, JsonObject } from '@linxuan/form-rules';
import { barOf } from './applicant-bar';
import { changeOf } from './change-event';
import type { EditionCache } from './edition-cache';
import { sourceCase } from './source-case';
import { stampOf, toCommand } from './transition-command';

export interface OpenedCase {
  decision: Extract<Decision, { refused: false }>;
  version: number;
  change: object;
}

/**
 * Opens a case for its applicant: the row, its number, its party, its first task. Refuses who is barred, or lacks the
 * entry it must grow from.
 */
export async function openCase(
  tx: Tx,
  editions: EditionCache,
  request: TransitionRequestEntity,
  dueDates: DueDates,
): Promise<OpenedCase | Refusal> {
  const editionId = String(request.payload['editionId']);
  const edition = await editions.get(tx, editionId, await new EditionRepository(tx).versionInForce(editionId));
  const definition = edition.machine.definition;
  const stage = definition.stages[0];
  const barred = barredBy({
    outside: { bar: await barOf(tx, editions, definition, request.orgId, request.acceptedAt) },
  });
  if (barred) return barred;
  const source =
    stage?.kind === 'application'
      ? await sourceCase(tx, edition, stage, request.payload['sourceCaseId'], request.orgId)
      : null;
  if (isRefusal(source)) return source;
  const { number, holder } = await new CaseRepository(tx).nextNumber(request.orgId);
  const row: CaseRow = {
    id: request.subjectId,
    number: `${definition.edition}-${String(number).padStart(5, '0')}`,
    editionId,
    editionVersion: edition.version,
    state: edition.machine.initial,
    stage: stage?.id ?? '',
    version: 1,
    route: null,
    title: String(request.payload['title']),
    holderName: holder ?? '',
    area: null,
    category: null,
    applicantOrg: request.orgId,
    groupOrg: null,
    nominatorOrg: null,
    authorityOrg: definition.authority,
    revision: 0,
    revisionSha: null,
    firstSubmittedAt: null,
    submittedAt: null,
    enteredAt: request.acceptedAt,
    dueAt: stage?.kind === 'application' ? dueDates.due(stage.closes, request.acceptedAt) : null,
    correctionPointers: [],
    reasonCode: null,
    returnedFrom: null,
    finalArea: null,
    finalCategory: null,
    score: null,
    amountFen: null,
    sourceCaseId: source?.id ?? null,
    outcome: 'running',
  };
  const workingSet = emptyWorkingSet();
  const opening: RowChange = { table: 'case', op: 'insert', id: row.id, set: row };
  applyChange(workingSet, opening);
  const command = toCommand(request);
  const changes = [
    opening,
    ...derivedTasks(edition.machine, workingSet, command, dueDates),
    ...derivedDeadlines(edition.machine, workingSet, command, dueDates),
    ...missingParties(edition.machine, workingSet),
  ];
  await new WorkflowRepository(tx).write(changes);
  await new DraftRepository(tx).begin({
    caseId: row.id,
    orgId: request.orgId,
    content: firstContent(
      edition.form.schema,
      bindingsOf(edition.machine.definition).title,
      row.title,
      source?.content,
    ),
    updatedBy: request.userId,
    updatedAt: request.acceptedAt,
  });
  const events = [{ subjectType: 'case' as const, subjectId: row.id, type: 'case.opened', changes }];
  await new LedgerRepository(tx).append(events, stampOf(request, edition.digest));
  await new DecisionRecordRepository(tx).add({
    id: deriveId(request.id, 'record'),
    requestId: request.id,
    caseId: row.id,
    subjectType: 'case',
    subjectId: row.id,
    stage: row.stage,
    action: 'open',
    event: 'case.opened',
    actorUser: request.userId,
    actingFor: request.actingFor,
    actorOrg: request.orgId,
    actorRole: request.role,
    at: request.acceptedAt,
    toState: row.state,
    version: 1,
    definitionDigest: edition.digest,
  });
  return { decision: { refused: false, events, state: row.state }, version: 1, change: changeOf(changes, workingSet) };
}

/** A draft begins with its title, where the form has a place for it, over what the source entry said. */
function firstContent(schema: FieldSchema, pointer: string, title: string, source: JsonObject = {}): JsonObject {
  const parts = pointer.split('/').slice(1);
  const place = parts.reduce<FieldSchema | undefined>((node, part) => node?.properties?.[part], schema);
  return place ? withText(source, parts, title) : source;
}

function withText(content: JsonObject, [first = '', ...rest]: string[], text: string): JsonObject {
  const inner = content[first];
  const below = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {};
  return { ...content, [first]: rest.length === 0 ? text : withText(below, rest, text) };
}
