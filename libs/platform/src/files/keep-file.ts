import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { FileKind } from '@linxuan/form-rules';
import { DomainError } from '../problem/domain-error';
import type { FileStore } from '../tokens';
import { nameAsKind, safeFileName } from './file-name';
import { refusedFile } from './file-refusal';
import { judgeFile } from './judge-file';

export interface KeptFile {
  /** With the ending of what it is. */
  name: string;
  kind: FileKind;
  /** Bytes. */
  size: number;
  sha: string;
}

/** The same bound as a form's attachments have by default, in bytes. */
const MAX_SIZE = 20 * 1024 * 1024;
const ACCEPTED: readonly FileKind[] = ['pdf', 'jpg', 'png'];

/**
 * Takes a scanned paper that comes in one piece: read no further than may be kept, opened before it is taken, stored by
 * its digest. The kind is what the bytes say, whatever the name says. Throws `request.tooLarge` or `file.*`.
 */
export async function keepScan(
  store: FileStore,
  dataDir: string,
  name: string,
  body: Readable,
  fallbackName: string,
): Promise<KeptFile> {
  const bytes = await readAll(body);
  const sha = createHash('sha256').update(bytes).digest('hex');
  const folder = join(dataDir, 'uploads');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `scan-${randomUUID()}`);
  try {
    await writeFile(path, bytes);
    const { kind, refusal } = await judgeFile(path);
    const isAccepted = kind !== null && ACCEPTED.includes(kind);
    if (!isAccepted || refusal !== null)
      throw refusedFile(
        (kind === null || isAccepted ? refusal : null) ?? 'disguised',
        safeFileName(name),
        'PDF, JPG, PNG',
      );
    await store.put(sha, path, bytes.length);
    return { name: nameAsKind(name, kind, fallbackName), kind, size: bytes.length, sha };
  } finally {
    await rm(path, { force: true });
  }
}

async function readAll(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > MAX_SIZE) throw new DomainError('request.tooLarge');
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}
