import type { DraftConflictDto, DraftPatchDto, PatchedDraftDto } from '@linxuan/contracts';
import type { JsonObject } from '@linxuan/form-rules';
import type { Journal } from './journal';

export type SaveStatus = 'saved' | 'dirty' | 'saving' | 'offline' | 'stopped';

export interface DraftState {
  content: JsonObject;
  version: number;
  status: SaveStatus;
  /** When the server last took something, ISO 8601. */
  savedAt: string | null;
  conflicts: readonly DraftConflictDto[];
  /** Code of what the server did not take, by pointer. */
  refused: Readonly<Record<string, { code: string; limit?: number }>>;
  /** Names of the people whose changes came in since the page was opened. */
  others: readonly string[];
  /** Why saving ended; what was typed stays on this device. */
  problem: unknown;
  /** Whether this device keeps what is not sent. */
  journaled: boolean;
}

export interface DraftSessionParts {
  send(body: DraftPatchDto): Promise<PatchedDraftDto>;
  journal: Pick<Journal, 'write' | 'adopt' | 'name'>;
  /** Milliseconds without typing before a change is sent. */
  idleMs?: number;
  /** Milliseconds after which it is sent although the person goes on typing. */
  longestMs?: number;
}
