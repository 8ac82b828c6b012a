import { open } from 'node:fs/promises';
import type { FileKind } from '@linxuan/form-rules';
import { extensionOf } from './file-name';

const KINDS: Record<string, FileKind> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'video/mp4': 'mp4',
};

/** What a name claims; null for none of the kinds that forms take. */
export function claimedKind(name: string): FileKind | null {
  switch (extensionOf(name)) {
    case 'pdf':
      return 'pdf';
    case 'jpg':
    case 'jpeg':
      return 'jpg';
    case 'png':
      return 'png';
    case 'docx':
      return 'docx';
    case 'mp4':
      return 'mp4';
    default:
      return null;
  }
}

/**
 * The kind of a file by its content, whatever its name says; null for everything that forms do not take (programs,
 * archives, documents with macros, text). An image or PDF has to begin as one: nothing may be hidden in front of it.
 */
export async function kindOfContent(path: string): Promise<FileKind | null> {
  // An ES module that the CommonJS of the tests and the bundle can only load like this.
  const { fileTypeFromFile } = await import('file-type');
  const found = await fileTypeFromFile(path).catch(() => undefined);
  const kind = found ? (KINDS[found.mime] ?? null) : null;
  return kind !== null && (await isWhole(path, kind)) ? kind : null;
}

/** A PDF without its end mark was cut off on the way, and a document archive without its directory cannot be opened. */
async function isWhole(path: string, kind: FileKind): Promise<boolean> {
  if (kind !== 'pdf' && kind !== 'docx') return true;
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const length = Math.min(size, kind === 'pdf' ? 4096 : 70_000);
    const tail = Buffer.alloc(length);
    await file.read(tail, 0, length, size - length);
    return kind === 'pdf' ? tail.includes('%%EOF') : tail.includes(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  } finally {
    await file.close();
  }
}
