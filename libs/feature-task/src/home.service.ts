import { Inject, Injectable } from '@nestjs/common';
import type { HomeDto, HomeGroupDto } from '@linxuan/contracts';
import { businessDateOf, missingYears } from '@linxuan/domain';
import { TaskRepository, UnitOfWork, type Tx, type UrgencyBounds } from '@linxuan/persistence';
import { Clock, EDITIONS, workingCalendar, type Editions, type SessionActor } from '@linxuan/platform';
import { homeCalls } from './home-calls';
import { roleHome } from './home-of-role';
import { setupSteps } from './setup-steps';
import { toTasks } from './task-rows';
import { urgencyBounds } from './urgency';

/** Roles whose menu has the working calendar. */
const CALENDAR_ROLES: readonly string[] = ['operator', 'authority-clerk', 'authority-lead'];
/** Pieces of work shown of each kind. */
const SAMPLE = 4;

/**
 * The first page: what is due, of which kind, and what the role watches. Three statements whatever the amount of work,
 * one more where reports or payments are
 * owed, and two for those who are told what takes applications.
 */
@Injectable()
export class HomeService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  view(actor: SessionActor): Promise<HomeDto> {
    const bounds = urgencyBounds(this.clock.iso());
    const home = async (tx: Tx) => {
      const calls = await homeCalls(tx, actor, bounds.now);
      return {
        role: actor.role,
        ...(await this.groups(tx, actor, bounds)),
        ...(await roleHome(tx, this.editions, actor, bounds)),
        ...calendarTask(actor, bounds),
        ...calls,
        ...(await setupSteps(tx, actor, bounds.now, calls.calls?.open ?? 0)),
      };
    };
    return this.work.list(actor.scope, home);
  }

  private async groups(tx: Tx, actor: SessionActor, bounds: UrgencyBounds): Promise<Pick<HomeDto, 'due' | 'groups'>> {
    const rows = await new TaskRepository(tx).samples(actor.queues, bounds, SAMPLE);
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
        earliestDue: row.earliest,
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
