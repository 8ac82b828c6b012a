import type {
  ActionWindow,
  CaseMachine,
  Command,
  MachineAction,
  OutsideFacts,
  PayloadSchema,
} from '../programme/machine';
import type { Actor } from './actor';
import { createContext, type DueDates } from './context';
import { guardOf, subjectOf } from './decide';
import { isRefusal, type Refusal } from './refusal';
import { relationsOf } from './relations';
import type { SubjectType } from './rows';
import { justAfter, outsideWindow } from './window';
import type { WorkingSet } from './working-set';
import { needsWorksheet, type ActionPart, type WorksheetName } from './worksheets';

/** What the screen offers: each action the actor holds here, enabled or with the refusal that stands against it. */
export interface AvailableAction {
  name: string;
  stage: string;
  /** What the stage is about, for the word that an action bears there: its kind, and of a check what is checked. */
  sense: string;
  /** The page on which it is done; null where a dialog that asks for the reason is enough. */
  worksheet: WorksheetName | null;
  /** What it does on its page, which gives it its place there by it; null where it stands with all the others. */
  part: ActionPart | null;
  /** It completes the work of its page: it stands first and in full colour. */
  main: boolean;
  /** It ends something or sends it back: it stands last and in the colour of a warning. */
  grave: boolean;
  reason: MachineAction['reason'];
  payload: PayloadSchema;
  refusal: Refusal | null;
  /** First and last instant at which the clock allows it; null where it sets no bound. */
  opensAt: string | null;
  closesAt: string | null;
  /** Milliseconds on the server's clock until the clock changes what is said here; a page asks again then. */
  changesInMs: number | null;
}

const GRAVE: ReadonlySet<string> = new Set([
  'reject',
  'withdraw',
  'decline',
  'refuse',
  'refuse-late',
  'exclude',
  'uphold',
  'recall',
  'recuse',
  'replace',
]);

/** Whether an act ends something or sends it back. */
export const isGrave = (action: string): boolean => GRAVE.has(action);

export function availableActions(
  machine: CaseMachine,
  workingSet: WorkingSet,
  subject: { subjectType: SubjectType; subjectId: string },
  actor: Actor,
  at: string,
  outside: OutsideFacts,
  dueDates: DueDates,
): AvailableAction[] {
  const { state, stage } = subjectOf(workingSet, subject);
  const relations = relationsOf(workingSet, subject.subjectType, subject.subjectId, actor);
  const command: Command = { id: 'preview', ...subject, action: '', payload: {}, actor, acceptedAt: at };
  return machine.actions
    .filter(
      (action) =>
        action.subject === subject.subjectType &&
        action.from.includes(state) &&
        (action.subject === 'case' || action.stage === stage),
    )
    .filter(({ child }) => !child || workingSet.obligation.get(subject.subjectId)?.kind === child)
    .filter((action) => action.who.some((who) => relations.has(who.relation) && who.roles.includes(actor.role)))
    .map((action) => {
      const ctx = createContext(
        machine,
        action.stage,
        workingSet,
        { ...command, action: action.name },
        outside,
        dueDates,
      );
      const refusal = outsideWindow(action, ctx) ?? guardOf(action, ctx) ?? action.check?.(ctx);
      const window = action.window?.(ctx);
      return {
        name: action.name,
        stage: action.stage,
        sense: senseOf(machine, action.stage),
        worksheet: needsWorksheet(action.payload) ? action.worksheet : null,
        part: action.part ?? null,
        main: action.main ?? false,
        grave: isGrave(action.name),
        reason: action.reason,
        payload: action.payload,
        refusal: isRefusal(refusal) ? refusal : null,
        opensAt: window?.opens?.at ?? null,
        closesAt: window?.closes?.at ?? null,
        changesInMs: turnOf(window, at),
      };
    });
}

function turnOf(window: ActionWindow | undefined, at: string): number | null {
  const turns = [window?.opens?.at, window?.closes && justAfter(window.closes.at)].flatMap((turn) =>
    turn && turn > at ? [Date.parse(turn) - Date.parse(at)] : [],
  );
  return turns.length > 0 ? Math.min(...turns) : null;
}

export function senseOf(machine: CaseMachine, id: string): string {
  const stage = machine.stages.get(id);
  return stage?.kind === 'check' ? `${stage.kind}-${stage.about}` : (stage?.kind ?? '');
}
