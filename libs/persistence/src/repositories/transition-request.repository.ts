import type { SubjectType } from '@linxuan/domain';
import { TransitionRequestEntity } from '../entities';
import { fromJsonRow } from '../json-rows';
import { CHANNELS } from '../listener';
import { prepared } from '../prepared';
import type { Tx } from '../unit-of-work';
import { VISIBLE_SUBJECT, type VisibleSubject } from './visible-subject';

/**
 * A locked request with the place of its subject: its case or dossier and the edition, or null where there is no such
 * subject.
 */
export interface TakenRequest {
  request: TransitionRequestEntity;
  /**
   * `versions` are the versions of the edition that its cases are pinned to, lowest first; none for a dossier without
   * cases.
   */
  place: { caseId: string | null; dossierId: string | null; editionId: string; versions: number[] } | null;
}

interface TakenRow {
  request: Record<string, unknown>;
  caseId: string | null;
  dossierId: string | null;
  editionId: string | null;
  versions: number[];
}

/** A request that the same key wrote before. */
export interface KnownRequest {
  id: string;
  bodyHash: string;
}

/** What became of a request. */
export type RequestOutcome = Pick<TransitionRequestEntity, 'id' | 'state' | 'outcome'>;

/** What is written of a request when it is accepted; everything else follows. */
export type NewRequest = Omit<TransitionRequestEntity, 'state' | 'attempts' | 'outcome' | 'error' | 'appliedAt'>;

/**
 * Requests to change a state. SQL, since this is the path that every act takes: one statement a step, each with a kept
 * plan.
 */
export class TransitionRequestRepository {
  constructor(private readonly tx: Tx) {}

  /** Locks a request, so that a second worker waits and then finds it done. Null where there is none. */
  async take(requestId: string): Promise<TakenRequest | null> {
    return (await this.lock([requestId], ''))[0] ?? null;
  }

  /** Locks those of the requests that no other worker holds, in the order in which they were accepted. */
  takeFree(requestIds: readonly string[]): Promise<TakenRequest[]> {
    return this.lock(requestIds, 'SKIP LOCKED');
  }

  private async lock(requestIds: readonly string[], others: '' | 'SKIP LOCKED'): Promise<TakenRequest[]> {
    const rows = await prepared<TakenRow>(
      this.tx,
      `SELECT to_json(r) AS request, place.case_id AS "caseId", place.dossier_id AS "dossierId",
         coalesce(c.edition_id, d.edition_id) AS "editionId",
         CASE
           WHEN c.id IS NOT NULL THEN ARRAY[c.edition_version]
           ELSE ARRAY(
             SELECT DISTINCT p.edition_version
             FROM dossier_item i
             JOIN case_file p ON p.id = i.case_id
             WHERE i.dossier_id = d.id
             ORDER BY 1)
         END AS versions
       FROM transition_request r
       LEFT JOIN LATERAL (
         SELECT r.subject_id AS case_id, NULL::uuid AS dossier_id WHERE r.subject_type = 'case'
         UNION ALL SELECT NULL, r.subject_id WHERE r.subject_type = 'dossier'
         UNION ALL SELECT case_id, NULL FROM opinion WHERE r.subject_type = 'opinion' AND id = r.subject_id
         UNION ALL SELECT case_id, NULL FROM seat WHERE r.subject_type = 'seat' AND id = r.subject_id
         UNION ALL SELECT case_id, NULL FROM objection WHERE r.subject_type = 'objection' AND id = r.subject_id
         UNION ALL SELECT case_id, NULL FROM obligation WHERE r.subject_type = 'obligation' AND id = r.subject_id
         UNION ALL SELECT case_id, dossier_id FROM deadline WHERE r.subject_type = 'deadline' AND id = r.subject_id
       ) place ON true
       LEFT JOIN case_file c ON c.id = place.case_id
       LEFT JOIN dossier d ON d.id = place.dossier_id
       WHERE r.id = ANY($1)
       ORDER BY r.accepted_at, r.id
       FOR UPDATE OF r ${others}`,
      [requestIds],
    );
    return rows.map(({ request, caseId, dossierId, editionId, versions }) => ({
      request: fromJsonRow(TransitionRequestEntity as never, request) as unknown as TransitionRequestEntity,
      place: editionId === null ? null : { caseId, dossierId, editionId, versions },
    }));
  }

