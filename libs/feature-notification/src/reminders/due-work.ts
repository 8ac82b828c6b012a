import {
  addWorkingDays,
  businessDateOf,
  dueSteps,
  endOfBusinessDay,
  ladderFor,
  type ReminderStep,
} from '@linxuan/domain';
import { ReminderRepository, type OpenTask, type Tx } from '@linxuan/persistence';
import { workingCalendar } from '@linxuan/platform';
import type { EditionNotices } from '@linxuan/domain';

export interface FiredStep {
  task: OpenTask;
  step: ReminderStep;
  silent: boolean;
}

/** Steps that come first reach this far before a due date; work that is due later needs no look. */
function horizon({ table }: EditionNotices, now: string): string {
  const earliest = Math.max(0, ...table.ladders.flatMap(({ rungs }) => rungs.map(({ days }) => -days)));
  const today = businessDateOf(now);
  const last = addWorkingDays(today, earliest + 1, workingCalendar, { firstDay: 'exclusive' });
  return endOfBusinessDay(last);
}

/**
 * Open work of an edition whose steps have come and were not recorded yet. Returned, withdrawn and finished cases have
 * no open work here.
 */
export async function dueWork(tx: Tx, edition: EditionNotices, now: string): Promise<FiredStep[]> {
  const tasks = await new ReminderRepository(tx).openTasks(edition.id, horizon(edition, now), edition.authority);
  return tasks.flatMap((task) => {
    const ladder = ladderFor(edition.table, task.kind);
    if (!ladder || ladder.rungs.length === task.fired.length) return [];
    return dueSteps(ladder, task, new Set(task.fired), now, workingCalendar).map(({ step, silent }) => ({
      task,
      step,
      silent,
    }));
  });
}

/**
 * Records steps and returns those that this transaction recorded: whoever else climbs the same ladder gets nothing
 * back.
 */
export async function recordSteps(tx: Tx, fired: FiredStep[], now: string): Promise<FiredStep[]> {
  if (fired.length === 0) return [];
  // In one order always, so that two sweepers wait for each other instead of for ever.
  const ordered = [...fired].sort((a, b) => (a.task.id + a.step.id < b.task.id + b.step.id ? -1 : 1));
  const written = await new ReminderRepository(tx).recordSteps(
    ordered.map(({ task, step, silent }) => ({
      taskId: task.id,
      rung: step.id,
      dueAt: task.dueAt,
      act: step.act,
      silent,
    })),
    now,
  );
  const mine = new Set(written.map(({ taskId, rung }) => `${taskId} ${rung}`));
  return ordered.filter(({ task, step }) => mine.has(`${task.id} ${step.id}`));
}
