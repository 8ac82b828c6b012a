/** What the product stands on and cannot do without. */
export type Foundation = 'database' | 'queue' | 'files';

/** Seconds after which it is worth asking again: connections come back within a second or two of their server. */
export const RETRY_AFTER_SECONDS = 5;

/**
 * The store of files could not be reached or cannot take anything; thrown by the stores themselves, which alone know.
 */
export class FilesUnavailable extends Error {
  constructor(cause: unknown) {
    super('The file store is not available', { cause });
    this.name = 'FilesUnavailable';
  }
}

/** Connections that are refused, cut or never made, as Node names them. */
const SOCKET =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN)$/;
/**
 * The server ends, starts, is full, or lost its connection (SQLSTATE classes 08, 53, and 57P0x); it may be read-only
 * after a change of the primary.
 */
const SQLSTATE = /^(08\w{3}|53\w{3}|57P0\d|25006)$/;
/** What the driver says without a code. */
const DRIVER =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Connection is closed|Driver not Connected|Cannot use a pool after calling end/;
/** A disk that is full, gone or read-only. */
const DISK = /^(ENOSPC|EDQUOT|EIO|EROFS|ESTALE|EMFILE|ENFILE)$/;

/**
 * A folder of ours that may not be written to, or is none any more; only where the failure names a path is it a file's.
 */
const FOLDER = /^(EACCES|EPERM|ENOTDIR)$/;

/** Which foundation is away where this is why something failed; undefined where the failure is another. */
export function missingFoundation(error: unknown, depth = 0): Foundation | undefined {
  if (error instanceof FilesUnavailable) return 'files';
  if (typeof error !== 'object' || error === null || depth > 4) return undefined;
  const { code, message, driverError, cause, errors, syscall, path } = error as Record<string, unknown>;
  if (typeof code === 'string' && DISK.test(code)) return 'files';
  if (
    typeof code === 'string' &&
    typeof path === 'string' &&
    (FOLDER.test(code) || (code === 'EEXIST' && syscall === 'mkdir'))
  )
    return 'files';
  if (typeof code === 'string' && (SOCKET.test(code) || (SQLSTATE.test(code) && syscall === undefined)))
    return 'database';
  if (typeof message === 'string' && DRIVER.test(message)) return 'database';
  for (const inner of [driverError, cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])]) {
    const found = missingFoundation(inner, depth + 1);
    if (found) return found;
  }
  return undefined;
}