  /** What the same key of the person wrote before, and the subject as the person sees it; one query for both. */
  async before(
    userId: string,
    idempotencyKey: string,
    subjectType: SubjectType,
    subjectId: string,
  ): Promise<{ known: KnownRequest | null; subject: VisibleSubject | null }> {
    const [row] = await prepared<Partial<Record<keyof (KnownRequest & VisibleSubject), string | null>>>(
      this.tx,
      `SELECT known.id, known.body_hash AS "bodyHash", found.state, found.stage, found.edition_id AS "editionId"
       FROM (SELECT $2::text::uuid AS id) subject
       LEFT JOIN transition_request known ON known.user_id = $1 AND known.idempotency_key = $3
       LEFT JOIN LATERAL (${VISIBLE_SUBJECT[subjectType]}) found ON true`,
      [userId, subjectId, idempotencyKey],
    );
    const { id, bodyHash, state, stage, editionId } = row ?? {};
    return {
      known: id && bodyHash != null ? { id, bodyHash } : null,
      subject: state && stage != null && editionId != null ? { state, stage, editionId } : null,
    };
  }

  /**
   * Writes a request with its outbox row and tells the relay; false where the same key wrote one in the same moment.
   */
  async accept(request: NewRequest): Promise<boolean> {
    const [written] = await prepared<{ id: string | null }>(
      this.tx,
      `WITH accepted AS (
         INSERT INTO transition_request
           (id, subject_type, subject_id, action, expected_version, payload, user_id, org_id, role, acting_for,
            idempotency_key, body_hash, accepted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (user_id, idempotency_key) DO NOTHING
         RETURNING id),
       queued AS (
         INSERT INTO outbox (topic, key, payload)
         SELECT 'transition.apply', id::text, jsonb_build_object('requestId', id)
         FROM accepted)
       SELECT (SELECT id FROM accepted) AS id, pg_notify($14, '')`,
      [
        request.id,
        request.subjectType,
        request.subjectId,
        request.action,
        request.expectedVersion,
        request.payload,
        request.userId,
        request.orgId,
        request.role,
        request.actingFor,
        request.idempotencyKey,
        request.bodyHash,
        request.acceptedAt,
        CHANNELS.outbox,
      ],
    );
    return written?.id != null;
  }

  /** The request that a key of the person wrote. */
  async byKey(userId: string, idempotencyKey: string): Promise<KnownRequest | undefined> {
    const row = await this.tx.findOne(TransitionRequestEntity, {
      select: { id: true, bodyHash: true },
      where: { userId, idempotencyKey },
    });
    return row ? { id: row.id, bodyHash: row.bodyHash } : undefined;
  }

  /**
   * Writes a request of the system with its outbox row; nothing where its key was used before. The relay is told by the
   * caller.
   */
  async acceptOnce(
    request: Pick<
      NewRequest,
      'id' | 'subjectType' | 'subjectId' | 'action' | 'userId' | 'idempotencyKey' | 'acceptedAt'
    > &
      Partial<Pick<NewRequest, 'payload'>>,
  ): Promise<void> {
    const { id, subjectType, subjectId, action, payload = {}, userId, idempotencyKey, acceptedAt } = request;
    const rows: unknown[] = await this.tx.query(
      `INSERT INTO transition_request
         (id, subject_type, subject_id, action, payload, user_id, org_id, role, idempotency_key, body_hash, accepted_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'system', 'system', $7, '', $8)
       ON CONFLICT (user_id, idempotency_key) DO NOTHING
       RETURNING id`,
      [id, subjectType, subjectId, action, payload, userId, idempotencyKey, acceptedAt],
    );
    if (rows.length === 0) return;
    await this.tx.query(
      `INSERT INTO outbox (topic, key, payload)
       VALUES ('transition.apply', $1, $2)`,
      [id, { requestId: id }],
    );
  }

  /** What the person asked for with a key; null where it was not used. */
  askedWith(
    userId: string,
    idempotencyKey: string,
  ): Promise<Pick<TransitionRequestEntity, 'id' | 'subjectId' | 'payload'> | null> {
    return this.tx.findOne(TransitionRequestEntity, {
      select: { id: true, subjectId: true, payload: true },
      where: { userId, idempotencyKey },
    });
  }

  /** Leaves the last error on a request that nobody could carry out; one that has an outcome keeps it. */
  async park(id: string, error: string): Promise<void> {
    await this.tx.query(
      `UPDATE transition_request
       SET state = 'parked', error = $2
       WHERE id = $1 AND state = 'pending'`,
      [id, error],
    );
  }
}
