import { Inject, Injectable } from '@nestjs/common';
import type { TaskCountsDto, TaskDto, TaskQueryDto } from '@linxuan/contracts';
import { awayColumn, awayOf, UnitOfWork, type Away } from '@linxuan/persistence';
import { Clock, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';
import { TASK_COLUMNS, toTasks, type TaskRecord } from './task-rows';
import { taskFilter, taskOrder } from './task-filter';
import { urgencyBounds } from './urgency';

/** The work queues of a session: its role's, its person's, and those it deputises for. */
@Injectable()
export class TaskListService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  /** A page and the exact total in one statement; what is owed is named by one more. Each queue gives its first rows in the order of its index, so a page costs the same however long the queue is. */
  page(actor: SessionActor, query: TaskQueryDto): Promise<{ data: TaskDto[]; total: number }> {
    const now = this.clock.iso();
    const { where, parameters } = taskFilter(actor.queues, query, urgencyBounds(now));
    const order = taskOrder(query.sort, query.order);
    const end = query.page * query.perPage;
    return this.work.run(actor.scope, async (tx) => {
      const rows: (TaskRecord & { total: number; place: string | null; away: Record<string, Away> | null })[] =
        await tx.query(
          `SELECT (SELECT count(*)::int FROM task t WHERE ${where}) AS total, ${awayColumn('$1', `$${parameters.length + 1}::timestamptz`)} AS away, p.*
         FROM (SELECT 1) one LEFT JOIN (
           SELECT page.*, row_number() OVER () AS place FROM (
             SELECT t.* FROM unnest($1::text[]) AS queue(key)
               CROSS JOIN LATERAL (SELECT ${TASK_COLUMNS} FROM task t WHERE ${where} AND t.queue_key = queue.key ORDER BY ${order} LIMIT ${end}) t
             ORDER BY ${order} LIMIT ${query.perPage} OFFSET ${end - query.perPage}) page) p ON true
         ORDER BY p.place`,
          [...parameters, now],
        );
      return {
        data: await toTasks(
          tx,
          this.editions,
          rows.filter(({ place }) => place !== null),
          awayOf(rows[0]?.away ?? null),
          now,
        ),
        total: rows[0]?.total ?? 0,
      };
    });
  }

  counts(actor: SessionActor): Promise<TaskCountsDto> {
    const bounds = urgencyBounds(this.clock.iso());
    return this.work.run(actor.scope, async (tx) => {
      const rows: { kind: string; count: number; overdue: number; today: number; soon: number }[] = await tx.query(
        `SELECT t.kind, count(*)::int AS count, count(*) FILTER (WHERE t.due_at < $2)::int AS overdue, count(*) FILTER (WHERE t.due_at >= $2 AND t.due_at <= $3)::int AS today, count(*) FILTER (WHERE t.due_at > $3 AND t.due_at <= $4)::int AS soon
         FROM task t WHERE t.done_at IS NULL AND t.queue_key = ANY($1) GROUP BY t.kind`,
        [actor.queues, bounds.now, bounds.todayEnds, bounds.soonEnds],
      );
      const sum = (of: 'count' | 'overdue' | 'today' | 'soon') => rows.reduce((total, row) => total + row[of], 0);
      return {
        total: sum('count'),
        overdue: sum('overdue'),
        today: sum('today'),
        soon: sum('soon'),
        byKind: Object.fromEntries(rows.map(({ kind, count }) => [kind, count])),
      };
    });
  }
}
