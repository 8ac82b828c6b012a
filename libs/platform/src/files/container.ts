import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import type { FileRefusal } from './file-refusal';

/** Parts of a document; the largest that were ever seen have some hundreds. */
const ENTRIES_MAX = 10_000;
/** Bytes of all parts unpacked: a word processor holds them in memory. */
const UNPACKED_MAX = 300 * 1024 * 1024;
/** Bytes of a part that is looked at as a whole; what is larger is only counted. */
export const WHOLE_MAX = 32 * 1024 * 1024;

export class RefusedContainer extends Error {
  constructor(readonly refusal: FileRefusal) {
    super(`The container is ${refusal}`);
  }
}
export interface ContainerPart {
  readonly name: string;
  /** Bytes as they are unpacked. */
  readonly size: number;
  /** The first bytes, or all of a part that is wanted whole. */
  readonly content: Buffer;
}

/**
 * Goes through all parts of a ZIP container and unpacks each to its end, against its own size and checksum and against
 * the limits for the whole; never more than one part is in memory. Throws RefusedContainer.
 */
export async function readParts(
  path: string,
  isWanted: (name: string) => boolean,
  take: (part: ContainerPart) => void | Promise<void>,
): Promise<void> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch((error: unknown) => {
    throw new RefusedContainer(/end of central directory|truncated/i.test(String(error)) ? 'truncated' : 'damaged');
  });
  try {
    if (zip.entryCount > ENTRIES_MAX) throw new RefusedContainer('bomb');
    let unpacked = 0;
    const seen = new Set<string>();
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize;
      if (unpacked > UNPACKED_MAX) throw new RefusedContainer('bomb');
      if (entry.isEncrypted()) throw new RefusedContainer('encrypted');
      // Two parts of one name are read differently by different programs (ECMA-376-2, 9.1.1.3).
      const name = entry.fileName.toLowerCase();
      if (seen.has(name)) throw new RefusedContainer('damaged');
      seen.add(name);
      if (!name.endsWith('/')) await take(await readPart(zip, entry, isWanted(entry.fileName)));
    }
  } catch (error) {
    if (error instanceof RefusedContainer) throw error;
    throw new RefusedContainer('damaged');
  } finally {
    zip.close();
  }
}

async function readPart(zip: ZipFile, entry: Entry, isWanted: boolean): Promise<ContainerPart> {
  const keep = isWanted && entry.uncompressedSize <= WHOLE_MAX ? entry.uncompressedSize : 512;
  const stream: Readable = await zip.openReadStreamPromise(entry);
  const kept: Buffer[] = [];
  let room = keep;
  let checksum = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    checksum = crc32(piece, checksum);
    if (room > 0) kept.push(piece.subarray(0, room));
    room -= Math.min(room, piece.length);
  }
  if (checksum !== entry.crc32) throw new RefusedContainer('damaged');
  return { name: entry.fileName, size: entry.uncompressedSize, content: Buffer.concat(kept) };
}
