import type { TaskDto } from '@linxuan/contracts';
import { businessDateOf, daysBetween, obligationName, type ObligationRow, type SubjectType } from '@linxuan/domain';
import type { Away, Tx } from '@linxuan/persistence';
import type { Editions } from '@linxuan/platform';
import { dueWords } from './urgency';

/** A task as the driver gives it. */
export interface TaskRecord {
  id: string;
  kind: string;
  subject_type: SubjectType;
  subject_id: string;
  case_id: string | null;
  dossier_id: string | null;
  edition_id: string;
  stage: string;
  org_id: string;
  role: string;
  user_id: string | null;
  title: string;
  number: string | null;
  opened_at: Date;
  due_at: Date | null;
}
export const TASK_COLUMNS =
  't.id, t.kind, t.subject_type, t.subject_id, t.case_id, t.dossier_id, t.edition_id, t.stage, t.org_id, t.role, t.user_id, t.title, t.number, t.opened_at, t.due_at';

/** Adds what the screen shows: the stage's name, which report or payment is meant, how long is left in words, the age in days. */
export async function toTasks(
  tx: Tx,
  editions: Editions,
  rows: TaskRecord[],
  away: ReadonlyMap<string, Away>,
  now: string,
): Promise<TaskDto[]> {
  const tasks: TaskDto[] = [];
  const owed = await owedOf(tx, rows);
  for (const row of rows) {
    const { machine } = await editions.get(tx, row.edition_id);
    const stage = machine.stages.get(row.stage);
    const one = row.subject_type === 'obligation' ? owed.get(row.subject_id) : undefined;
    const title = stage?.title ?? { zh: row.stage, en: row.stage };
    const openedAt = row.opened_at.toISOString();
    const dueAt = row.due_at?.toISOString() ?? null;
    tasks.push({
      id: row.id,
      kind: row.kind,
      subjectType: row.subject_type,
      subjectId: row.subject_id,
      caseId: row.case_id,
      dossierId: row.dossier_id,
      editionId: row.edition_id,
      stage: row.stage,
      stageKind: stage?.kind ?? '',
      stageTitle: title,
      orgId: row.org_id,
      role: row.role,
      userId: row.user_id,
      title: row.title,
      number: row.number,
      detail: one ? obligationName(machine, one) : null,
      openedAt,
      dueAt,
      age: Math.max(0, daysBetween(businessDateOf(openedAt), businessDateOf(now))),
      ...dueWords(now, dueAt),
      away: away.get(queueOf(row)) ?? null,
    });
  }
  return tasks;
}

/** What is owed, for the tasks that are about it; queues without such work ask nothing. */
async function owedOf(
  tx: Tx,
  tasks: readonly TaskRecord[],
): Promise<Map<string, Pick<ObligationRow, 'stage' | 'kind' | 'ruleId' | 'round' | 'dueAt'>>> {
  const ids = tasks.filter(({ subject_type }) => subject_type === 'obligation').map(({ subject_id }) => subject_id);
  if (ids.length === 0) return new Map();
  const rows: {
    id: string;
    stage: string;
    kind: ObligationRow['kind'];
    rule_id: string;
    round: number;
    due_at: Date | null;
  }[] = await tx.query(`SELECT id, stage, kind, rule_id, round, due_at FROM obligation WHERE id = ANY($1)`, [ids]);
  return new Map(
    rows.map(({ id, stage, kind, rule_id, round, due_at }) => [
      id,
      { stage, kind, ruleId: rule_id, round, dueAt: due_at?.toISOString() ?? null },
    ]),
  );
}

const queueOf = ({ user_id, org_id, role }: TaskRecord): string => (user_id ? `user:${user_id}` : `${org_id}/${role}`);
