import { Inject, Injectable } from '@nestjs/common';
import type { TaskCountsDto, TaskDto, TaskQueryDto } from '@linxuan/contracts';
import { editionName } from '@linxuan/domain';
import { TaskRepository, UnitOfWork, type TaskCount, type Tx } from '@linxuan/persistence';
import { Clock, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';
import { toTasks } from './task-rows';
import { urgencyBounds } from './urgency';

/** The work queues of a session: its role's, its person's, and those it deputises for. */
@Injectable()
export class TaskListService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  /** A page and the exact total in one statement; what is owed is named by one more. */
  page(actor: SessionActor, query: TaskQueryDto): Promise<{ data: TaskDto[]; total: number }> {
    const now = this.clock.iso();
    const list = async (tx: Tx) => {
      const bounds = urgencyBounds(now);
      const { tasks, total, away } = await new TaskRepository(tx).page(actor.queues, query, bounds);
      return { data: await toTasks(tx, this.editions, tasks, away, now), total };
    };
    return this.work.list(actor.scope, list);
  }

  counts(actor: SessionActor): Promise<TaskCountsDto> {
    const bounds = urgencyBounds(this.clock.iso());
    const count = async (tx: Tx) => {
      const rows = await new TaskRepository(tx).counts(actor.queues, bounds);
      const sum = (of: 'count' | 'overdue' | 'today' | 'soon') => rows.reduce((total, row) => total + row[of], 0);
      return {
        total: sum('count'),
        overdue: sum('overdue'),
        today: sum('today'),
        soon: sum('soon'),
        byKind: Object.fromEntries(summed(rows, ({ kind }) => kind)),
        byEdition: await this.editionCounts(tx, rows),
      };
    };
    return this.work.list(actor.scope, count);
  }

  private async editionCounts(tx: Tx, rows: readonly TaskCount[]): Promise<TaskCountsDto['byEdition']> {
    const counts = [...summed(rows, ({ editionId }) => editionId)].sort(([, a], [, b]) => b - a);
    const found: TaskCountsDto['byEdition'] = [];
    for (const [id, count] of counts) {
      const { machine } = await this.editions.get(tx, id);
      found.push({ id, edition: editionName(machine.definition), count });
    }
    return found;
  }
}

function summed(rows: readonly TaskCount[], keyOf: (row: TaskCount) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.count);
  return sums;
}
