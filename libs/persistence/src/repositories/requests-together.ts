import type { TransitionRequestEntity } from '../entities';
import type { AccessScope, UnitOfWork } from '../unit-of-work';
import type { KnownRequest, NewRequest, RequestOutcome } from './transition-request.repository';
import type { VisibleSubject } from './visible-subject';

/** What a person is about to ask for. */
export interface AskedRequest extends Pick<TransitionRequestEntity, 'subjectType' | 'subjectId' | 'idempotencyKey'> {
  scope: AccessScope;
}

/** What the same key of the person wrote before, and the subject as the person sees it. */
export interface BeforeRequest {
  known: KnownRequest | null;
  subject: VisibleSubject | null;
  /** Whether the person keeps away from a case that the dossier names. */
  isRecused: boolean;
}

/** A request that was written, now (`isNew`) or before under the same key. */
export type AcceptedRequest = KnownRequest & { isNew: boolean };

interface BeforeRow {
  known_id: string | null;
  known_hash: string | null;
  state: string | null;
  stage: string | null;
  edition_id: string | null;
  recused: boolean;
}

/** What is known of several people's requests; each is looked at in the scope of its own person, in one statement. */
export async function requestsBefore(work: UnitOfWork, asked: readonly AskedRequest[]): Promise<BeforeRequest[]> {
  const rows = await work.statement<BeforeRow>(`SELECT * FROM requests_before($1) ORDER BY place`, [
    JSON.stringify(
      asked.map(({ scope, idempotencyKey, subjectType, subjectId }, place) => ({
        place,
        ...columnsOf(scope),
        key: idempotencyKey,
        subject_type: subjectType,
        subject_id: subjectId,
      })),
    ),
  ]);
  return rows.map(({ known_id, known_hash, state, stage, edition_id, recused }) => ({
    known: known_id !== null && known_hash !== null ? { id: known_id, bodyHash: known_hash } : null,
    subject: state !== null && stage !== null && edition_id !== null ? { state, stage, editionId: edition_id } : null,
    isRecused: recused,
  }));
}

/**
 * Writes requests of several people with one outbox row, and tells the relay. Keys are taken in one order everywhere, so
 * that two statements with the same keys wait for each other and never in a circle.
 */
export async function acceptRequests(
  work: UnitOfWork,
  requests: readonly { scope: AccessScope; request: NewRequest }[],
): Promise<AcceptedRequest[]> {
  const asked = requests
    .map(({ scope, request }, place) => ({
      place,
      ...columnsOf(scope),
      id: request.id,
      subject_type: request.subjectType,
      subject_id: request.subjectId,
      action: request.action,
      expected_version: request.expectedVersion,
      payload: request.payload,
      acting_for: request.actingFor,
      key: request.idempotencyKey,
      body_hash: request.bodyHash,
      accepted_at: request.acceptedAt,
    }))
    .sort((a, b) => (`${a.user_id} ${a.key}` < `${b.user_id} ${b.key}` ? -1 : 1));
  const rows = await work.statement<{ id: string; body_hash: string; is_new: boolean }>(
    `SELECT * FROM accept_requests($1) ORDER BY place`,
    [JSON.stringify(asked)],
  );
  return rows.map(({ id, body_hash, is_new }) => ({ id, bodyHash: body_hash, isNew: is_new }));
}

/** The outcomes of people's own requests, null where it is not theirs; outside of any transaction, since pages ask many times. */
export async function ownOutcomes(
  work: UnitOfWork,
  asked: readonly { requestId: string; userId: string }[],
): Promise<(RequestOutcome | null)[]> {
  const rows = await work.statement<RequestOutcome & { place: number }>(
    `SELECT place, id, state, outcome FROM own_outcomes($1, $2)`,
    [asked.map(({ requestId }) => requestId), asked.map(({ userId }) => userId)],
  );
  const found = new Map(rows.map(({ place, ...outcome }) => [place, outcome]));
  return asked.map((_, index) => found.get(index + 1) ?? null);
}

function columnsOf({ userId, orgId, role, queues, deputy }: AccessScope) {
  return { user_id: userId, org_id: orgId, role, queues: queues.join(','), deputy: deputy ?? null };
}
