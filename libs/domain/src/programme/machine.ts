import type { ObligationRow, RowChange, SubjectType, WorkflowRows, WorkflowTable } from '../workflow/rows';
import type { Actor, Role, Who } from '../workflow/actor';
import type { Refusal } from '../workflow/refusal';
import type { WorkingSet } from '../workflow/working-set';
import type { ActionPart, WorksheetName } from '../workflow/worksheets';
import type { RegisterMembership } from './registers';
import type { DueRule, ProgrammeDefinition, StageDefinition, StageKindName, Text } from './definition';

/** JSON Schema of an action's payload. */
export type PayloadSchema = Record<string, unknown>;

/** A check or review that is at work, and the three steps of an entry of the catalogue. */
export type StateMeaning = 'in-review' | 'entry-drafting' | 'entry-confirming' | 'entry-confirmed';

export interface MachineState {
  /** `<stage>.<name>`. */
  id: string;
  stage: string;
  name: string;
  /** Who has the ball, for the applicant's and the ministry's overview. */
  heldBy: 'applicant' | 'group' | 'nominator' | 'departments' | 'authority' | 'experts' | 'public' | 'nobody';
  outcome?: 'rejected' | 'withdrawn' | 'published' | 'ended';
  /** How it reads where states of several stages are put together or told apart. */
  meaning?: StateMeaning;
  /** The result stands and the case is still followed: work goes on although the outcome is known. */
  followed?: true;
}

/** One row of the case machine: what may be done, from where, by whom, under which guards. */
export interface MachineAction {
  subject: SubjectType;
  name: string;
  stage: string;
  /** The page that lays it out; null where its dialog is all there is, or where no person does it. */
  worksheet: WorksheetName | null;
  /** What it does on that page, or on the page of its subject; none where it stands there with all the others. */
  part?: ActionPart;
  /** The one that completes the work of its page: it stands first and in full colour. */
  main?: true;
  from: string[];
  /** States it may lead to; empty when the state stays. */
  to: string[];
  /**
   * Moves of cases that `to` does not tell: `next` is the entry of the stage that follows on the case's route, and an
   * act on a dossier moves its cases. Documents, diagrams and static checks read it.
   */
  leads?: { from: string; to: string }[];
  who: Who[];
  /** Of the obligations only those of this kind. */
  child?: ObligationRow['kind'];
  /** Names of the guards, for documents and checks; the code is in `decide`. */
  guards: string[];
  reason: 'none' | 'optional' | 'required';
  /** What it does to places; `move`: it may change what the case is counted by. */
  quota?: 'claim' | 'free' | 'move' | 'transmit' | 'spend';
  event: string;
  payload: PayloadSchema;
  /**
   * The paper that it freezes. The engine draws it from the state that the same transaction freezes, and what is kept
   * is that drawing, never a preview that the page had.
   */
  freezes?: 'letter';
  /** When the clock lets it happen; outside of it it is neither offered nor accepted, whatever else holds. */
  window?(ctx: DecisionContext): ActionWindow | undefined;
  /** Records its changes on the context, or says why not. Pure but for the context. */
  decide(ctx: DecisionContext): Refusal | void;
  /**
   * Where what is sent differs from the unsent work that lies on the server; nobody signs what the screen does not
   * show.
   */
  unlikeWorksheet?(
    payload: Record<string, unknown>,
    worksheet: Record<string, unknown>,
  ): { pointer: string; code: string }[];
  /** Cheap look at the same rules without a payload, so that the screen can say why a button is off. */
  check?(ctx: DecisionContext): Refusal | void;
}

/** First and last instant at which an action is possible, both inclusive, with what is said before and after. */
export interface ActionWindow {
  opens?: { at: string; early: Refusal };
  closes?: { at: string; late: Refusal };
}

export interface TaskSpec {
  kind: string;
  subjectType: SubjectType;
  subjectId: string;
  caseId: string | null;
  dossierId: string | null;
  stage: string;
  orgId: string;
  role: Role;
  userId?: string | null;
  dueAt: string | null;
}

export interface Command {
  id: string;
  subjectType: SubjectType;
  subjectId: string;
  action: string;
  payload: Record<string, unknown>;
  actor: Actor;
  /** Instant the server accepted the command: the one that counts for deadlines. */
  acceptedAt: string;
}

