import type { TaskDto } from '@linxuan/contracts';
import {
  businessDateOf,
  daysBetween,
  bulkActionsOfTask,
  editionName,
  obligationName,
  worksheetOfTask,
  type ObligationRow,
} from '@linxuan/domain';
import { TaskRepository, type Away, type QueuedTask, type Tx } from '@linxuan/persistence';
import type { Editions } from '@linxuan/platform';
import { concernOf, subjectOfTask } from './task-subject';
import { dueWords } from './urgency';

/**
 * Adds what the screen shows: programme and year, the stage's name, what it is about and whom it concerns, which report
 * or payment is meant, how long is left in words, the age in days.
 */
export async function toTasks(
  tx: Tx,
  editions: Editions,
  rows: readonly QueuedTask[],
  away: ReadonlyMap<string, Away>,
  now: string,
): Promise<TaskDto[]> {
  const tasks: TaskDto[] = [];
  const owed = await owedOf(tx, rows);
  const concerns = await new TaskRepository(tx).concerns(rows.map(({ id }) => id));
  // Counting working days walks the calendar, and most rows of a page are due on few days.
  const left = new Map([...new Set(rows.map(({ dueAt }) => dueAt))].map((dueAt) => [dueAt, dueWords(now, dueAt)]));
  for (const row of rows) {
    const { machine } = await editions.get(tx, row.editionId);
    const stage = machine.stages.get(row.stage);
    const one = row.subjectType === 'obligation' ? owed.get(row.subjectId) : undefined;
    const title = stage?.title ?? { zh: row.stage, en: row.stage };
    const { openedAt, dueAt } = row;
    tasks.push({
      id: row.id,
      kind: row.kind,
      subjectType: row.subjectType,
      subjectId: row.subjectId,
      caseId: row.caseId,
      dossierId: row.dossierId,
      editionId: row.editionId,
      edition: editionName(machine.definition),
      stage: row.stage,
      stageKind: stage?.kind ?? '',
      stageTitle: title,
      bulk: bulkActionsOfTask(row.kind),
      worksheet: worksheetOfTask(row.kind, stage?.kind ?? '', row.role),
      orgId: row.orgId,
      role: row.role,
      userId: row.userId,
      subject: subjectOfTask(row, title, concerns.get(row.id)),
      concerns: concernOf(machine, row, concerns.get(row.id)),
      number: row.number,
      detail: one ? obligationName(machine, one) : null,
      openedAt,
      dueAt,
      age: Math.max(0, daysBetween(businessDateOf(openedAt), businessDateOf(now))),
      ...(left.get(dueAt) ?? dueWords(now, dueAt)),
      away: away.get(queueOf(row)) ?? null,
    });
  }
  return tasks;
}

/** What is owed, for the tasks that are about it; queues without such work ask nothing. */
async function owedOf(
  tx: Tx,
  tasks: readonly QueuedTask[],
): Promise<Map<string, Pick<ObligationRow, 'stage' | 'kind' | 'ruleId' | 'round' | 'dueAt'>>> {
  const ids = tasks.filter(({ subjectType }) => subjectType === 'obligation').map(({ subjectId }) => subjectId);
  if (ids.length === 0) return new Map();
  return new TaskRepository(tx).obligations(ids);
}

const queueOf = ({ userId, orgId, role }: QueuedTask): string => (userId ? `user:${userId}` : `${orgId}/${role}`);
