/** One field of a form that was sent as `multipart/form-data` (RFC 7578). */
export interface Part {
  name: string;
  /** Null for a text field; empty where a file field was left empty. */
  filename: string | null;
  content: AsyncGenerator<Buffer>;
}

export class BadForm extends Error {
  constructor(readonly reason: 'malformed' | 'too-long') {
    super(`The form is ${reason}`);
  }
}

const HEADER_MAX = 8 * 1024;
const PARTS_MAX = 50;

/** The boundary that a content type names; undefined where it is no such form. */
export function boundaryOf(contentType: string | undefined): string | undefined {
  if (!contentType || !/^multipart\/form-data\s*;/i.test(contentType)) return undefined;
  const found = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  return found?.[1] ?? found?.[2];
}

/**
 * The fields in the order of the form, each read as it arrives: never more than one piece of a field is in memory. What of a field
 * is not read is skipped. After `limit` bytes in all nothing more is read. The source is not closed, so an answer can still be sent.
 */
export async function* partsOf(source: AsyncIterable<Buffer>, boundary: string, limit: number): AsyncGenerator<Part> {
  const stream = new Stream(source, limit);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  for await (const piece of stream.until(delimiter)) void piece;
  for (let count = 0; !(await stream.startsWith('--')); count++) {
    if (count === PARTS_MAX || !(await stream.startsWith('\r\n'))) throw new BadForm('malformed');
    // The line break of the boundary stays, so that a part without headers is one without a name.
    const head = await stream.head();
    const content = stream.until(delimiter);
    yield { ...fieldOf(head), content };
    for await (const piece of content) void piece;
  }
  await stream.rest();
}

class Stream {
  private held: Buffer = Buffer.from('\r\n');
  private read = 0;
  private readonly pieces: AsyncIterator<Buffer>;

  constructor(
    source: AsyncIterable<Buffer>,
    private readonly limit: number,
  ) {
    this.pieces = source[Symbol.asyncIterator]();
  }

  /** Everything before the delimiter, which is taken off. */
  async *until(delimiter: Buffer): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.held.indexOf(delimiter);
      const ready = at >= 0 ? at : Math.max(0, this.held.length - delimiter.length + 1);
      const piece = this.held.subarray(0, ready);
      this.held = this.held.subarray(at >= 0 ? at + delimiter.length : ready);
      if (piece.length > 0) yield piece;
      if (at >= 0) return;
      await this.more();
    }
  }

  async startsWith(text: string): Promise<boolean> {
    while (this.held.length < text.length) await this.more();
    return this.held.subarray(0, text.length).toString('latin1') === text;
  }

  /** The headers of a part, from the line break of its boundary to the empty line. */
  async head(): Promise<string> {
    for (;;) {
      const at = this.held.indexOf('\r\n\r\n');
      if (at > HEADER_MAX || (at < 0 && this.held.length > HEADER_MAX)) throw new BadForm('malformed');
      if (at >= 0) {
        const head = this.held.subarray(0, at).toString('utf8');
        this.held = this.held.subarray(at + 4);
        return head;
      }
      await this.more();
    }
  }

  /** Reads on to the end: only then do browsers look at the answer. */
  async rest(): Promise<void> {
    while (await this.next());
  }

  private async more(): Promise<void> {
    const piece = await this.next();
    if (!piece) throw new BadForm('malformed');
    this.held = this.held.length === 0 ? piece : Buffer.concat([this.held, piece]);
  }

  private async next(): Promise<Buffer | undefined> {
    const { done, value } = await this.pieces.next().catch(() => {
      throw new BadForm('malformed');
    });
    if (done) return undefined;
    this.read += value.length;
    if (this.read > this.limit) throw new BadForm('too-long');
    return value;
  }
}

function fieldOf(head: string): { name: string; filename: string | null } {
  const disposition = /\r\ncontent-disposition:\s*form-data\s*(;[^\r\n]*)/i.exec(head)?.[1];
  const name = parameter(disposition ?? '', 'name');
  if (name === null) throw new BadForm('malformed');
  return { name, filename: parameter(disposition ?? '', 'filename') };
}

/** Browsers write quotes and line breaks inside a name as %22, %0D and %0A, and nothing else. */
function parameter(disposition: string, key: string): string | null {
  const found = new RegExp(`;\\s*${key}=(?:"([^"]*)"|([^\\s;"]+))`, 'i').exec(disposition);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? null : value.replace(/%22/g, '"').replace(/%0D/gi, '\r').replace(/%0A/gi, '\n');
}