/** Facts from outside the workflow's rows, loaded before the decision. */
export interface OutsideFacts {
  /** Content of the revision that a submission names, checked by the form rules. */
  submission?: { content: Record<string, unknown>; problems: { pointer: string; code: string }[]; changed: string[] };
  /** Routing of the applicant, computed by the domain from its organisation. */
  routing?: { route: string; nominatorOrg: string; groupOrg: string | null };
  /** Experts named in the payload with their organisation and the conflicts found. */
  experts?: Record<string, { orgId: string; conflicts: string[] }>;
  /** Grounds of recusal that stand between the expert of the seat and its case: codes. */
  recusal?: { bars: string[]; asks: string[] };
  /** Who was drawn for the case, by user id; null where its round is not drawn yet, missing where it stands in none. */
  drawn?: readonly string[] | null;
  /**
   * Every account of the people behind the command: who is at the keyboard, in whose name, and their other accounts.
   */
  signers?: string[];
  /** Members of the actor's organisation, by user id. */
  members?: Record<string, Role[]>;
  /** Digest of content stored for the payload's long texts: pointer → sha. */
  texts?: Record<string, string>;
  /** The paper that the action freezes, in place of its payload. */
  paper?: Record<string, unknown>;
  /** Titles of the holder's applications that are not in the batch. */
  otherTitles?: string[];
  /** Next serial numbers by purpose, taken under lock. */
  serials?: Record<string, number>;
  /** Content a dossier's owner has drafted (ranking, letter, minutes). */
  worksheet?: Record<string, unknown>;
  worksheetSha?: string;
  /** What the recipient of a dossier proposed to answer. */
  answer?: Record<string, unknown>;
  /** Every taxonomy code with its area (first level) code. */
  taxonomy?: Record<string, string>;
  /** Verdicts of the eligibility rules as computed from the submission, by rule id. */
  computed?: Record<string, string>;
  /** What the registers that the edition names know of the applicant. */
  registers?: readonly RegisterMembership[];
  /** A measure in force that bars the applicant from this programme. */
  bar?: { title: Text; source: string; until: string | null } | null;
  /** A measure in force by which the holder is paid nothing, with the case it was taken in. */
  suspension?: { title: Text; source: string; caseNumber: string } | null;
  /** Earlier dates that the case's nominator has set for its applicants and departments. */
  ownDates?: { application?: string; opinion?: string };
  /** Extensions of a dossier's deadline by recorded order. */
  extendedTo?: string | null;
}

export interface DecisionContext {
  def: ProgrammeDefinition;
  machine: CaseMachine;
  stage: StageDefinition;
  workingSet: WorkingSet;
  command: Command;
  outside: OutsideFacts;
  /** Due instant of a rule counted from an instant, on the working calendar. */
  due(rule: DueRule, from: string): string | null;
  /** When the stage is due for a case that comes back to it: what was left when its correction went out. */
  stageDue(caseId: string, stage: StageDefinition): string | null;
  workingDaysAfter(from: string, days: number, firstDay: 'inclusive' | 'exclusive'): string;
  /** Years without announced holidays between two instants; where there are any, a count is provisional. */
  unannounced(from: string, until: string): readonly number[];
  newId(): string;
  insert<T extends WorkflowTable>(table: T, row: WorkflowRows[T]): void;
  update<T extends WorkflowTable>(table: T, id: string, set: Partial<WorkflowRows[T]>): void;
  remove(table: WorkflowTable, id: string): void;
  /** Leads a case into a state; entering another stage opens its children. */
  moveTo(caseId: string, state: string, more?: Partial<WorkflowRows['case']>): void;
  /** Leads a case into the entry of the next stage of its route. */
  moveOn(caseId: string, more?: Partial<WorkflowRows['case']>): void;
  readonly changes: RowChange[];
}

export interface StageKind<S extends StageDefinition = StageDefinition> {
  kinds: StageKindName[];
  /** No case passes here; the stage consists of dossiers alone. */
  offPath?: true;
  entry: string;
  states(stage: S): Omit<MachineState, 'id' | 'stage'>[];
  /** `states` holds those of every stage of the programme, by their id, in its order. */
  actions(stage: S, def: ProgrammeDefinition, states: ReadonlyMap<string, MachineState>): MachineAction[];
  onEnter?(ctx: DecisionContext, caseId: string, stage: S): void;
  /** Work that a case in this stage means right now; the open tasks are made equal to it. */
  tasks(workingSet: WorkingSet, row: WorkflowRows['case'], stage: S, at: string): TaskSpec[];
  /** Work that a dossier of this stage means right now. */
  dossierTasks?(
    workingSet: WorkingSet,
    row: WorkflowRows['dossier'],
    stage: S,
    definition: ProgrammeDefinition,
  ): TaskSpec[];
}

export interface CaseMachine {
  definition: ProgrammeDefinition;
  initial: string;
  states: Map<string, MachineState>;
  actions: MachineAction[];
  stages: Map<string, StageDefinition>;
  kindOf(stage: string): StageKind;
  /** Stage ids in the order a route passes them. */
  path(route: string | null): string[];
  find(subject: SubjectType, state: string, action: string, stage: string): MachineAction | undefined;
  publicTitle(state: string): Text;
}
