import { statfs } from 'node:fs/promises';

/** Codes of a disk or quota without room, of PostgreSQL without room (53100), and of S3 stores that say so. */
const FULL = new Set(['ENOSPC', 'EDQUOT', '53100', 'XMinioStorageFull', 'QuotaExceeded', 'InsufficientStorage']);
/** Below this many free bytes a process does not call itself well: one more large upload would fill the disk. */
export const FREE_LEAST = 64 * 1024 * 1024;

/** Whether something failed because there is no room to store it, wherever in the chain of causes that is said. */
export function isStorageFull(error: unknown): boolean {
  for (let at: unknown = error, depth = 0; typeof at === 'object' && at !== null && depth < 5; depth++) {
    const { code, name, driverError, cause } = at as Record<'code' | 'name' | 'driverError' | 'cause', unknown>;
    if (FULL.has(String(code)) || FULL.has(String(name))) return true;
    at = driverError ?? cause;
  }
  return false;
}

/**
 * Whether the disk of a folder has room for what may come next. A folder that is not there yet has nothing to do with a
 * full disk.
 */
export async function hasRoom(folder: string, least = FREE_LEAST): Promise<boolean> {
  const found = await statfs(folder).catch(() => null);
  return found === null || found.bavail * found.bsize >= least;
}
