import type { CaseMachine, EarlierEdition, SubjectType } from '@linxuan/domain';
import type { FormDefinition } from '@linxuan/form-rules';
import type { SessionActor } from '../session';

/** A database transaction as the door takes it; opaque here. */
export type TxHandle = object;

export interface DoorCommand {
  subjectType: SubjectType;
  subjectId: string;
  action: string;
  /** Version the person looked at; null only for what has none yet. */
  version: number | null;
  payload: Record<string, unknown>;
  idempotencyKey: string;
}
export type DoorResult =
  { status: 'pending'; requestId: string } | { status: 'applied'; requestId: string; state: string; version: number };

/** Accepts state changes; the outcome comes from the engine. Refusals are thrown as DomainError. */
export interface Door {
  act(actor: SessionActor, command: DoorCommand): Promise<DoorResult>;
  accept(tx: TxHandle, actor: SessionActor, command: DoorCommand): Promise<string>;
  outcome(actor: SessionActor, requestId: string, waitMs?: number): Promise<DoorResult>;
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
}
