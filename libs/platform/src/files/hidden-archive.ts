import { open } from 'node:fs/promises';

const END_OF_ZIP = Buffer.from('PK\u0005\u0006');
/** RAR and 7-Zip find their data wherever it begins; six bytes do not come by chance. */
const ANYWHERE = ['526172211a07', '377abcaf271c'].map((hex) => Buffer.from(hex, 'hex'));
const STEP = 1024 * 1024;

/** Whether an unpacker would find an archive in a file that shows itself as something else. */
export async function hidesArchive(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const overlap = 65_557;
    const piece = Buffer.alloc(STEP + overlap);
    for (let at = 0; at < size; at += STEP) {
      const { bytesRead } = await file.read(piece, 0, piece.length, at);
      const read = piece.subarray(0, bytesRead);
      if (ANYWHERE.some((magic) => read.includes(magic))) return true;
      if (at + bytesRead === size && endsAsZip(read)) return true;
    }
    return false;
  } finally {
    await file.close();
  }
}

/** The directory of a ZIP ends the file, but for a comment whose length it gives. */
function endsAsZip(tail: Buffer): boolean {
  for (let at = tail.lastIndexOf(END_OF_ZIP); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(END_OF_ZIP, at - 1))
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return true;
  return false;
}
