import type { CaseMachine, Command, TaskSpec } from '../programme/machine';
import type { DueDates } from './context';
import { nominationDue } from './derived-deadlines';
import { deriveId } from './ids';
import type { RowChange, WorkflowRows } from './rows';
import { rowsOf, type WorkingSet } from './working-set';

/** Tasks follow from the rows: what the rows mean now is compared with what is open, and made equal. */
export function derivedTasks(
  machine: CaseMachine,
  workingSet: WorkingSet,
  command: Command,
  dueDates: DueDates,
): RowChange[] {
  const expected = expectedTasks(machine, workingSet, command.acceptedAt, dueDates);
  const open = rowsOf(workingSet, 'task', ({ doneAt }) => doneAt === null);
  const wanted = new Map(expected.map((spec) => [keyOf(spec), spec]));
  const changes: RowChange[] = [];
  for (const task of open) {
    const spec = wanted.get(keyOf(task));
    if (!spec) changes.push({ table: 'task', op: 'update', id: task.id, set: { doneAt: command.acceptedAt } });
    else if (spec.dueAt !== task.dueAt)
      changes.push({ table: 'task', op: 'update', id: task.id, set: { dueAt: spec.dueAt } });
    wanted.delete(keyOf(task));
  }
  for (const [key, spec] of wanted)
    changes.push({
      table: 'task',
      op: 'insert',
      id: deriveId(command.id, key),
      set: taskRow(workingSet, spec, deriveId(command.id, key), command.acceptedAt),
    });
  return changes;
}

function expectedTasks(machine: CaseMachine, workingSet: WorkingSet, at: string, dueDates: DueDates): TaskSpec[] {
  const ofCases = [...workingSet.case.values()].flatMap((row) => {
    const stage = machine.stages.get(row.stage);
    return stage && (row.outcome === 'running' || machine.states.get(row.state)?.followed)
      ? machine.kindOf(stage.id).tasks(workingSet, row, stage, at)
      : [];
  });
  const ofDossiers = [...workingSet.dossier.values()].flatMap((row) => {
    const stage = machine.stages.get(row.stage);
    if (!stage) return [];
    // Whoever sends a batch has until the nomination closes, not only once that day was moved.
    const due = stage.kind === 'nomination' ? nominationDue(stage, row, dueDates, at) : null;
    const dated = due === null ? row : { ...row, dueAt: due };
    return machine.kindOf(stage.id).dossierTasks?.(workingSet, dated, stage, machine.definition) ?? [];
  });
  return [...ofCases, ...ofDossiers];
}

function keyOf(task: Pick<TaskSpec, 'kind' | 'subjectId' | 'orgId' | 'role' | 'userId'>): string {
  return [task.kind, task.subjectId, task.orgId, task.role, task.userId ?? ''].join('|');
}

export function queueKey(spec: Pick<TaskSpec, 'orgId' | 'role' | 'userId'>): string {
  return spec.userId ? `user:${spec.userId}` : `${spec.orgId}/${spec.role}`;
}

function taskRow(workingSet: WorkingSet, spec: TaskSpec, id: string, openedAt: string): WorkflowRows['task'] {
  const row = spec.caseId ? workingSet.case.get(spec.caseId) : undefined;
  const dossier = spec.dossierId ? workingSet.dossier.get(spec.dossierId) : undefined;
  return {
    ...spec,
    id,
    userId: spec.userId ?? null,
    queueKey: queueKey(spec),
    openedAt,
    doneAt: null,
    editionId: row?.editionId ?? dossier?.editionId ?? '',
    title: row?.title ?? dossier?.number ?? '',
    number: row?.number ?? dossier?.number ?? null,
  };
}
