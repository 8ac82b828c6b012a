import type { ProgrammeDefinition, StageDefinition } from './definition';
import type { CaseMachine, MachineAction, MachineState, StageKind } from './machine';
import { stageKinds } from '../workflow/kinds';
import { deadlineActions } from '../workflow/kinds/deadline.actions';

/**
 * Composes the kinds' tables into one flat case machine. From this table come what the server allows, the
 * actions the screen shows, the generated tests, the documentation and the work queues.
 */
export function compile(definition: ProgrammeDefinition): CaseMachine {
  const stages = new Map<string, StageDefinition>();
  const states = new Map<string, MachineState>();
  const actions: MachineAction[] = [];
  for (const stage of definition.stages) {
    stages.set(stage.id, stage);
    for (const state of kindFor(stage).states(stage)) {
      const id = `${stage.id}.${state.name}`;
      states.set(id, { ...state, id, stage: stage.id });
    }
  }
  for (const stage of definition.stages)
    actions.push(...kindFor(stage).actions(stage, definition, states), ...deadlineActions(stage));
  const first = definition.stages[0];
  if (!first) throw new Error('A programme without stages cannot be compiled');
  const index = new Map<string, MachineAction>();
  for (const action of actions)
    for (const from of action.from) index.set([action.subject, action.stage, from, action.name].join('|'), action);
  return {
    definition,
    initial: `${first.id}.${kindFor(first).entry}`,
    states,
    actions,
    stages,
    kindOf: (stage) => kindFor(required(stages, stage)),
    path: (route) =>
      definition.stages
        .filter((stage) => !kindFor(stage).offPath && (!stage.route || stage.route === route))
        .map(({ id }) => id),
    find: (subject, state, name, stage) =>
      index.get([subject, stage, state, name].join('|')) ??
      (subject === 'case' ? findAnyStage(actions, state, name) : undefined),
    publicTitle: (state) => required(stages, required(states, state).stage).publicTitle,
  };
}

/** Some actions of a case (withdraw, revive) belong to the application stage but start in the states of others. */
function findAnyStage(actions: MachineAction[], state: string, name: string): MachineAction | undefined {
  return actions.find((action) => action.subject === 'case' && action.name === name && action.from.includes(state));
}

/** Everybody else asks the machine (`kindOf`): a kind that imported this table would import itself. */
function kindFor(stage: StageDefinition): StageKind {
  const kind = stageKinds.find(({ kinds }) => kinds.includes(stage.kind));
  if (!kind) throw new Error(`No stage kind ${stage.kind}`);
  return kind;
}

function required<V>(map: Map<string, V>, key: string): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The machine has no ${key}`);
  return value;
}
