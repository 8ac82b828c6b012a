import { Inject, Injectable } from '@nestjs/common';
import type {
  ConfigFaultDto,
  FailedJobDto,
  LedgerCheckDto,
  OperatorRequestDto,
  QueueFiguresDto,
  RequestQueryDto,
} from '@linxuan/contracts';
import { UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError, LOGGER, type SessionActor } from '@linxuan/platform';
import type { Logger } from 'pino';

interface RequestRecord {
  id: string;
  subject_type: string;
  action: string;
  login: string | null;
  display_name: string | null;
  org_zh: string | null;
  org_en: string | null;
  role: string;
  accepted_at: Date;
  state: 'pending' | 'parked';
  attempts: number;
  error: string | null;
  total: string;
}
interface JobRecord {
  id: string;
  topic: string;
  key: string;
  created_at: Date;
  attempt: number;
  error: string;
  total: string;
}

/** What waits, what failed, and whether the ledger holds. An operator sends again; what a request does is decided when it is applied. */
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
      const rows: RequestRecord[] = await tx.query(`SELECT * FROM operator_requests($1, $2, $3)`, [
        state ?? null,
        perPage,
        (page - 1) * perPage,
      ]);
      return {
        data: rows.map((row) => ({
          id: row.id,
          subjectType: row.subject_type,
          action: row.action,
          login: row.login ?? '',
          displayName: row.display_name ?? '',
          orgName: { zh: row.org_zh ?? '', en: row.org_en ?? '' },
          role: row.role,
          acceptedAt: row.accepted_at.toISOString(),
          state: row.state,
          attempts: row.attempts,
          error: row.error,
        })),
        total: Number(rows[0]?.total ?? 0),
      };
    });
  }

  jobs(actor: SessionActor, { page, perPage }: RequestQueryDto): Promise<{ data: FailedJobDto[]; total: number }> {
    return this.work.run(actor.scope, async (tx) => {
      const rows: JobRecord[] = await tx.query(`SELECT * FROM operator_jobs($1, $2)`, [perPage, (page - 1) * perPage]);
      return {
        data: rows.map(({ id, topic, key, created_at, attempt, error }) => ({
          id: String(id),
          topic,
          key,
          createdAt: created_at.toISOString(),
          attempt,
          error,
        })),
        total: Number(rows[0]?.total ?? 0),
      };
    });
  }

  figures(actor: SessionActor): Promise<QueueFiguresDto> {
    return this.work.run(actor.scope, async (tx) => {
      const topics: { topic: string; waiting: string; running: string; failed: string; oldest_waiting: Date | null }[] =
        await tx.query(`SELECT * FROM operator_queue()`);
      const [requests] = await tx.query(
        `SELECT count(*) FILTER (WHERE state = 'pending')::int AS pending, count(*) FILTER (WHERE state = 'parked')::int AS parked FROM operator_requests(NULL, 1000000, 0)`,
      );
      return {
        topics: topics.map(({ topic, waiting, running, failed, oldest_waiting }) => ({
          topic,
          waiting: Number(waiting),
          running: Number(running),
          failed: Number(failed),
          oldestWaiting: oldest_waiting?.toISOString() ?? null,
        })),
        requests: requests as QueueFiguresDto['requests'],
      };
    });
  }

  configFaults(actor: SessionActor): Promise<{ data: ConfigFaultDto[] }> {
    return this.work.run(actor.scope, async (tx) => {
      const rows: { value: ConfigFaultDto[] }[] = await tx.query(
        `SELECT value FROM app_setting WHERE key = 'config.faults'`,
      );
      return { data: rows[0]?.value ?? [] };
    });
  }

  resendRequest(actor: SessionActor, id: string): Promise<void> {
    return this.resend(actor, `SELECT operator_resend_request($1) AS sent`, id, 'request');
  }

  async resendJob(actor: SessionActor, id: string): Promise<void> {
    if (!/^\d{1,18}$/.test(id)) throw new DomainError('subject.notFound');
    await this.resend(actor, `SELECT operator_resend_job($1) AS sent`, id, 'job');
  }

  private async resend(actor: SessionActor, sql: string, id: string, what: string): Promise<void> {
    await this.work.run(actor.scope, async (tx) => {
      const [{ sent }] = (await tx.query(sql, [id])) as [{ sent: boolean }];
      if (!sent) throw new DomainError('subject.notFound');
    });
    this.log.info({ operator: actor.scope.userId, what, id }, 'sent again by an operator');
  }

  /** Reads the whole ledger; takes seconds on a large one. */
  checkLedger(actor: SessionActor): Promise<LedgerCheckDto> {
    return this.work.run(actor.scope, async (tx) => {
      const [{ report }] = (await tx.query(`SELECT operator_ledger_check() AS report`)) as [
        { report: Omit<LedgerCheckDto, 'at'> },
      ];
      return { at: this.clock.iso(), ...report };
    });
  }
}
