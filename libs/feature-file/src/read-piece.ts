import type { Readable } from 'node:stream';
import { DomainError } from '@linxuan/platform';

/** Reads a request's bytes up to `limit`; one byte more and the rest is not read at all. */
export async function readPiece(stream: Readable, limit: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > limit) throw new DomainError('request.tooLarge');
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}
