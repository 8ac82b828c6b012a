import type { Readable } from 'node:stream';
import { FilesUnavailable, isStorageFull } from '@linxuan/platform';
import type { FileStore } from './file-store';

/**
 * A store whose failures say that it is the store that is away, so that the answer is "later" and not "wrong". A full
 * store, a file that is not there and a caller's own mistake stay what they are.
 */
export class ReachableStore implements FileStore {
  constructor(private readonly store: FileStore) {}

  put(sha: string, path: string, size: number): Promise<void> {
    return this.store.put(sha, path, size).catch(tell);
  }
  has(sha: string): Promise<boolean> {
    return this.store.has(sha).catch(tell);
  }
  read(sha: string): Promise<Readable> {
    return this.store.read(sha).catch(tell);
  }
}

function tell(error: unknown): never {
  const { code, $metadata } = error as { code?: unknown; $metadata?: { httpStatusCode?: number } };
  const missing = code === 'ENOENT' || $metadata?.httpStatusCode === 404;
  const fromOutside = typeof code === 'string' || $metadata !== undefined;
  throw fromOutside && !missing && !isStorageFull(error) ? new FilesUnavailable(error) : error;
}
