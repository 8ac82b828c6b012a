import { BadForm, boundaryOf, partsOf } from './multipart';

const BOUNDARY = '----WebKitFormBoundary7MA4YWxkTrZu0gW';
interface Field {
  name: string;
  filename: string | null;
  content: string;
}

/** The bytes that a browser sends for these fields. */
function bodyOf(fields: Field[]): Buffer {
  const escaped = (text: string) => text.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  const parts = fields.map(
    ({ name, filename, content }) =>
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${escaped(name)}"${filename === null ? '' : `; filename="${escaped(filename)}"\r\nContent-Type: application/octet-stream`}\r\n\r\n${content}\r\n`,
  );
  return Buffer.from(`${parts.join('')}--${BOUNDARY}--\r\n`);
}
async function* piecesOf(body: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < body.length; at += size) yield body.subarray(at, at + size);
}
async function read(
  source: AsyncIterable<Buffer>,
  limit = 1_000_000,
  skip: (name: string) => boolean = () => false,
): Promise<Field[]> {
  const fields: Field[] = [];
  for await (const { name, filename, content } of partsOf(source, BOUNDARY, limit)) {
    const pieces: Buffer[] = [];
    if (!skip(name)) for await (const piece of content) pieces.push(piece);
    fields.push({ name, filename, content: Buffer.concat(pieces).toString() });
  }
  return fields;
}
const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'read',
    (error: unknown) => (error instanceof BadForm ? error.reason : String(error)),
  );

const FIELDS: Field[] = [
  { name: 'token', filename: null, content: 'a.b.c' },
  { name: 'text', filename: null, content: `第一行\r\n\r\n--${BOUNDARY.slice(0, -1)}\r\n第三行` },
  { name: 'empty', filename: null, content: '' },
  { name: 'file-1', filename: '合同 "甲"\n.pdf', content: `\r\n%PDF-1.4\r\n--\r\n${'x'.repeat(500)}\r\n` },
  { name: 'file-2', filename: '', content: '' },
];

describe('a form with files', () => {
  it('is read the same however it is cut into pieces', async () => {
    const body = bodyOf(FIELDS);
    for (let size = 1; size <= body.length; size++)
      expect([size, await read(piecesOf(body, size))]).toEqual([size, FIELDS]);
  });

  it('skips what is not read of a file and goes on with the next field', async () => {
    const fields = await read(piecesOf(bodyOf([...FIELDS].reverse()), 7), 1_000_000, (name) => name === 'file-1');
    expect(fields.map(({ name }) => name)).toEqual(['file-2', 'file-1', 'empty', 'text', 'token']);
    expect(fields.at(-1)?.content).toBe('a.b.c');
  });

  it('agrees with the encoder of the platform', async () => {
    const form = new FormData();
    form.set('name', '反映人');
    form.set('file-1', new File([Buffer.alloc(70_000, 7)], 'a"b.png'));
    const request = new Response(form);
    const boundary = boundaryOf(request.headers.get('content-type') ?? '') ?? '';
    const found: [string, string | null, number][] = [];
    for await (const { name, filename, content } of partsOf(
      piecesOf(Buffer.from(await request.arrayBuffer()), 1000),
      boundary,
      1_000_000,
    )) {
      let size = 0;
      for await (const piece of content) size += piece.length;
      found.push([name, filename, size]);
    }
    expect(found).toEqual([
      ['name', null, 9],
      ['file-1', 'a"b.png', 70_000],
    ]);
  });

  it('stops at the limit, and keeps what came before', async () => {
    const seen: string[] = [];
    const reading = (async () => {
      for await (const { name } of partsOf(
        piecesOf(bodyOf([...FIELDS, { name: 'file-3', filename: 'b', content: 'y'.repeat(5000) }]), 100),
        BOUNDARY,
        2000,
      ))
        seen.push(name);
    })();
    expect([await reasonOf(reading), seen]).toEqual([
      'too-long',
      ['token', 'text', 'empty', 'file-1', 'file-2', 'file-3'],
    ]);
  });

  it('is refused where it is cut off, has no names, or is made of headers or fields without end', async () => {
    const body = bodyOf(FIELDS);
    const broken = [
      body.subarray(0, body.length - 6),
      Buffer.alloc(0),
      Buffer.from('no form at all'),
      Buffer.from(`--${BOUNDARY}\r\n\r\nx\r\n--${BOUNDARY}--`),
      Buffer.from(`--${BOUNDARY}\r\nContent-Type: text/plain\r\n\r\nx\r\n--${BOUNDARY}--`),
      Buffer.from(`--${BOUNDARY}x\r\n`),
      Buffer.from(
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="a"; x="${'h'.repeat(9000)}"\r\n\r\nx\r\n--${BOUNDARY}--`,
      ),
      bodyOf(Array.from({ length: 51 }, (_, n) => ({ name: `f${n}`, filename: null, content: '' }))),
    ];
    for (const [n, one] of broken.entries())
      expect([n, await reasonOf(read(piecesOf(one, 64)))]).toEqual([n, 'malformed']);
    const failing = async function* (): AsyncGenerator<Buffer> {
      yield await Promise.resolve(body.subarray(0, 50));
      throw new Error('ECONNRESET');
    };
    expect(await reasonOf(read(failing()))).toBe('malformed');
  });

  it('is known by its content type', () => {
    expect([
      boundaryOf(`multipart/form-data; boundary=${BOUNDARY}`),
      boundaryOf('Multipart/Form-Data; charset=utf-8; boundary="a b"'),
      boundaryOf('multipart/form-data'),
      boundaryOf('application/x-www-form-urlencoded'),
      boundaryOf(undefined),
      boundaryOf(`multipart/form-data; boundary=${'x'.repeat(71)}`),
    ]).toEqual([BOUNDARY, 'a b', undefined, undefined, undefined, 'x'.repeat(70)]);
  });
});
