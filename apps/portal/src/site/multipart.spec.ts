import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { BadForm, partsOf } from './multipart';

const BOUNDARY = '----WebKitFormBoundary7MA4YWxkTrZu0gW';
interface Field {
  name: string;
  filename: string | null;
  content: string;
}
interface Read {
  fields: Field[];
  reason: string;
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
function* piecesOf(body: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < body.length; at += size) yield body.subarray(at, at + size);
}

const FIELDS: Field[] = [
  { name: 'token', filename: null, content: 'a.b.c' },
  { name: 'text', filename: null, content: `第一行\r\n\r\n--${BOUNDARY.slice(0, -1)}\r\n第三行` },
  { name: 'empty', filename: null, content: '' },
  { name: 'file-1', filename: '合同 "甲"\n.pdf', content: `\r\n%PDF-1.4\r\n--\r\n${'x'.repeat(500)}\r\n` },
  { name: 'file-2', filename: '', content: '' },
];

describe('a form with files', () => {
  let server: FastifyInstance;
  let limit = 1_000_000;
  let skip: (name: string) => boolean = () => false;
  beforeAll(async () => {
    server = new FastifyAdapter().getInstance();
    await server.register(multipart, { throwFileSizeLimit: false });
    server.post('/', async (request): Promise<Read> => {
      const fields: Field[] = [];
      try {
        for await (const { name, filename, content } of partsOf(request, limit)) {
          const field = { name, filename, content: '' };
          fields.push(field);
          const pieces: Buffer[] = [];
          for await (const piece of content) {
            pieces.push(piece);
            if (skip(name)) break;
          }
          field.content = Buffer.concat(pieces).toString();
        }
      } catch (error) {
        return { fields, reason: error instanceof BadForm ? error.reason : String(error) };
      }
      return { fields, reason: 'read' };
    });
    await server.ready();
  });
  afterAll(() => server.close());
  afterEach(() => {
    limit = 1_000_000;
    skip = () => false;
  });

  const send = async (body: Buffer, size: number, type = `multipart/form-data; boundary=${BOUNDARY}`): Promise<Read> =>
    (
      await server.inject({
        method: 'POST',
        url: '/',
        headers: { 'content-type': type },
        payload: Readable.from(piecesOf(body, size)),
      })
    ).json();

  it('is read the same however it is cut into pieces', async () => {
    const body = bodyOf(FIELDS);
    for (const size of [...Array.from({ length: 70 }, (_, n) => n + 1), 199, 512, body.length])
      expect([size, await send(body, size)]).toEqual([size, { fields: FIELDS, reason: 'read' }]);
  });

  it('skips what is not read of a file and goes on with the next field', async () => {
    skip = (name) => name === 'file-1';
    const { fields, reason } = await send(bodyOf([...FIELDS].reverse()), 7);
    expect([reason, fields.map(({ name }) => name)]).toEqual(['read', ['file-2', 'file-1', 'empty', 'text', 'token']]);
    expect(fields.at(-1)?.content).toBe('a.b.c');
  });

  it('agrees with the encoder of the platform', async () => {
    const form = new FormData();
    form.set('name', '反映人');
    form.set('file-1', new File([Buffer.alloc(70_000, 'z')], 'a"b.png'));
    const request = new Response(form);
    const type = request.headers.get('content-type') ?? '';
    const { fields } = await send(Buffer.from(await request.arrayBuffer()), 1000, type);
    expect(fields.map(({ name, filename, content }) => [name, filename, content.length])).toEqual([
      ['name', null, 3],
      ['file-1', 'a"b.png', 70_000],
    ]);
  });

  it('stops at the limit over all fields, and keeps what came before', async () => {
    limit = 2000;
    const { fields, reason } = await send(
      bodyOf([...FIELDS, { name: 'file-3', filename: 'b', content: 'y'.repeat(5000) }]),
      100,
    );
    expect([reason, fields.map(({ name }) => name)]).toEqual([
      'too-long',
      ['token', 'text', 'empty', 'file-1', 'file-2', 'file-3'],
    ]);
    expect(fields.slice(0, 5)).toEqual(FIELDS);
  });

  it('is refused where it is cut off, is no form, names what objects have, or is made of fields without end', async () => {
    const body = bodyOf(FIELDS);
    const field = (name: string): Field => ({ name, filename: null, content: 'x' });
    const broken = [
      body.subarray(0, body.length - 6),
      body.subarray(0, 90),
      Buffer.from('no form at all'),
      Buffer.from(`--${BOUNDARY}x\r\n`),
      bodyOf([field('__proto__')]),
      bodyOf([field('constructor'), field('text')]),
      bodyOf(Array.from({ length: 51 }, (_, n) => field(`f${n}`))),
    ];
    for (const [n, one] of broken.entries()) expect([n, (await send(one, 64)).reason]).toEqual([n, 'malformed']);
    expect((await send(body, 64, 'multipart/form-data')).reason).toBe('malformed');
  });

  it('takes nothing of a part without a name, and no more of a header than its limit', async () => {
    const nameless = Buffer.from(`--${BOUNDARY}\r\nContent-Type: text/plain\r\n\r\nx\r\n--${BOUNDARY}--\r\n`);
    expect(await send(nameless, 64)).toEqual({ fields: [], reason: 'read' });
    const endless = Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; x="${'h'.repeat(9000)}"; name="a"\r\n\r\nx\r\n--${BOUNDARY}--\r\n`,
    );
    expect((await send(endless, 64)).fields).toEqual([]);
  });
});
