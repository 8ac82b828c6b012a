import {
  addWorkingDays,
  businessDateOf,
  dueRungs,
  endOfBusinessDay,
  ladderFor,
  type LadderRung,
} from '@linxuan/domain';
import type { Tx } from '@linxuan/persistence';
import { workingCalendar } from '@linxuan/platform';
import type { EditionNotices } from '../notice-table';

export interface OpenTask {
  id: string;
  kind: string;
  number: string | null;
  title: string;
  stage: string;
  org_id: string;
  role: string;
  queue_key: string;
  /** The case, where somebody at the desk or above keeps away from it: then it is told of by itself, so that the others still hear. */
  apart: string | null;
  opened_at: Date;
  due_at: Date;
  fired: string[];
}
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

/** Open work of an edition whose rungs have come and were not recorded yet. Returned, withdrawn and finished cases have no open work here. */
export async function dueWork(tx: Tx, edition: EditionNotices, now: string): Promise<FiredRung[]> {
  const tasks: OpenTask[] = await tx.query(
    `SELECT t.id, t.kind, t.number, t.title, t.stage, t.org_id, t.role, t.queue_key, t.opened_at, t.due_at,
       CASE WHEN EXISTS (SELECT 1 FROM membership m WHERE m.org_id IN (t.org_id, $3) AND m.ended_at IS NULL
         AND t.case_id = ANY(recused_cases(accounts_of(ARRAY[m.user_id]), m.role, m.org_id))) THEN t.case_id END AS apart,
       coalesce((SELECT array_agg(r.rung) FROM reminder_rung r WHERE r.task_id = t.id AND r.due_at = t.due_at), '{}') AS fired
     FROM task t WHERE t.done_at IS NULL AND t.edition_id = $1 AND t.due_at <= $2 ORDER BY t.due_at, t.id`,
    [edition.id, horizon(edition, now), edition.authority],
  );
  return tasks.flatMap((task) => {
    const ladder = ladderFor(edition.table, task.kind);
    if (!ladder || ladder.rungs.length === task.fired.length) return [];
    const work = { openedAt: task.opened_at.toISOString(), dueAt: task.due_at.toISOString() };
    return dueRungs(ladder, work, new Set(task.fired), now, workingCalendar).map(({ rung, silent }) => ({
      task,
      rung,
      silent,
    }));
  });
}

/** Records rungs and returns those that this transaction recorded: whoever else climbs the same ladder gets nothing back. */
export async function recordRungs(tx: Tx, fired: FiredRung[], now: string): Promise<FiredRung[]> {
  if (fired.length === 0) return [];
  // In one order always, so that two sweepers wait for each other instead of for ever.
  const ordered = [...fired].sort((a, b) => (a.task.id + a.rung.id < b.task.id + b.rung.id ? -1 : 1));
  const rows = ordered.map(({ task, rung, silent }) => ({
    task_id: task.id,
    rung: rung.id,
    due_at: task.due_at,
    act: rung.act,
    silent,
    fired_at: now,
  }));
  const written: { task_id: string; rung: string }[] = await tx.query(
    `INSERT INTO reminder_rung SELECT * FROM json_populate_recordset(NULL::reminder_rung, $1) ON CONFLICT DO NOTHING RETURNING task_id, rung`,
    [JSON.stringify(rows)],
  );
  const mine = new Set(written.map(({ task_id, rung }) => `${task_id} ${rung}`));
  return ordered.filter(({ task, rung }) => mine.has(`${task.id} ${rung.id}`));
}
