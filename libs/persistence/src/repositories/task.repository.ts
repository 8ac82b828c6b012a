import type { ObligationRow, SubjectType } from '@linxuan/domain';
import { awayColumn, awayOf, type Away } from '../away';
import { prepared } from '../prepared';
import type { Tx } from '../unit-of-work';
import { rowsOf, toRows } from './rows';
import { rawPage } from './usual-page';
import { taskFilter, taskOrder, type TaskConditions, type UrgencyBounds } from './task-filter';

/** An open task of a work queue; instants in ISO 8601 UTC. */
export interface QueuedTask {
  id: string;
  kind: string;
  subjectType: SubjectType;
  subjectId: string;
  caseId: string | null;
  dossierId: string | null;
  editionId: string;
  stage: string;
  orgId: string;
  role: string;
  userId: string | null;
  title: string;
  number: string | null;
  openedAt: string;
  dueAt: string | null;
}

/** One of the first tasks of its kind, with the figures of the whole kind. */
export interface SampledTask extends QueuedTask {
  count: number;
  overdue: number;
  today: number;
  soon: number;
  /** When the first task of the kind is due. */
  earliest: string | null;
}

/** How much open work of a kind an edition has, and how urgent it is. */
export interface TaskCount {
  kind: string;
  editionId: string;
  count: number;
  overdue: number;
  today: number;
  soon: number;
}

/** Whom a piece of work concerns: the holder of its case as it stands, or the body whose batch of `items` it is. */
export interface TaskConcern {
  holderName: string | null;
  stage: string | null;
  route: string | null;
  ownerZh: string | null;
  ownerEn: string | null;
  items: number | null;
}

/** A page of the queues: `sort` and `order` as a list names them, `page` from 1. */
export interface TaskPageQuery extends TaskConditions {
  sort: string;
  order: 'ASC' | 'DESC';
  page: number;
  perPage: number;
}

/** The columns of `task t` that a piece of work needs. */
export const TASK_COLUMNS = `t.id, t.kind, t.subject_type, t.subject_id, t.case_id, t.dossier_id, t.edition_id,
  t.stage, t.org_id, t.role, t.user_id, t.title, t.number, t.opened_at, t.due_at`;

type PageRow = Record<string, unknown> & { total: number; place: string | null; away: Record<string, Away> | null };

/** Open work by its queues. SQL throughout: these are the statements that every page of every person begins with. */
export class TaskRepository {
  constructor(private readonly tx: Tx) {}

  /**
   * A page, the exact total and who is away, in one statement. Each queue gives its first rows in the order of its
   * index, so a page costs the same however long the queue is.
   */
  async page(
    queues: string[],
    query: TaskPageQuery,
    bounds: UrgencyBounds,
  ): Promise<{ tasks: QueuedTask[]; total: number; away: ReadonlyMap<string, Away> }> {
    const { where, parameters } = taskFilter(queues, query, bounds);
    const order = taskOrder(query.sort, query.order);
    const end = Math.trunc(query.page * query.perPage);
    const sql = `SELECT (SELECT count(*)::int FROM task t WHERE ${where}) AS total,
       ${awayColumn('$1', `$${parameters.length + 1}::timestamptz`)} AS away, p.*
     FROM (SELECT 1) one
     LEFT JOIN (
       SELECT page.*, row_number() OVER () AS place
       FROM (
         SELECT t.*
         FROM unnest($1::text[]) AS queue(key)
         CROSS JOIN LATERAL (
           SELECT ${TASK_COLUMNS}
           FROM task t
           WHERE ${where} AND t.queue_key = queue.key
           ORDER BY ${order}
           LIMIT ${end}
         ) t
         ORDER BY ${order}
         LIMIT ${Math.trunc(query.perPage)}
         OFFSET ${end - Math.trunc(query.perPage)}
       ) page
     ) p ON true
     ORDER BY p.place`;
    const raw = await rawPage<PageRow>(this.tx, query, sql, [...parameters, bounds.now]);
    const listed = raw.flatMap(({ total: _total, away: _away, place, ...row }) => (place === null ? [] : [row]));
    return { tasks: toRows(listed), total: raw[0]?.total ?? 0, away: awayOf(raw[0]?.away ?? null) };
  }

  /** Open work of the queues by kind and edition. */
  counts(queues: string[], bounds: UrgencyBounds): Promise<TaskCount[]> {
    return prepared(
      this.tx,
      `SELECT t.kind, t.edition_id AS "editionId", count(*)::int AS count,
         count(*) FILTER (WHERE t.due_at < $2)::int AS overdue,
         count(*) FILTER (WHERE t.due_at >= $2 AND t.due_at <= $3)::int AS today,
         count(*) FILTER (WHERE t.due_at > $3 AND t.due_at <= $4)::int AS soon
       FROM task t
       WHERE t.done_at IS NULL AND t.queue_key = ANY($1)
       GROUP BY t.kind, t.edition_id`,
      [queues, bounds.now, bounds.todayEnds, bounds.soonEnds],
    );
  }

  /** Up to `most` tasks of each kind, the most urgent kind and task first. */
  async samples(queues: string[], bounds: UrgencyBounds, most: number): Promise<SampledTask[]> {
    const rows = prepared<Record<string, unknown>>(
      this.tx,
      `SELECT *
       FROM (
         SELECT ${TASK_COLUMNS},
           row_number() OVER (PARTITION BY t.kind ORDER BY t.due_at NULLS LAST, t.id) AS place,
           (count(*) OVER kinds)::int AS count,
           (count(*) FILTER (WHERE t.due_at < $2) OVER kinds)::int AS overdue,
           (count(*) FILTER (WHERE t.due_at >= $2 AND t.due_at <= $3) OVER kinds)::int AS today,
           (count(*) FILTER (WHERE t.due_at > $3 AND t.due_at <= $4) OVER kinds)::int AS soon,
           min(t.due_at) OVER kinds AS earliest
         FROM task t
         WHERE t.done_at IS NULL AND t.queue_key = ANY($1)
         WINDOW kinds AS (PARTITION BY t.kind)
       ) ranked
       WHERE place <= ${Math.trunc(most)}
       ORDER BY earliest NULLS LAST, kind, place`,
      [queues, bounds.now, bounds.todayEnds, bounds.soonEnds],
    );
    return toRows(await rows);
  }

  /**
   * Whom the named tasks concern, by id. The holder is the stored one: who must not know it is for the caller to see to.
   * The tasks are read as every other is, so one that the person does not see says nothing.
   */
  async concerns(ids: readonly string[]): Promise<ReadonlyMap<string, TaskConcern>> {
    if (ids.length === 0) return new Map();
    const rows = toRows<TaskConcern & { id: string }>(
      await prepared(
        this.tx,
        `SELECT * FROM task_concerns(ARRAY(SELECT t.id FROM task t WHERE t.id = ANY($1::uuid[])))`,
        [ids],
      ),
    );
    return new Map(rows.map(({ id, ...row }) => [id, row]));
  }

  /** What the named reports, payments, changes or measures are, by id, as far as the person sees them. */
  async obligations(
    ids: string[],
  ): Promise<Map<string, Pick<ObligationRow, 'stage' | 'kind' | 'ruleId' | 'round' | 'dueAt'>>> {
    const rows = await rowsOf<Pick<ObligationRow, 'id' | 'stage' | 'kind' | 'ruleId' | 'round' | 'dueAt'>>(
      this.tx,
      `SELECT id, stage, kind, rule_id, round, due_at
       FROM obligation
       WHERE id = ANY($1)`,
      [ids],
    );
    return new Map(rows.map(({ id, ...row }) => [id, row]));
  }
}
