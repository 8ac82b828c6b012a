import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Content } from '@linxuan/contracts';
import { businessDateOf, canonicalJson, sha256Hex, type MachineAction } from '@linxuan/domain';
import {
  keepsAway,
  TransitionRequestRepository,
  UnitOfWork,
  type AcceptedRequest,
  type KnownRequest,
  type NewRequest,
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
import { EditionCache, type LoadedEdition } from './edition-cache';
import { isOrdered } from './ordered-change';
import { OutcomeWaiter } from './outcome-waiter';
import { RequestsTogether } from './requests-together';
import { looksAtWorksheet, signsWhatIsStored } from './signed-worksheet';

const ANY_PAYLOAD = Content();
/** How long a caller waits for the outcome before it is told to poll, in milliseconds. */
const WAIT_MS = 2000;

/**
 * The API's side of the request service: accept a request and its outbox row in one transaction, then wait a moment for
 * the outcome. What many people ask for at the same moment goes together.
 */
@Injectable()
export class TransitionRequestService implements TransitionRequests {
  private readonly together: RequestsTogether;

  constructor(
    private readonly work: UnitOfWork,
    private readonly editions: EditionCache,
    private readonly outcomes: OutcomeWaiter,
    private readonly clock: Clock,
  ) {
    this.together = new RequestsTogether(work);
  }

  async act(actor: SessionActor, request: TransitionCommand): Promise<TransitionResult> {
    const hash = hashOf(request);
    const { scope } = actor;
    const { known, subject, isRecused } = await this.together.before({ scope, ...request });
    if (known) return this.outcomeOf(actor, sameRequest(known, hash));
    if (hasSubject(request)) {
      const editionOf = (id: string) =>
        this.editions.atHand(id) ?? this.work.run(scope, (tx) => this.editions.get(tx, id));
      const here = await this.check(request, subject, isRecused, editionOf);
      if (here && looksAtWorksheet(request, here))
        await this.work.run(scope, (tx) => signsWhatIsStored(tx, actor, request, here));
    }
    const accepted = await this.together.accept({ scope, request: this.newRequest(actor, request, hash) });
    return this.outcomeOf(actor, accepted.isNew ? accepted : sameRequest(accepted, hash));
  }

  private outcomeOf(actor: SessionActor, { id, isNew }: Accepted): Promise<TransitionResult> {
    return this.outcome(actor, id, WAIT_MS, isNew);
  }

  /** Accepts inside a transaction of the caller, for features that write a draft and a request together. */
  async accept(tx: Tx, actor: SessionActor, request: TransitionCommand): Promise<string> {
    return (await this.take(tx, actor, request)).id;
  }

  private async take(tx: Tx, actor: SessionActor, request: TransitionCommand): Promise<Accepted> {
    const hash = hashOf(request);
    const requests = new TransitionRequestRepository(tx);
    const { known, subject } = await requests.before(
      actor.scope.userId,
      request.idempotencyKey,
      request.subjectType,
      request.subjectId,
    );
    if (known) return sameRequest(known, hash);
    if (hasSubject(request)) {
      const isRecused =
        request.subjectType === 'dossier' && subject !== null && (await keepsAway(tx, request.subjectId));
      const here = await this.check(request, subject, isRecused, (id) => this.editions.get(tx, id));
      if (here) await signsWhatIsStored(tx, actor, request, here);
    }
    return this.write(requests, actor, request, hash);
  }

  /**
   * What can be refused at once: a subject that is not visible, an unknown action, a payload of the wrong shape. Answers
   * with the action where the subject stands, if it is open there.
   */
  private async check(
    { subjectType, action, payload }: TransitionCommand,
    found: VisibleSubject | null,
    isRecused: boolean,
    editionOf: (id: string) => LoadedEdition | Promise<LoadedEdition>,
  ): Promise<MachineAction | undefined> {
    if (!found) throw new DomainError('subject.notFound');
    if (isRecused) throw new DomainError('dossier.recused');
    const { machine } = await editionOf(found.editionId);
    const named = machine.actions.filter((one) => one.subject === subjectType && one.name === action);
    if (named.length === 0) throw new DomainError('action.unknown', { action });
    // Also where the act is not open now: what is stored as a request is an object.
    checkSchema(ANY_PAYLOAD, payload, 'body');
    const here = machine.find(subjectType, found.state, action, found.stage);
    if (here) checkSchema(here.payload, payload, 'body', { today: businessDateOf(this.clock.iso()) });
    return here;
  }

  /** The request and its outbox row, or the one that the same key wrote in the same moment. */
  private async write(
    requests: TransitionRequestRepository,
    actor: SessionActor,
    request: TransitionCommand,
    hash: string,
  ): Promise<Accepted> {
    const written = this.newRequest(actor, request, hash);
    if (await requests.accept(written)) return { id: written.id, isNew: true };
    const known = await requests.byKey(actor.scope.userId, request.idempotencyKey);
    if (!known) throw new Error(`The key of request ${written.id} is taken and not found`);
    return sameRequest(known, hash);
  }

  private newRequest(actor: SessionActor, request: TransitionCommand, hash: string): NewRequest {
    return {
      id: randomUUID(),
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
    };
  }

  /** The outcome of the person's own request; a refusal is thrown as its problem. */
  async outcome(actor: SessionActor, requestId: string, waitMs = 0, isNew = false): Promise<TransitionResult> {
    const read = () => this.together.outcome({ requestId, userId: actor.scope.userId });
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

/** What is opened is not there yet, and what an order does is judged against the order, where it is carried out. */
function hasSubject({ action }: TransitionCommand): boolean {
  return action !== 'open' && !isOrdered(action);
}

/** `isNew` is false where the same key brought the same request before. */
type Accepted = Pick<AcceptedRequest, 'id' | 'isNew'>;

/** What a key stands for: the same request again is the same to the last letter. */
function hashOf(request: TransitionCommand): string {
  return sha256Hex(canonicalJson({ ...request, idempotencyKey: undefined, worksheet: undefined }));
}

function sameRequest(known: KnownRequest, hash: string): Accepted {
  if (known.bodyHash !== hash) throw new DomainError('request.keyReused');
  return { id: known.id, isNew: false };
}
