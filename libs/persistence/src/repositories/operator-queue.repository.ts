import { AppSettingEntity } from '../entities';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A request for a change of state that was not carried out yet. */
export interface WaitingRequest {
  id: string;
  subjectType: string;
  action: string;
  login: string | null;
  displayName: string | null;
  orgZh: string | null;
  orgEn: string | null;
  role: string;
  acceptedAt: string;
  state: 'pending' | 'parked';
  attempts: number;
  error: string | null;
}
/** A job that was given up after its last try. */
export interface FailedJob {
  id: number;
  topic: string;
  key: string;
  createdAt: string;
  attempt: number;
  error: string;
}
export interface TopicFigures {
  topic: string;
  waiting: number;
  running: number;
  failed: number;
  oldestWaiting: string | null;
}

/**
 * What waits and what failed. Operators see neither cases nor what is asked about them, so that every statement calls a
 * function of the database that shows the outside of a job and nothing else.
 */
export class OperatorQueueRepository {
  constructor(private readonly tx: Tx) {}

  async requests(
    state: string | undefined,
    { page, perPage }: { page: number; perPage: number },
  ): Promise<{ rows: WaitingRequest[]; total: number }> {
    const rows = await rowsOf<WaitingRequest & { total: number }>(
      this.tx,
      'SELECT * FROM operator_requests($1, $2, $3)',
      [state ?? null, perPage, (page - 1) * perPage],
    );
    return { rows, total: Number(rows[0]?.total ?? 0) };
  }

  async jobs({ page, perPage }: { page: number; perPage: number }): Promise<{ rows: FailedJob[]; total: number }> {
    const rows = await rowsOf<FailedJob & { total: number }>(this.tx, 'SELECT * FROM operator_jobs($1, $2)', [
      perPage,
      (page - 1) * perPage,
    ]);
    return { rows, total: Number(rows[0]?.total ?? 0) };
  }

  topics(): Promise<TopicFigures[]> {
    return rowsOf(this.tx, 'SELECT * FROM operator_queue()');
  }

  async requestFigures(): Promise<{ pending: number; parked: number }> {
    const [row] = await rowsOf<{ pending: number; parked: number }>(
      this.tx,
      `SELECT count(*) FILTER (WHERE state = 'pending')::int AS pending,
         count(*) FILTER (WHERE state = 'parked')::int AS parked
       FROM operator_requests(NULL, 1000000, 0)`,
    );
    return row ?? { pending: 0, parked: 0 };
  }

  /** What the start-up checks found in the settings; empty where they found nothing. */
  async configFaults<Fault>(): Promise<Fault[]> {
    const found = await this.tx.findOneBy(AppSettingEntity, { key: 'config.faults' });
    return (found?.value as Fault[] | undefined) ?? [];
  }

  /** False where there is no parked request of this id. */
  async resendRequest(id: string): Promise<boolean> {
    const [row] = await rowsOf<{ sent: boolean }>(this.tx, 'SELECT operator_resend_request($1) AS sent', [id]);
    return row?.sent ?? false;
  }

  /** False where there is no failed job of this id. */
  async resendJob(id: string): Promise<boolean> {
    const [row] = await rowsOf<{ sent: boolean }>(this.tx, 'SELECT operator_resend_job($1) AS sent', [id]);
    return row?.sent ?? false;
  }

  /** Reads the whole ledger; takes seconds on a large one. */
  async checkLedger<Report>(): Promise<Report> {
    const [row] = await rowsOf<{ report: Report }>(this.tx, 'SELECT operator_ledger_check() AS report');
    if (!row) throw new Error('A check has a report');
    return row.report;
  }
}
