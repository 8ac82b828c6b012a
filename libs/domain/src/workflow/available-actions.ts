import type { CaseMachine, Command, MachineAction, OutsideFacts, PayloadSchema } from '../programme/machine';
import type { Actor } from './actor';
import { createContext, type Clockwork } from './context';
import { guardOf, subjectOf } from './decide';
import { isRefusal, type Refusal } from './refusal';
import { relationsOf } from './relations';
import type { SubjectType } from './rows';
import type { World } from './world';

/** What the screen offers: each action the actor holds here, enabled or with the refusal that stands against it. */
export interface AvailableAction {
  name: string;
  stage: string;
  /** What the stage is about, for the word that an action bears there: its kind, and of a check what is checked. */
  sense: string;
  reason: MachineAction['reason'];
  payload: PayloadSchema;
  refusal: Refusal | null;
}

export function availableActions(
  machine: CaseMachine,
  world: World,
  subject: { subjectType: SubjectType; subjectId: string },
  actor: Actor,
  at: string,
  outside: OutsideFacts,
  clockwork: Clockwork,
): AvailableAction[] {
  const { state, stage } = subjectOf(world, subject);
  const relations = relationsOf(world, subject.subjectType, subject.subjectId, actor);
  const command: Command = { id: 'preview', ...subject, action: '', payload: {}, actor, acceptedAt: at };
  return machine.actions
    .filter(
      (action) =>
        action.subject === subject.subjectType &&
        action.from.includes(state) &&
        (action.subject === 'case' || action.stage === stage),
    )
    .filter(({ child }) => !child || world.obligation.get(subject.subjectId)?.kind === child)
    .filter((action) => action.who.some((who) => relations.has(who.relation) && who.roles.includes(actor.role)))
    .map((action) => {
      const ctx = createContext(machine, action.stage, world, { ...command, action: action.name }, outside, clockwork);
      const refusal = guardOf(action, ctx) ?? action.check?.(ctx);
      return {
        name: action.name,
        stage: action.stage,
        sense: senseOf(machine, action.stage),
        reason: action.reason,
        payload: action.payload,
        refusal: isRefusal(refusal) ? refusal : null,
      };
    });
}

function senseOf(machine: CaseMachine, id: string): string {
  const stage = machine.stages.get(id);
  return stage?.kind === 'check' ? `${stage.kind}-${stage.about}` : (stage?.kind ?? '');
}
