import {
  addWorkingDays,
  businessDateOf,
  dueRungs,
  endOfBusinessDay,
  ladderFor,
  type LadderRung,
} from '@linxuan/domain';
import { ReminderRepository, type OpenTask, type Tx } from '@linxuan/persistence';
import { workingCalendar } from '@linxuan/platform';
import type { EditionNotices } from '../notice-table';

export interface FiredRung {
  task: OpenTask;
  rung: LadderRung;
  silent: boolean;
}

/** Rungs that come first reach this far before a due date; work that is due later needs no look. */
function horizon({ table }: EditionNotices, now: string): string {
  const earliest = Math.max(0, ...table.ladders.flatMap(({ rungs }) => rungs.map(({ days }) => -days)));
  const today = businessDateOf(now);
  const last = addWorkingDays(today, earliest + 1, workingCalendar, { firstDay: 'exclusive' });
  return endOfBusinessDay(last);
}

/**
 * Open work of an edition whose rungs have come and were not recorded yet. Returned, withdrawn and finished cases have
 * no open work here.
 */
export async function dueWork(tx: Tx, edition: EditionNotices, now: string): Promise<FiredRung[]> {
  const tasks = await new ReminderRepository(tx).openTasks(edition.id, horizon(edition, now), edition.authority);
  return tasks.flatMap((task) => {
    const ladder = ladderFor(edition.table, task.kind);
    if (!ladder || ladder.rungs.length === task.fired.length) return [];
    return dueRungs(ladder, task, new Set(task.fired), now, workingCalendar).map(({ rung, silent }) => ({
      task,
      rung,
      silent,
    }));
  });
}

/**
 * Records rungs and returns those that this transaction recorded: whoever else climbs the same ladder gets nothing
 * back.
 */
export async function recordRungs(tx: Tx, fired: FiredRung[], now: string): Promise<FiredRung[]> {
  if (fired.length === 0) return [];
  // In one order always, so that two sweepers wait for each other instead of for ever.
  const ordered = [...fired].sort((a, b) => (a.task.id + a.rung.id < b.task.id + b.rung.id ? -1 : 1));
  const written = await new ReminderRepository(tx).recordRungs(
    ordered.map(({ task, rung, silent }) => ({
      taskId: task.id,
      rung: rung.id,
      dueAt: task.dueAt,
      act: rung.act,
      silent,
    })),
    now,
  );
  const mine = new Set(written.map(({ taskId, rung }) => `${taskId} ${rung}`));
  return ordered.filter(({ task, rung }) => mine.has(`${task.id} ${rung.id}`));
}
