import type { CaseMachine, Command, DecisionContext, MachineAction, OutsideFacts } from '../programme/machine';
import { intoChains, type SubjectEvent } from './chains';
import { createContext, type DueDates } from './context';
import { derivedDeadlines } from './derived-deadlines';
import { derivedTasks } from './derived-tasks';
import { missingParties } from './parties';
import { isRefusal, refuse, type Refusal } from './refusal';
import { outsideWindow } from './window';
import { relationsOf } from './relations';
import { anotherPerson } from './two-person';
import type { RowChange, WorkflowRows } from './rows';
import type { WorkingSet } from './working-set';

export type Decision = { refused: false; events: SubjectEvent[]; state: string } | Refusal;

/**
 * Decides one command over the given rows. Pure: same machine, world, command and facts give the same decision, so a
 * job that runs twice or a replay reaches the same rows. Refuses with a code of the problem catalogue.
 */
export function decide(
  machine: CaseMachine,
  before: WorkingSet,
  command: Command,
  outside: OutsideFacts,
  dueDates: DueDates,
): Decision {
  const subject = subjectOf(before, command);
  const action = machine.find(command.subjectType, subject.state, command.action, subject.stage);
  if (!action) return refuse('state.wrong', { action: command.action, state: subject.state });
  if (action.child && before.obligation.get(command.subjectId)?.kind !== action.child)
    return refuse('state.wrong', { action: command.action, state: subject.state });
  const relations = relationsOf(before, command.subjectType, command.subjectId, command.actor);
  if (!action.who.some((who) => relations.has(who.relation) && who.roles.includes(command.actor.role)))
    return refuse('actor.notAllowed', { action: command.action });
  const running = childOfRunningStage(machine, before, command);
  if (!running) return refuse('state.wrong', { action: command.action, state: subject.state });

  const ctx = createContext(machine, action.stage, before, command, outside, dueDates);
  const refusal = outsideWindow(action, ctx) ?? guardOf(action, ctx) ?? action.decide(ctx);
  if (isRefusal(refusal)) return refusal;
  bumpVersions(ctx.changes, before);
  const changes = [
    ...ctx.changes,
    ...derivedTasks(machine, ctx.workingSet, command, dueDates),
    ...derivedDeadlines(machine, ctx.workingSet, command, dueDates),
    ...missingParties(machine, ctx.workingSet),
  ];
  return {
    refused: false,
    events: intoChains(changes, before, ctx.workingSet, action.event, command),
    state: stateAfter(ctx.workingSet, command),
  };
}

/** What holds of every action that names it as its guard; no kind can forget it. */
export function guardOf(action: MachineAction, ctx: DecisionContext): Refusal | undefined {
  return action.guards.includes('anotherPerson') ? anotherPerson(ctx) : undefined;
}

/** A child row may only move while its case stands in the stage that opened it. */
function childOfRunningStage(machine: CaseMachine, workingSet: WorkingSet, command: Command): boolean {
  if (command.subjectType !== 'opinion' && command.subjectType !== 'seat' && command.subjectType !== 'obligation')
    return true;
  const child = workingSet[command.subjectType].get(command.subjectId);
  const row = child && workingSet.case.get(child.caseId);
  return !!row && row.stage === child.stage && machine.states.get(row.state)?.heldBy !== 'applicant';
}

export function subjectOf(
  workingSet: WorkingSet,
  { subjectType, subjectId }: Pick<Command, 'subjectType' | 'subjectId'>,
): { state: string; stage: string; version: number } {
  const row = workingSet[subjectType].get(subjectId);
  if (!row) throw new Error(`No ${subjectType} ${subjectId} among the facts`);
  if ('stage' in row) return row;
  const objection = row as WorkflowRows['objection'];
  const dossier = workingSet.dossier.get(objection.dossierId);
  return { state: objection.state, version: objection.version, stage: dossier?.stage ?? '' };
}

function stateAfter(workingSet: WorkingSet, command: Command): string {
  return subjectOf(workingSet, command).state;
}

/** Every changed row that carries a version gets the next one, once per decision. */
function bumpVersions(changes: RowChange[], before: WorkingSet): void {
  const bumped = new Set<string>();
  for (const change of changes) {
    if (change.op !== 'update') continue;
    const row = before[change.table].get(change.id);
    if (!row || !('version' in row) || bumped.has(change.id)) continue;
    bumped.add(change.id);
    (change.set as { version?: number }).version = (row as { version: number }).version + 1;
  }
}
