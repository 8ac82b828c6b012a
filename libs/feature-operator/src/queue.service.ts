import { Inject, Injectable } from '@nestjs/common';
import type {
  ConfigFaultDto,
  FailedJobDto,
  LedgerCheckDto,
  OperatorRequestDto,
  QueueFiguresDto,
  RequestQueryDto,
} from '@linxuan/contracts';
import { OperatorQueueRepository, UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError, LOGGER, type SessionActor } from '@linxuan/platform';
import type { Logger } from 'pino';

/**
 * What waits, what failed, and whether the ledger holds. An operator sends again; what a request does is decided when
 * it is applied.
 */
@Injectable()
export class QueueService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Pick<Logger, 'info'>,
  ) {}

  requests(
    actor: SessionActor,
    { page, perPage, state }: RequestQueryDto,
  ): Promise<{ data: OperatorRequestDto[]; total: number }> {
    return this.work.run(actor.scope, async (tx) => {
      const { rows, total } = await new OperatorQueueRepository(tx).requests(state, { page, perPage });
      return {
        data: rows.map(({ login, displayName, orgZh, orgEn, ...row }) => ({
          id: row.id,
          subjectType: row.subjectType,
          action: row.action,
          login: login ?? '',
          displayName: displayName ?? '',
          orgName: { zh: orgZh ?? '', en: orgEn ?? '' },
          role: row.role,
          acceptedAt: row.acceptedAt,
          state: row.state,
          attempts: row.attempts,
          error: row.error,
        })),
        total,
      };
    });
  }

  jobs(actor: SessionActor, { page, perPage }: RequestQueryDto): Promise<{ data: FailedJobDto[]; total: number }> {
    return this.work.run(actor.scope, async (tx) => {
      const { rows, total } = await new OperatorQueueRepository(tx).jobs({ page, perPage });
      return {
        data: rows.map(({ id, topic, key, createdAt, attempt, error }) => ({
          id: String(id),
          topic,
          key,
          createdAt,
          attempt,
          error,
        })),
        total,
      };
    });
  }

  figures(actor: SessionActor): Promise<QueueFiguresDto> {
    return this.work.run(actor.scope, async (tx) => {
      const queue = new OperatorQueueRepository(tx);
      const topics = await queue.topics();
      return {
        topics: topics.map(({ topic, waiting, running, failed, oldestWaiting }) => ({
          topic,
          waiting: Number(waiting),
          running: Number(running),
          failed: Number(failed),
          oldestWaiting,
        })),
        requests: await queue.requestFigures(),
      };
    });
  }

  configFaults(actor: SessionActor): Promise<{ data: ConfigFaultDto[] }> {
    return this.work.run(actor.scope, async (tx) => ({
      data: await new OperatorQueueRepository(tx).configFaults<ConfigFaultDto>(),
    }));
  }

  resendRequest(actor: SessionActor, id: string): Promise<void> {
    return this.resend(actor, id, 'request');
  }

  async resendJob(actor: SessionActor, id: string): Promise<void> {
    if (!/^\d{1,18}$/.test(id)) throw new DomainError('subject.notFound');
    await this.resend(actor, id, 'job');
  }

  private async resend(actor: SessionActor, id: string, what: 'request' | 'job'): Promise<void> {
    await this.work.run(actor.scope, async (tx) => {
      const queue = new OperatorQueueRepository(tx);
      const isSent = what === 'request' ? await queue.resendRequest(id) : await queue.resendJob(id);
      if (!isSent) throw new DomainError('subject.notFound');
    });
    this.log.info({ operator: actor.scope.userId, what, id }, 'sent again by an operator');
  }

  /** Reads the whole ledger; takes seconds on a large one. */
  checkLedger(actor: SessionActor): Promise<LedgerCheckDto> {
    return this.work.run(actor.scope, async (tx) => {
      const report = await new OperatorQueueRepository(tx).checkLedger<Omit<LedgerCheckDto, 'at'>>();
      return { at: this.clock.iso(), ...report };
    });
  }
}
