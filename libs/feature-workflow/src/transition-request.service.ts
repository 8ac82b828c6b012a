import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { businessDateOf, canonicalJson, sha256Hex, type SubjectType } from '@linxuan/domain';
import { CHANNELS, keepsAway, prepared, UnitOfWork, type TransitionRequestEntity, type Tx } from '@linxuan/persistence';
import {
  checkSchema,
  Clock,
  DomainError,
  type TransitionRequests,
  type TransitionCommand,
  type TransitionResult,
  type SessionActor,
} from '@linxuan/platform';
import { EditionCache } from './edition-cache';
import { isOrdered } from './ordered-change';
import { OutcomeWaiter } from './outcome-waiter';
import { signsWhatIsStored } from './signed-sheet';

/** How long a caller waits for the outcome before it is told to poll, in milliseconds. */
const WAIT_MS = 2000;

/** The API's side of the request service: accept a request and its outbox row in one transaction, then wait a moment for the outcome. */
@Injectable()
export class TransitionRequestService implements TransitionRequests {
  constructor(
    private readonly work: UnitOfWork,
    private readonly editions: EditionCache,
    private readonly outcomes: OutcomeWaiter,
    private readonly clock: Clock,
  ) {}

  async act(actor: SessionActor, request: TransitionCommand): Promise<TransitionResult> {
    const { id, isNew } = await this.work.run(actor.scope, (tx) => this.take(tx, actor, request), { keepPlans: true });
    return this.outcome(actor, id, WAIT_MS, isNew);
  }

  /** Accepts inside a transaction of the caller, for features that write a draft and a request together. */
  async accept(tx: Tx, actor: SessionActor, request: TransitionCommand): Promise<string> {
    return (await this.take(tx, actor, request)).id;
  }

  private async take(tx: Tx, actor: SessionActor, request: TransitionCommand): Promise<Accepted> {
    const hash = sha256Hex(canonicalJson({ ...request, idempotencyKey: undefined, sheet: undefined }));
    const [seen] = await prepared<Seen>(
      tx,
      `SELECT known.id, known.body_hash, found.state, found.stage, found.edition_id
       FROM (SELECT $2::text::uuid AS id) subject
         LEFT JOIN transition_request known ON known.user_id = $1 AND known.idempotency_key = $3
         LEFT JOIN LATERAL (${VISIBLE[request.subjectType]}) found ON true`,
      [actor.scope.userId, request.subjectId, request.idempotencyKey],
    );
    if (seen?.id) return sameRequest(seen, hash);
    if (request.action !== 'open' && !isOrdered(request.action)) await this.check(tx, actor, request, seen);
    return this.write(tx, actor, request, hash);
  }

  /** What can be refused at once: a subject that is not visible, an unknown action, a payload of the wrong shape. */
  private async check(tx: Tx, actor: SessionActor, request: TransitionCommand, found: Seen | undefined): Promise<void> {
    const { subjectType, action, payload } = request;
    if (!found?.state) throw new DomainError('subject.notFound');
    if (subjectType === 'dossier' && (await keepsAway(tx, request.subjectId))) throw new DomainError('dossier.recused');
    const { machine } = await this.editions.get(tx, found.edition_id);
    const named = machine.actions.filter((one) => one.subject === subjectType && one.name === action);
    if (named.length === 0) throw new DomainError('action.unknown', { action });
    const here = machine.find(subjectType, found.state, action, found.stage);
    if (!here) return;
    checkSchema(here.payload, payload, 'body', { today: businessDateOf(this.clock.iso()) });
    await signsWhatIsStored(tx, actor, request, here);
  }

