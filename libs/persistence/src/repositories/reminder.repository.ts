import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A piece of work that is open, with the steps of its ladder that were taken for its present date. */
export interface OpenTask {
  id: string;
  kind: string;
  number: string | null;
  title: string;
  stage: string;
  orgId: string;
  role: string;
  queueKey: string;
  /**
   * The case, where somebody in the office or above keeps away from it: then it is told of by itself, so that the
   * others still hear.
   */
  apart: string | null;
  openedAt: string;
  dueAt: string;
  fired: string[];
}

/** A step of a ladder that a piece of work has reached. */
export interface ReachedStep {
  taskId: string;
  rung: string;
  dueAt: string;
  act: string;
  /** Recorded without telling anybody. */
  silent: boolean;
}

/** The people behind a queue: who has the work, and who of them is away with whom in their place. */
export interface AssignedPeople {
  people: string[];
  away: string[];
  deputies: string[];
}

/** A piece of work below a lead, with what was said of it. */
export interface ReminderQueueItem extends AssignedPeople {
  id: string;
  kind: string;
  number: string | null;
  title: string;
  orgZh: string;
  orgEn: string;
  role: string;
  dueAt: string;
  rungs: { rung: string; act: 'remind' | 'escalate' | 'list'; at: string }[];
  listed: boolean;
}

type Names = { [Key in keyof AssignedPeople]: string[] | null };

/** Reminders: what falls due, what was said of it, and to whom. */
export class ReminderRepository {
  constructor(private readonly tx: Tx) {}

  /** Open work of an edition that falls due by `until`; returned, withdrawn and finished cases have none. */
  openTasks(editionId: string, until: string, authority: string): Promise<OpenTask[]> {
    return rowsOf(
      this.tx,
      `SELECT t.id, t.kind, t.number, t.title, t.stage, t.org_id, t.role, t.queue_key, t.opened_at, t.due_at,
         CASE WHEN EXISTS (
           SELECT 1 FROM membership m
           WHERE m.org_id IN (t.org_id, $3) AND m.ended_at IS NULL
             AND t.case_id = ANY(recused_cases(accounts_of(ARRAY[m.user_id]), m.role, m.org_id))
         ) THEN t.case_id END AS apart,
         coalesce((
           SELECT array_agg(r.rung) FROM reminder_rung r WHERE r.task_id = t.id AND r.due_at = t.due_at
         ), '{}') AS fired
       FROM task t
       WHERE t.done_at IS NULL AND t.edition_id = $1 AND t.due_at <= $2
       ORDER BY t.due_at, t.id`,
      [editionId, until, authority],
    );
  }

  /** Records steps in the order given and returns those that this transaction recorded; others took the rest. */
  async recordSteps(steps: readonly ReachedStep[], at: string): Promise<{ taskId: string; rung: string }[]> {
    const rows = steps.map(({ taskId, rung, dueAt, act, silent }) => ({
      task_id: taskId,
      rung,
      due_at: dueAt,
      act,
      silent,
      fired_at: at,
    }));
    return rowsOf(
      this.tx,
      `INSERT INTO reminder_rung
       SELECT * FROM json_populate_recordset(NULL::reminder_rung, $1)
       ON CONFLICT DO NOTHING
       RETURNING task_id, rung`,
      [JSON.stringify(rows)],
    );
  }

  /** Who is at each work queue at `now`. */
  async assignedPeople(queueKeys: readonly string[], now: string): Promise<Map<string, AssignedPeople>> {
    const rows = await rowsOf<Names & { key: string }>(
      this.tx,
      `SELECT q.key, n.*
       FROM (SELECT DISTINCT unnest($1::text[]) AS key) q
       CROSS JOIN LATERAL deputy_names(q.key, $2) n`,
      [queueKeys, now],
    );
    return new Map(rows.map(({ key, ...names }) => [key, known(names)]));
  }

  /** What falls due by `until` below the lead of the session: the first two hundred, and how many there are. */
  async openWork(now: string, until: string): Promise<{ rows: ReminderQueueItem[]; total: number }> {
    const rows = await rowsOf<Omit<ReminderQueueItem, keyof AssignedPeople> & Names & { total: number }>(
      this.tx,
      `SELECT id, kind, number, title, org_zh, org_en, role, due_at, rungs, listed, people, away, deputies, total
       FROM reminder_desk($1, $2)`,
      [now, until],
    );
    return {
      rows: rows.map(({ total: _, ...row }) => ({ ...row, ...known(row) })),
      total: Number(rows[0]?.total ?? 0),
    };
  }
}

function known({ people, away, deputies }: Names): AssignedPeople {
  return { people: people ?? [], away: away ?? [], deputies: deputies ?? [] };
}
