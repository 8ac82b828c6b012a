import type { AttachmentDto } from '@linxuan/contracts';
import type { Http, HttpInit } from './http';
import { clientProblem, isTransient, ProblemError } from './problem';
import { sessionStore } from './sessionStore';

export type Attachment = AttachmentDto;

export interface UploadOptions {
  /** Bytes sent so far, of all. */
  onProgress?: (sent: number, total: number) => void;
  signal?: AbortSignal;
  chunkBytes?: number;
  wait?: (ms: number) => Promise<void>;
  memory?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

const CHUNK = 1024 * 1024;
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Sends a file in pieces and goes on where it stopped: after a lost connection the server is asked how far it got, and
 * after a reload the same file continues the upload that was begun.
 */
export async function upload(
  http: Http,
  caseId: string,
  slot: string,
  file: File,
  options: UploadOptions = {},
): Promise<AttachmentDto> {
  const memory = options.memory ?? window.sessionStorage;
  const wait = options.wait ?? sleep;
  const fingerprint = fingerprintOf(caseId, slot, file);
  const begun = memory.getItem(fingerprint);
  let offset = begun ? await offsetOf(http, begun).catch(() => null) : null;
  let id = begun;
  if (id === null || offset === null) {
    id = (
      await http<{ id: string }>(`/cases/${caseId}/uploads`, {
        method: 'POST',
        json: { slot, name: file.name, size: file.size },
      })
    ).body.id;
    memory.setItem(fingerprint, id);
    offset = 0;
  }
  let failures = 0;
  while (offset < file.size) {
    if (options.signal?.aborted) throw new DOMException('aborted', 'AbortError');
    options.onProgress?.(offset, file.size);
    try {
      const raw: Blob = file.slice(offset, offset + (options.chunkBytes ?? CHUNK));
      const init: HttpInit = {
        method: 'PATCH',
        raw,
        headers: { 'upload-offset': String(offset) },
        ...(options.signal && { signal: options.signal }),
      };
      offset = (await http<{ offset: number }>(`/uploads/${id}`, init)).body.offset;
      failures = 0;
    } catch (error) {
      const resumable =
        isTransient(error) ||
        (error instanceof ProblemError && error.problem.code.startsWith('upload.') && error.status === 409);
      failures += 1;
      if (!resumable || failures > 8) throw error;
      await wait(Math.min(500 * 2 ** failures, 15_000));
      offset = (await offsetOf(http, id).catch(() => offset)) ?? 0;
    }
  }
  options.onProgress?.(file.size, file.size);
  try {
    return (await http<AttachmentDto>(`/uploads/${id}/finish`, { method: 'POST', json: {} })).body;
  } finally {
    memory.removeItem(fingerprint);
  }
}

function fingerprintOf(caseId: string, slot: string, file: File): string {
  return `linxuan.upload.${[sessionStore.principal() ?? '', caseId, slot, file.name, file.size, file.lastModified].join('|')}`;
}

/**
 * Gives an upload up that was begun, so that it takes no place of its slot; what is not there any more is no failure.
 */
export async function dropUpload(
  http: Http,
  caseId: string,
  slot: string,
  file: File,
  memory: UploadOptions['memory'] = window.sessionStorage,
): Promise<void> {
  const fingerprint = fingerprintOf(caseId, slot, file);
  const begun = memory.getItem(fingerprint);
  if (begun === null) return;
  memory.removeItem(fingerprint);
  await http(`/uploads/${begun}`, { method: 'DELETE' }).catch(() => undefined);
}

async function offsetOf(http: Http, id: string): Promise<number> {
  const { offset } = (await http<{ offset: number }>(`/uploads/${id}`)).body;
  if (typeof offset !== 'number') throw clientProblem('client.unreadable');
  return offset;
}
