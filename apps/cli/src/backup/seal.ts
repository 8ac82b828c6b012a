import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Ends every archive, as its comment: behind it the SHA-256 of all that stands before, so that one changed or missing
 * byte shows.
 */
const SEAL = 'linxuan-backup-1 sha256 ';
const DIGITS = 64;
const LENGTH = SEAL.length + DIGITS;

/** The comment that an archive is written with; `SealStream` puts the digest in place of the zeros. */
export const OPEN_SEAL = SEAL + '0'.repeat(DIGITS);

/** Passes an archive on, except for its last bytes, which are replaced by the digest of those before. */
export class SealStream extends Transform {
  private readonly hash = createHash('sha256');
  private held: Buffer = Buffer.alloc(0);
  bytes = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const all = this.held.length > 0 ? Buffer.concat([this.held, chunk]) : chunk;
    const passed = all.subarray(0, Math.max(0, all.length - DIGITS));
    this.held = Buffer.from(all.subarray(passed.length));
    this.hash.update(passed);
    this.bytes += passed.length;
    done(null, passed);
  }

  override _flush(done: TransformCallback): void {
    this.bytes += DIGITS;
    done(null, Buffer.from(this.hash.digest('hex')));
  }
}

/** Whether a file is an archive to its last byte, exactly as it was written. Reads it once, in pieces. */
export async function isSealed(path: string, advance: (bytes: number) => void = () => undefined): Promise<boolean> {
  const { size } = await stat(path);
  if (size < LENGTH) return false;
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { end: size - DIGITS - 1, highWaterMark: 1 << 20 }), async (chunks) => {
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      hash.update(chunk);
      advance(chunk.length);
    }
  });
  return (await textAt(path, size - LENGTH)) === SEAL + hash.digest('hex');
}

async function textAt(path: string, start: number): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { start }) as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('latin1');
}
