import type { WorkspaceName, RequestOutcomeDto } from '@linxuan/contracts';
import type { CaseMachine, EarlierEdition, SubjectType } from '@linxuan/domain';
import type { FormDefinition } from '@linxuan/form-rules';
import type { SessionActor } from '../session';

/** A database transaction as the request service takes it; opaque here. */
export type TxHandle = object;

export interface TransitionCommand {
  subjectType: SubjectType;
  subjectId: string;
  action: string;
  /** Version the person looked at; null only for what has none yet. */
  version: number | null;
  payload: Record<string, unknown>;
  idempotencyKey: string;
  /** The unsent work that the person signs, as the page shows it. */
  worksheet?: SignedSheet;
}
/** A worksheet by its stage and the version that the page shows. */
export interface SignedSheet {
  stage: string;
  version: number;
}
export type TransitionResult = RequestOutcomeDto;

/** Accepts state changes; the outcome comes from the engine. Refusals are thrown as DomainError. */
export interface TransitionRequests {
  act(actor: SessionActor, command: TransitionCommand): Promise<TransitionResult>;
  accept(tx: TxHandle, actor: SessionActor, command: TransitionCommand): Promise<string>;
  outcome(actor: SessionActor, requestId: string, waitMs?: number): Promise<TransitionResult>;
}

export interface CompiledEdition {
  id: string;
  version: number;
  digest: string;
  machine: CaseMachine;
  form: FormDefinition;
  /** Every taxonomy code with the code of its area. */
  taxonomy: Record<string, string>;
  /** Indicators of earlier editions that rules compare with. */
  earlier?: Record<string, EarlierEdition>;
}
export interface Editions {
  /** The version in force, or the one that a case is pinned to. */
  get(tx: TxHandle, editionId: string, version?: number): Promise<CompiledEdition>;
  /**
   * The editions that a workspace serves, the one with the most urgent work of the person first. The one that is named
   * is among them also after its last case has ended, if it concerns the person's organisation at all.
   */
  ofWorkspace(
    tx: TxHandle,
    actor: SessionActor,
    workspace: WorkspaceName,
    now: string,
    named?: string,
  ): Promise<WorkspacePlace[]>;
}
/** An edition in a workspace with the person's own open work there. */
export interface WorkspacePlace {
  edition: CompiledEdition;
  /** Applications are no longer taken; what runs is finished. */
  closed: boolean;
  count: number;
  overdue: number;
  earliestDue: string | null;
}
