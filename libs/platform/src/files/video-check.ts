import { open } from 'node:fs/promises';
import type { FileRefusal } from './file-refusal';

/**
 * Whether the boxes of an MP4 fill the file exactly, with the one that says how to play it (ISO/IEC 14496-12, 4.2 and
 * 8.2).
 */
export async function checkVideo(path: string): Promise<FileRefusal | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const found = new Set<string>();
    const header = Buffer.alloc(16);
    for (let at = 0; at < size;) {
      const { bytesRead } = await file.read(header, 0, 16, at);
      const length = bytesRead < 8 ? 0 : boxLength(header.subarray(0, bytesRead), size - at);
      if (length < 8 || at + length > size) return 'truncated';
      found.add(header.toString('latin1', 4, 8));
      at += length;
    }
    return found.has('moov') && (found.has('mdat') || found.has('moof')) ? null : 'damaged';
  } finally {
    await file.close();
  }
}

/** Bytes of a box: 1 stands for a longer number behind the name, 0 for all that is left. */
function boxLength(header: Buffer, left: number): number {
  const short = header.readUInt32BE(0);
  if (short === 0) return left;
  if (short !== 1) return short;
  return header.length < 16 ? 0 : Number(header.readBigUInt64BE(8));
}
