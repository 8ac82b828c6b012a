import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Content } from '@linxuan/contracts';
import { businessDateOf, canonicalJson, sha256Hex } from '@linxuan/domain';
import {
  keepsAway,
  ownOutcome,
  TransitionRequestRepository,
  UnitOfWork,
  type KnownRequest,
  type RequestOutcome,
  type Tx,
  type VisibleSubject,
} from '@linxuan/persistence';
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
import { signsWhatIsStored } from './signed-worksheet';

const ANY_PAYLOAD = Content();
/** How long a caller waits for the outcome before it is told to poll, in milliseconds. */
const WAIT_MS = 2000;

/**
 * The API's side of the request service: accept a request and its outbox row in one transaction, then wait a moment for
 * the outcome.
 */
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
    const hash = sha256Hex(canonicalJson({ ...request, idempotencyKey: undefined, worksheet: undefined }));
    const requests = new TransitionRequestRepository(tx);
    const { known, subject } = await requests.before(
      actor.scope.userId,
      request.idempotencyKey,
      request.subjectType,
      request.subjectId,
    );
    if (known) return sameRequest(known, hash);
    if (request.action !== 'open' && !isOrdered(request.action)) await this.check(tx, actor, request, subject);
    return this.write(requests, actor, request, hash);
  }

  /** What can be refused at once: a subject that is not visible, an unknown action, a payload of the wrong shape. */
  private async check(
    tx: Tx,
    actor: SessionActor,
    request: TransitionCommand,
    found: VisibleSubject | null,
  ): Promise<void> {
    const { subjectType, action, payload } = request;
    if (!found) throw new DomainError('subject.notFound');
    if (subjectType === 'dossier' && (await keepsAway(tx, request.subjectId))) throw new DomainError('dossier.recused');
    const { machine } = await this.editions.get(tx, found.editionId);
    const named = machine.actions.filter((one) => one.subject === subjectType && one.name === action);
    if (named.length === 0) throw new DomainError('action.unknown', { action });
    // Also where the act is not open now: what is stored as a request is an object.
    checkSchema(ANY_PAYLOAD, payload, 'body');
    const here = machine.find(subjectType, found.state, action, found.stage);
    if (!here) return;
    checkSchema(here.payload, payload, 'body', { today: businessDateOf(this.clock.iso()) });
    await signsWhatIsStored(tx, actor, request, here);
  }

  /** The request and its outbox row, or the one that the same key wrote in the same moment. */
  private async write(
    requests: TransitionRequestRepository,
    actor: SessionActor,
    request: TransitionCommand,
    hash: string,
  ): Promise<Accepted> {
    const id = randomUUID();
    const isWritten = await requests.accept({
      id,
      subjectType: request.subjectType,
      subjectId: request.subjectId,
      action: request.action,
      expectedVersion: request.version,
      payload: request.payload,
      userId: actor.scope.userId,
      orgId: actor.orgId,
      role: actor.role,
      actingFor: actor.actingFor,
      idempotencyKey: request.idempotencyKey,
      bodyHash: hash,
      acceptedAt: this.clock.receipt(),
    });
    if (isWritten) return { id, isNew: true };
    const known = await requests.byKey(actor.scope.userId, request.idempotencyKey);
    if (!known) throw new Error(`The key of request ${id} is taken and not found`);
    return sameRequest(known, hash);
  }

  /** The outcome of the person's own request; a refusal is thrown as its problem. */
  async outcome(actor: SessionActor, requestId: string, waitMs = 0, isNew = false): Promise<TransitionResult> {
    const read = () => ownOutcome(this.work, requestId, actor.scope.userId);
    const request = waitMs > 0 ? await this.outcomes.waitFor(requestId, read, waitMs, isNew) : await read();
    if (!request) throw new DomainError('subject.notFound');
    return toOutcome(request);
  }
}

function toOutcome(request: RequestOutcome): TransitionResult {
  switch (request.state) {
    case 'pending':
    case 'parked':
      return { status: request.state, requestId: request.id };
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

function sameRequest(known: KnownRequest, hash: string): Accepted {
  if (known.bodyHash !== hash) throw new DomainError('request.keyReused');
  return { id: known.id, isNew: false };
}
