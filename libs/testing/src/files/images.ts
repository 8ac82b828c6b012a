import { crc32, deflateSync } from 'node:zlib';

/** A PNG of grey lines; the header may claim other measures than the data have. */
export function png(width = 8, height = 8, claimed = { width, height }): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(claimed.width, 0);
  header.writeUInt32BE(claimed.height, 4);
  header[8] = 8;
  const lines = Buffer.alloc((width + 1) * height).map((_, at) => (at % (width + 1) === 0 ? 0 : (at * 37) & 255));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A JPEG of 64 × 64 with detail in every block, made once by a usual encoder. */
export const JPEG = (): Promise<Buffer> => jpeg;
const jpeg = import('sharp').then(({ default: sharp }) => sharp(png(64, 64)).jpeg({ quality: 90 }).toBuffer());

/** The JPEG with other measures in its header (ITU T.81, B.2.2). */
export function jpegClaiming(content: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(content);
  const at = copy.indexOf(Buffer.from('ffc0', 'hex'));
  copy.writeUInt16BE(height, at + 5);
  copy.writeUInt16BE(width, at + 7);
  return copy;
}
