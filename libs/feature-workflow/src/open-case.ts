import {
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
import { LedgerRepository, WorkflowRepository, type TransitionRequestEntity, type Tx } from '@linxuan/persistence';
import type { FieldSchema, JsonObject } from '@linxuan/form-rules';
import { barOf } from './applicant-bar';
import { hintOf } from './change-hint';
import type { EditionCache } from './edition-cache';
import { sourceCase } from './source-case';
import { stampOf, toCommand } from './transition-command';

export interface OpenedCase {
  decision: Extract<Decision, { refused: false }>;
  version: number;
  hint: object;
}

/** Opens a case for its applicant: the row, its number, its party, its first task. Refuses who is barred, or lacks the entry it must grow from. */
export async function openCase(
  tx: Tx,
  editions: EditionCache,
  request: TransitionRequestEntity,
  dueDates: DueDates,
): Promise<OpenedCase | Refusal> {
  const editionId = String(request.payload['editionId']);
  const [current]: { version: number }[] = await tx.query(`SELECT version FROM edition WHERE id = $1`, [editionId]);
  const edition = await editions.get(tx, editionId, current?.version);
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
  const [{ number, holder }] = await tx.query(
    `SELECT nextval('case_number') AS number, (SELECT name_zh FROM organisation WHERE id = $1) AS holder`,
    [request.orgId],
  );
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
    ...derivedTasks(edition.machine, workingSet, command),
    ...derivedDeadlines(edition.machine, workingSet, command, dueDates),
    ...missingParties(edition.machine, workingSet),
  ];
  await new WorkflowRepository(tx).write(changes);
  await tx.query(`INSERT INTO draft (case_id, org_id, content, updated_by, updated_at) VALUES ($1, $2, $3, $4, $5)`, [
    row.id,
    request.orgId,
    firstContent(edition.form.schema, row.title, source?.content),
    request.userId,
    request.acceptedAt,
  ]);
  const events = [{ subjectType: 'case' as const, subjectId: row.id, type: 'case.opened', changes }];
  await new LedgerRepository(tx).append(events, stampOf(request, edition.digest));
  await tx.query(
    `INSERT INTO decision_record (id, request_id, case_id, subject_type, subject_id, stage, action, event, actor_user, acting_for, actor_org, actor_role, at, to_state, version, definition_digest)
     VALUES ($1, $2, $3, 'case', $3, $4, 'open', 'case.opened', $5, $6, $7, $8, $9, $10, 1, $11)`,
    [
      deriveId(request.id, 'record'),
      request.id,
      row.id,
      row.stage,
      request.userId,
      request.actingFor,
      request.orgId,
      request.role,
      request.acceptedAt,
      row.state,
      edition.digest,
    ],
  );
  return { decision: { refused: false, events, state: row.state }, version: 1, hint: hintOf(changes, workingSet) };
}

/** A draft begins with its title, where the form has a place for it, over what the source entry said. */
function firstContent(schema: FieldSchema, title: string, source: JsonObject = {}): JsonObject {
  if (!schema.properties?.['technology']?.properties?.['name']) return source;
  return { ...source, technology: { ...(source['technology'] as JsonObject | undefined), name: title } };
}