  /** The request and its outbox row, or the one that the same key wrote in the same moment. */
  private async write(tx: Tx, actor: SessionActor, request: TransitionCommand, hash: string): Promise<Accepted> {
    const id = randomUUID();
    const [written] = await prepared<{ id: string | null }>(
      tx,
      `WITH accepted AS (
         INSERT INTO transition_request (id, subject_type, subject_id, action, expected_version, payload, user_id, org_id, role, acting_for, idempotency_key, body_hash, accepted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (user_id, idempotency_key) DO NOTHING RETURNING id),
       queued AS (INSERT INTO outbox (topic, key, payload) SELECT 'transition.apply', id::text, jsonb_build_object('requestId', id) FROM accepted)
       SELECT (SELECT id FROM accepted) AS id, pg_notify($14, '')`,
      [
        id,
        request.subjectType,
        request.subjectId,
        request.action,
        request.version,
        request.payload,
        actor.scope.userId,
        actor.orgId,
        actor.role,
        actor.actingFor,
        request.idempotencyKey,
        hash,
        this.clock.receipt(),
        CHANNELS.outbox,
      ],
    );
    if (written?.id) return { id, isNew: true };
    const [known]: Seen[] = await tx.query(
      `SELECT id, body_hash FROM transition_request WHERE user_id = $1 AND idempotency_key = $2`,
      [actor.scope.userId, request.idempotencyKey],
    );
    if (!known) throw new Error(`The key of request ${id} is taken and not found`);
    return sameRequest(known, hash);
  }

  /** The outcome of the person's own request; a refusal is thrown as its problem. */
  async outcome(actor: SessionActor, requestId: string, waitMs = 0, isNew = false): Promise<TransitionResult> {
    const read = async () =>
      (
        await this.work.statement<Outcome>(`SELECT id, state, outcome FROM own_outcome($1, $2)`, [
          requestId,
          actor.scope.userId,
        ])
      )[0] ?? null;
    const request = waitMs > 0 ? await this.outcomes.waitFor(requestId, read, waitMs, isNew) : await read();
    if (!request) throw new DomainError('subject.notFound');
    return toOutcome(request);
  }
}

type Outcome = Pick<TransitionRequestEntity, 'id' | 'state' | 'outcome'>;

function toOutcome(request: Outcome): TransitionResult {
  switch (request.state) {
    case 'pending':
    case 'parked':
      return { status: 'pending', requestId: request.id };
    case 'applied': {
      const { state, version } = request.outcome as { state: string; version: number };
      return { status: 'applied', requestId: request.id, state, version };
    }
    case 'refused': {
      const { code, params, rule, fields } = request.outcome as {
        code: string;
        params: DomainError['params'];
        rule?: NonNullable<DomainError['more']['rule']>;
        fields?: NonNullable<DomainError['more']['fields']>;
      };
      throw new DomainError(code, params, { ...(rule ? { rule } : {}), ...(fields ? { fields } : {}) });
    }
  }
}

/** `isNew` is false where the same key brought the same request before. */
interface Accepted {
  id: string;
  isNew: boolean;
}

/** A request that the same key wrote before, and the subject as the person sees it; null where there is none. */
interface Seen {
  id: string;
  body_hash: string;
  state: string;
  stage: string;
  edition_id: string;
}

function sameRequest(known: Seen, hash: string): Accepted {
  if (known.body_hash !== hash) throw new DomainError('request.keyReused');
  return { id: known.id, isNew: false };
}

/** Row-level security decides what these find. */
const VISIBLE: Record<SubjectType, string> = {
  case: `SELECT state, stage, edition_id FROM case_file WHERE id = subject.id`,
  dossier: `SELECT state, stage, edition_id FROM dossier WHERE id = subject.id`,
  opinion: `SELECT o.state, o.stage, c.edition_id FROM opinion o JOIN case_file c ON c.id = o.case_id WHERE o.id = subject.id`,
  seat: `SELECT s.state, s.stage, c.edition_id FROM seat s JOIN case_file c ON c.id = s.case_id WHERE s.id = subject.id`,
  objection: `SELECT b.state, d.stage, d.edition_id FROM objection b JOIN dossier d ON d.id = b.dossier_id WHERE b.id = subject.id`,
  obligation: `SELECT o.state, o.stage, c.edition_id FROM obligation o JOIN case_file c ON c.id = o.case_id WHERE o.id = subject.id`,
  deadline: `SELECT state, stage, edition_id FROM deadline WHERE id = subject.id`,
};
