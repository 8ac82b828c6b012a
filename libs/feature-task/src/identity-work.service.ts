import { Inject, Injectable } from '@nestjs/common';
import type { IdentityWorkDto } from '@linxuan/contracts';
import { identityWorkRows, UnitOfWork, type IdentityWorkRow } from '@linxuan/persistence';
import { Clock, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';
import { TASK_COLUMNS, toTasks, type TaskRecord } from './task-rows';

/** Pieces of work shown of each identity. */
const SAMPLE = 4;

type Row = IdentityWorkRow & (TaskRecord | { id: null });
const isWork = (row: Row): row is IdentityWorkRow & TaskRecord => row.id !== null;

/** What waits for a person who holds several identities, whichever of them is at hand. */
@Injectable()
export class IdentityWorkService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  /** One entry for each membership and each deputation in force; the one whose work is due first stands first. */
  of(actor: SessionActor): Promise<IdentityWorkDto[]> {
    const now = this.clock.iso();
    return this.work.run(actor.scope, async (tx) => {
      const rows = await identityWorkRows<Row>(tx, {
        userId: actor.actingFor ?? actor.userId,
        shown: actor.queues,
        now,
        columns: TASK_COLUMNS,
        sample: SAMPLE,
      });
      const found = new Map<string, IdentityWorkDto>();
      for (const { membership_id: membershipId, count, overdue, elsewhere, late, earliest } of rows) {
        const earliestDue = earliest?.toISOString() ?? null;
        found.set(membershipId, {
          membershipId,
          count,
          overdue,
          elsewhere: { count: elsewhere, overdue: late, earliestDue, sample: [] },
        });
      }
      const works = rows.filter(isWork);
      const tasks = await toTasks(tx, this.editions, works, new Map(), now);
      for (const [index, task] of tasks.entries())
        found.get(works[index]?.membership_id ?? '')?.elsewhere.sample.push(task);
      return [...found.values()];
    });
  }
}
