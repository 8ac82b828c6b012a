import type { Readable } from 'node:stream';

/** Content-addressed: a file is known by the SHA-256 of its bytes, is stored once and never changes. */
export interface FileStore {
  /** Takes a finished temporary file in; a digest that is there already costs nothing. Visible whole or not at all. */
  put(sha: string, path: string, size: number): Promise<void>;
  has(sha: string): Promise<boolean>;
  /** Throws where the digest is unknown. */
  read(sha: string): Promise<Readable>;
}

export const FILE_STORE = Symbol('FILE_STORE');
