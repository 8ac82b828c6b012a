import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';

/** One field of a form that was sent as `multipart/form-data` (RFC 7578). */
export interface Part {
  name: string;
  /** Null for a text field; empty where a file field was left empty. */
  filename: string | null;
  content: AsyncIterable<Buffer>;
}

export class BadForm extends Error {
  constructor(readonly reason: 'malformed' | 'too-long') {
    super(`The form is ${reason}`);
  }
}

const LIMITS = { parts: 50, headerPairs: 50, headerSize: 8 * 1024, fieldNameSize: 200 };

/**
 * The fields in the order of the form, each read as it arrives: never more than one piece of a field is in memory. What
 * of a field is not read is skipped. After `limit` bytes of content in all nothing more is read. The connection stays
 * open, so that an answer can still be sent. Texts come as bytes too: the library would put a character of its own
 * where there are none of UTF-8.
 */
export async function* partsOf(request: FastifyRequest, limit: number): AsyncGenerator<Part> {
  const meter = {
    room: limit,
    // Left as it is and not destroyed: the answer goes out on the same connection.
    stop: () => {
      request.raw.unpipe();
      request.raw.pause();
    },
  };
  const parts = request.parts({
    limits: { ...LIMITS, fileSize: limit + 1 },
    preservePath: true,
    isPartAFile: () => true,
  });
  for (;;) {
    const { done, value } = await parts.next().catch(malformed);
    if (done) return;
    if (value.type !== 'file') throw new BadForm('malformed');
    // Its type says `string`; a part without the parameter has none.
    const filename = value.filename as string | undefined;
    const content = new Content(value.file, meter);
    yield { name: unescaped(value.fieldname), filename: filename === undefined ? null : unescaped(filename), content };
    for await (const piece of content) void piece;
  }
}

/** The bytes of a part. Who stops reading ends nothing: the rest is skipped afterwards, and the form goes on. */
class Content implements AsyncIterable<Buffer> {
  private readonly pieces: AsyncIterator<Buffer>;
  constructor(
    stream: AsyncIterable<Buffer>,
    private readonly meter: { room: number; stop(): void },
  ) {
    this.pieces = stream[Symbol.asyncIterator]();
  }

  [Symbol.asyncIterator](): AsyncIterator<Buffer> {
    return { next: () => this.next() };
  }

  private async next(): Promise<IteratorResult<Buffer>> {
    const piece = await this.pieces.next().catch(malformed);
    if (!piece.done) this.meter.room -= piece.value.length;
    if (this.meter.room < 0) {
      this.meter.stop();
      throw new BadForm('too-long');
    }
    return piece;
  }
}

function malformed(): never {
  throw new BadForm('malformed');
}

/** Browsers write quotes and line breaks inside a name as %22, %0D and %0A, and nothing else. */
function unescaped(text: string): string {
  return text.replace(/%22/g, '"').replace(/%0D/gi, '\r').replace(/%0A/gi, '\n');
}
