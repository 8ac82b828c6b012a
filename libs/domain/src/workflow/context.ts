import type { DueRule } from '../programme/definition';
import type { CaseMachine, Command, DecisionContext, OutsideFacts } from '../programme/machine';
import { deriveId } from './ids';
import type { RowChange } from './rows';
import { applyChange, copyWorkingSet, type WorkingSet } from './working-set';

export interface DueDates {
  due: DecisionContext['due'];
  workingDaysAfter: DecisionContext['workingDaysAfter'];
  unannounced: DecisionContext['unannounced'];
  /** When a counted date that stood still since `pausedAt` is due, once it runs again. */
  resumed(rule: DueRule, paused: { pausedAt: string; dueAt: string }, at: string): string;
}

/** Records changes while it shows their effect, so that one action sees what it has just done. */
export function createContext(
  machine: CaseMachine,
  stageId: string,
  before: WorkingSet,
  command: Command,
  outside: OutsideFacts,
  dueDates: DueDates,
): DecisionContext {
  const workingSet = copyWorkingSet(before);
  const changes: RowChange[] = [];
  let ids = 0;
  const stage = machine.stages.get(stageId);
  if (!stage) throw new Error(`The machine has no stage ${stageId}`);

  const record = (change: RowChange) => {
    applyChange(workingSet, change);
    changes.push(change);
  };
  const context: DecisionContext = {
    def: machine.definition,
    machine,
    stage,
    workingSet,
    command,
    outside,
    ...dueDates,
    changes,
    stageDue: (caseId, of) => {
      if (!of.due) return null;
      const paused = [...workingSet.deadline.values()].find(
        (row) => row.kind === 'stage' && row.ownerId === caseId && row.stage === of.id && row.state === 'paused',
      );
      return paused?.pausedAt
        ? dueDates.resumed(of.due, { pausedAt: paused.pausedAt, dueAt: paused.dueAt }, command.acceptedAt)
        : dueDates.due(of.due, command.acceptedAt);
    },
    newId: () => deriveId(command.id, ids++),
    insert: (table, row) => record({ table, op: 'insert', id: row.id, set: row } as RowChange),
    update: (table, id, set) => record({ table, op: 'update', id, set } as RowChange),
    remove: (table, id) => record({ table, op: 'delete', id } as RowChange),
    moveTo: (caseId, stateId, more = {}) => {
      const target = machine.states.get(stateId);
      const row = workingSet.case.get(caseId);
      if (!target || !row) throw new Error(`Cannot lead ${caseId} to ${stateId}`);
      const entersStage = row.stage !== target.stage;
      const definition = machine.stages.get(target.stage);
      const entered =
        entersStage && definition
          ? {
              enteredAt: command.acceptedAt,
              dueAt: definition.due ? dueDates.due(definition.due, command.acceptedAt) : null,
            }
          : {};
      context.update('case', caseId, {
        state: stateId,
        stage: target.stage,
        outcome: target.outcome ?? 'running',
        ...entered,
        ...more,
      });
      if (entersStage && definition) machine.kindOf(definition.id).onEnter?.(context, caseId, definition);
    },
    moveOn: (caseId, more = {}) => {
      const row = workingSet.case.get(caseId);
      if (!row) throw new Error(`No case ${caseId}`);
      const path = machine.path(more.route ?? row.route);
      const next = path[path.indexOf(row.stage) + 1];
      const definition = next ? machine.stages.get(next) : undefined;
      if (!definition) throw new Error(`No stage follows ${row.stage}`);
      context.moveTo(caseId, `${definition.id}.${machine.kindOf(definition.id).entry}`, more);
    },
  };
  return context;
}
