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

const SHA = /^[0-9a-f]{64}$/;

/** Two levels of folders keep listings short. Nothing but a digest ever becomes part of a path. */
export function keyOf(sha: string): string {
  if (!SHA.test(sha)) throw new Error('A digest has 64 hex digits');
  return `${sha.slice(0, 2)}/${sha.slice(2, 4)}/${sha}`;
}
