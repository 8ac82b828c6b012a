import { Inject, Injectable } from '@nestjs/common';
import type { SubmissionResultDto } from '@linxuan/contracts';
import { readContent, withoutBlanks, type JsonObject, type Problem } from '@linxuan/form-rules';
import { SnapshotRepository, TransitionRequestRepository, UnitOfWork, type Tx } from '@linxuan/persistence';
import {
  Clock,
  DomainError,
  TRANSITION_REQUESTS,
  EDITIONS,
  type TransitionRequests,
  type Editions,
  type SessionActor,
} from '@linxuan/platform';
import { applicationCase, requirePen } from './application-case';
import { attachmentsOf, fieldsOf, readDraft } from './draft-store';
import { factsFor, problemsOf } from './problems-of';
import { ReceiptService } from './receipt.service';

/** How long a submission waits for its outcome before the caller is told to poll, in milliseconds. */
const WAIT_MS = 2000;

export interface SubmitCommand {
  caseId: string;
  draftVersion: number;
  /**
   * Version of the case that was looked at; null takes the present one, the draft's version guards the content in any
   * case.
   */
  caseVersion: number | null;
  idempotencyKey: string;
}

/** Submits or resubmits: snapshot, request and outbox row in one transaction. The engine judges the content again. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(TRANSITION_REQUESTS) private readonly transitionRequests: TransitionRequests,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly receipts: ReceiptService,
    private readonly clock: Clock,
  ) {}

  async submit(actor: SessionActor, command: SubmitCommand): Promise<SubmissionResultDto> {
    const requestId = await this.work.run(
      actor.scope,
      async (tx) => (await knownRequest(tx, actor, command)) ?? this.accept(tx, actor, command),
    );
    const result = await this.transitionRequests.outcome(actor, requestId, WAIT_MS);
    if (result.status !== 'applied') return { ...result, receipt: null };
    return { ...result, receipt: await this.receipts.ofRequest(actor, command.caseId, requestId) };
  }

  private async accept(tx: Tx, actor: SessionActor, command: SubmitCommand): Promise<string> {
    const found = await applicationCase(tx, this.editions, actor, command.caseId);
    const action = requirePen(actor, found);
    // The same lock as a change of the draft takes: what is submitted is what was looked at.
    const draft = await readDraft(tx, found.id, found.edition.form, true);
    if (draft.version !== command.draftVersion) throw new DomainError('draft.stale', { version: draft.version });
    const attachments = (await attachmentsOf(tx, found.id)).map(({ id, slot, name, size, kind, sha256 }) => ({
      id,
      slot,
      name,
      size,
      kind,
      sha256,
    }));
    const fields = readContent(found.edition.form.schema, withoutBlanks(fieldsOf(draft.content))) as JsonObject;
    const problems = problemsOf(found.edition, fields, attachments, await factsFor(tx, found, this.clock.iso()));
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw invalid(errors);
    const revisionSha = await new SnapshotRepository(tx).put({
      ...fields,
      attachments,
      marks: draft.content['marks'] ?? {},
    });
    return this.transitionRequests.accept(tx, actor, {
      subjectType: 'case',
      subjectId: found.id,
      action,
      version: command.caseVersion ?? found.version,
      payload: { revisionSha, draftVersion: draft.version },
      idempotencyKey: command.idempotencyKey,
    });
  }
}

/**
 * The same key again is the same submission, also when the case has moved on since; with another body it is refused.
 */
async function knownRequest(tx: Tx, actor: SessionActor, command: SubmitCommand): Promise<string | undefined> {
  const known = await new TransitionRequestRepository(tx).askedWith(actor.scope.userId, command.idempotencyKey);
  if (!known) return undefined;
  if (known.subjectId !== command.caseId.toLowerCase() || known.payload['draftVersion'] !== command.draftVersion)
    throw new DomainError('request.keyReused');
  return known.id;
}

function invalid(errors: readonly Problem[]): DomainError {
  return new DomainError(
    'form.invalid',
    { count: errors.length },
    {
      fields: errors.slice(0, 500).map(({ pointer, code, params, rule }) => ({
        pointer,
        code,
        params,
        ...(rule ? { words: rule.message } : {}),
      })),
    },
  );
}
