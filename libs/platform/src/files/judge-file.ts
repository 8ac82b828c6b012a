import { open } from 'node:fs/promises';
import type { FileKind } from '@linxuan/form-rules';
import { checkDocument, isEncryptedDocument } from './document-check';
import type { FileRefusal } from './file-refusal';
import { hidesArchive } from './hidden-archive';
import { checkImage } from './image-check';
import { oneAtATime } from './one-at-a-time';
import { checkPdf } from './pdf-check';
import { checkVideo } from './video-check';

/**
 * `kind` is what the content is or sets out to be, null for none that forms take; `refusal` is null for a file that
 * opens.
 */
export interface FileVerdict {
  kind: FileKind | null;
  refusal: FileRefusal | null;
}

const MARKS: readonly (readonly [FileKind | 'zip' | 'compound', Buffer])[] = [
  ['pdf', Buffer.from('%PDF-')],
  ['png', Buffer.from('89504e470d0a1a0a', 'hex')],
  ['jpg', Buffer.from('ffd8ff', 'hex')],
  ['zip', Buffer.from('PK\u0003\u0004')],
  ['zip', Buffer.from('PK\u0005\u0006')],
  ['compound', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
];
const COMPOUND_READ = 4 * 1024 * 1024;

/**
 * The one judgement on every file that is sent to us, by its whole content and whatever its name says: it opens without
 * a password, is there to its end, holds no macros, programs or archives, and needs no more memory than a reviewer has.
 * Files are judged one after another.
 */
export function judgeFile(path: string): Promise<FileVerdict> {
  return oneAtATime(() => judge(path));
}

async function judge(path: string): Promise<FileVerdict> {
  const { head, tail, size } = await endsOf(path);
  if (size === 0) return { kind: null, refusal: 'empty' };
  const mark = MARKS.find(([, magic]) => magic.equals(head.subarray(0, magic.length)))?.[0];
  switch (mark) {
    case 'pdf':
      return { kind: mark, refusal: tail.includes('%%EOF') ? await shown(path, checkPdf) : 'truncated' };
    case 'png':
    case 'jpg':
      return { kind: mark, refusal: imageRefusal(mark, await shown(path, checkImage), tail) };
    case 'zip': {
      const { kind, refusal } = await checkDocument(path);
      return { kind: kind === 'docx' ? kind : null, refusal };
    }
    case 'compound':
      return {
        kind: null,
        refusal: isEncryptedDocument(head) || isEncryptedDocument(await read(path)) ? 'encrypted' : 'disguised',
      };
    default:
      return byType(path);
  }
}

/** The decoder of PNG says the same of both; its last piece tells whether the rest was cut off. */
function imageRefusal(kind: FileKind, refusal: FileRefusal | null, tail: Buffer): FileRefusal | null {
  if (kind !== 'png' || (refusal !== 'damaged' && refusal !== 'truncated')) return refusal;
  return tail.includes('IEND') ? 'damaged' : 'truncated';
}

/** What is shown as it is may not be an archive to somebody else. */
async function shown(path: string, check: (path: string) => Promise<FileRefusal | null>): Promise<FileRefusal | null> {
  return (await hidesArchive(path)) ? 'archive' : check(path);
}

const ARCHIVE = /zip|rar|7z|tar|gzip|bzip2|x-xz|zstd|compress|lzip|archive|x-lzh|x-ace|cab/;

async function byType(path: string): Promise<FileVerdict> {
  // An ES module that the CommonJS of the tests and the bundle can only load like this.
  const { fileTypeFromFile } = await import('file-type');
  const found = await fileTypeFromFile(path).catch(() => undefined);
  if (found?.mime === 'video/mp4') return { kind: 'mp4', refusal: await shown(path, checkVideo) };
  return { kind: null, refusal: found && ARCHIVE.test(found.mime) ? 'archive' : 'disguised' };
}

async function endsOf(path: string): Promise<{ head: Buffer; tail: Buffer; size: number }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const length = Math.min(size, 4096);
    const [head, tail] = [Buffer.alloc(length), Buffer.alloc(length)];
    await file.read(head, 0, length, 0);
    await file.read(tail, 0, length, size - length);
    return { head, tail, size };
  } finally {
    await file.close();
  }
}

/** The directory of a compound file lies anywhere in it. */
async function read(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const piece = Buffer.alloc(Math.min(size, COMPOUND_READ));
    const end = Buffer.alloc(Math.min(size, COMPOUND_READ));
    await file.read(piece, 0, piece.length, 0);
    await file.read(end, 0, end.length, size - end.length);
    return Buffer.concat([piece, end]);
  } finally {
    await file.close();
  }
}
