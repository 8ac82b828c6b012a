import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

const NEW_LINE = 10;

/** Counts and digests what passes. */
export class Meter extends Transform {
  private readonly hash = createHash('sha256');
  bytes = 0;
  lines = 0;

  constructor(private readonly advance: (bytes: number) => void = () => undefined) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    for (let at = chunk.indexOf(NEW_LINE); at !== -1; at = chunk.indexOf(NEW_LINE, at + 1)) this.lines += 1;
    this.advance(chunk.length);
    done(null, chunk);
  }

  /** The SHA-256 of all that passed; asked for once, at the end. */
  digest(): string {
    return this.hash.digest('hex');
  }
}
