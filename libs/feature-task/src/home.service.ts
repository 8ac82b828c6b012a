import { Inject, Injectable } from '@nestjs/common';
import type { HomeDto, HomeGroupDto } from '@linxuan/contracts';
import { businessDateOf, missingYears } from '@linxuan/domain';
import { UnitOfWork, type Tx } from '@linxuan/persistence';
import { Clock, EDITIONS, workingCalendar, type Editions, type SessionActor } from '@linxuan/platform';
import { roleHome } from './home-of-role';
import { TASK_COLUMNS, toTasks, type TaskRecord } from './task-rows';
import { urgencyBounds, type UrgencyBounds } from './urgency';

/** Roles whose menu has the working calendar. */
const CALENDAR_ROLES: readonly string[] = ['operator', 'authority-clerk', 'authority-lead'];
/** Pieces of work shown of each kind. */
const SAMPLE = 4;

interface GroupRecord extends TaskRecord {
  count: number;
  overdue: number;
  today: number;
  soon: number;
  earliest: Date | null;
}

/** The first page: what is due, of which kind, and what the role watches. Three statements whatever the amount of work, one more where reports or payments are owed. */
@Injectable()
export class HomeService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  view(actor: SessionActor): Promise<HomeDto> {
    const bounds = urgencyBounds(this.clock.iso());
    return this.work.run(actor.scope, async (tx) => ({
      role: actor.role,
      ...(await this.groups(tx, actor, bounds)),
      ...(await roleHome(tx, this.editions, actor, bounds)),
      ...calendarTask(actor, bounds),
    }));
  }

  private async groups(tx: Tx, actor: SessionActor, bounds: UrgencyBounds): Promise<Pick<HomeDto, 'due' | 'groups'>> {
    const rows: GroupRecord[] = await tx.query(
      `SELECT * FROM (
         SELECT ${TASK_COLUMNS}, row_number() OVER (PARTITION BY t.kind ORDER BY t.due_at NULLS LAST, t.id) AS place, (count(*) OVER kinds)::int AS count,
           (count(*) FILTER (WHERE t.due_at < $2) OVER kinds)::int AS overdue, (count(*) FILTER (WHERE t.due_at >= $2 AND t.due_at <= $3) OVER kinds)::int AS today,
           (count(*) FILTER (WHERE t.due_at > $3 AND t.due_at <= $4) OVER kinds)::int AS soon, min(t.due_at) OVER kinds AS earliest
         FROM task t WHERE t.done_at IS NULL AND t.queue_key = ANY($1) WINDOW kinds AS (PARTITION BY t.kind)) ranked
       WHERE place <= ${SAMPLE} ORDER BY earliest NULLS LAST, kind, place`,
      [actor.queues, bounds.now, bounds.todayEnds, bounds.soonEnds],
    );
    const due = { overdue: 0, today: 0, soon: 0 };
    const groups = new Map<string, HomeGroupDto>();
    const tasks = await toTasks(tx, this.editions, rows, new Map(), bounds.now);
    for (const [index, task] of tasks.entries()) {
      const row = rows[index];
      if (!row) continue;
      const known = groups.get(task.kind);
      if (known) {
        known.sample.push(task);
        continue;
      }
      groups.set(task.kind, {
        kind: task.kind,
        count: row.count,
        overdue: row.overdue,
        earliestDue: row.earliest?.toISOString() ?? null,
        sample: [task],
      });
      due.overdue += row.overdue;
      due.today += row.today;
      due.soon += row.soon;
    }
    return { due, groups: [...groups.values()] };
  }
}

/** Who enters the holidays of a year is told from October on, until the year is there. */
function calendarTask({ role }: SessionActor, { now }: UrgencyBounds): Pick<HomeDto, 'calendarYears'> {
  if (!CALENDAR_ROLES.includes(role)) return {};
  const years = missingYears(businessDateOf(now), workingCalendar);
  return years.length > 0 ? { calendarYears: years } : {};
}
