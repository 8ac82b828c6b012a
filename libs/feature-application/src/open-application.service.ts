import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { OpenedApplicationDto } from '@linxuan/contracts';
import { deriveId } from '@linxuan/domain';
import { CaseRepository, EditionRepository, UnitOfWork } from '@linxuan/persistence';
import {
  Clock,
  DomainError,
  TRANSITION_REQUESTS,
  EDITIONS,
  type TransitionRequests,
  type Editions,
  type SessionActor,
} from '@linxuan/platform';
import { nationalClose } from './application-date';

/** A new application: the case is opened through the request service, its draft begins with what the register knows. */
@Injectable()
export class OpenApplicationService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(TRANSITION_REQUESTS) private readonly transitionRequests: TransitionRequests,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  /** With a key, a repeated call answers with the case that the first one opened. */
  async open(
    actor: SessionActor,
    body: { editionId: string; title: string; sourceCaseId?: string },
    key: string | undefined,
  ): Promise<OpenedApplicationDto> {
    await this.requireOpen(actor, body.editionId);
    const { title } = body;
    const id = key ? deriveId(`${actor.userId}/${key}`, 'case') : randomUUID();
    const result = await this.transitionRequests.act(actor, {
      subjectType: 'case',
      subjectId: id,
      action: 'open',
      version: null,
      payload: { editionId: body.editionId, title, ...(body.sourceCaseId ? { sourceCaseId: body.sourceCaseId } : {}) },
      idempotencyKey: key ?? `open-${id}`,
    });
    if (result.status !== 'applied')
      return { id, number: null, version: 0, status: result.status, requestId: result.requestId };
    const row = await this.work.run(actor.scope, (tx) => new CaseRepository(tx).find(id));
    return {
      id,
      number: row?.number ?? null,
      version: row?.version ?? result.version,
      status: 'applied',
      requestId: result.requestId,
    };
  }

  private requireOpen(actor: SessionActor, editionId: string): Promise<void> {
    return this.work.run(actor.scope, async (tx) => {
      if ((await new EditionRepository(tx).stateOf(editionId)) !== 'open')
        throw new DomainError('application.editionClosed');
      const closes = await nationalClose(tx, await this.editions.get(tx, editionId), this.clock.iso());
      if (closes !== null && this.clock.iso() > closes) throw new DomainError('application.editionClosed');
    });
  }
}
