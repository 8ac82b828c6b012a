import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { DiskStore } from './disk-store';
import { storeOf } from './file.module';
import type { FileStore } from './file-store';

/** As much of the S3 protocol as a PUT, HEAD and GET of one object need, for who signs with one of the keys. */
function objectServer(objects: Map<string, Buffer>, keys: Set<string>): Server {
  return createServer((request, response) => {
    const key = new URL(request.url ?? '/', 'http://s3').pathname;
    const known = objects.get(key);
    const signer = /^AWS4-HMAC-SHA256 Credential=([^/]+)\//.exec(String(request.headers.authorization))?.[1];
    if (!keys.has(signer ?? '')) return response.writeHead(403).end();
    if (request.method === 'PUT') {
      void buffer(request).then((content) => {
        objects.set(key, content);
        response.writeHead(200, { etag: '"x"' }).end();
      });
      return;
    }
    if (!known) return response.writeHead(404).end();
    response
      .writeHead(200, { 'content-length': known.length, 'content-type': 'application/octet-stream' })
      .end(request.method === 'HEAD' ? undefined : known);
  });
}

describe('content-addressed stores', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linxuan-stores-'));
  const objects = new Map<string, Buffer>();
  const keys = new Set(['key']);
  const server = objectServer(objects, keys);
  const content = Buffer.from('内容'.repeat(1000));
  const sha = createHash('sha256').update(content).digest('hex');
  const path = join(folder, 'upload');
  const stores: Record<string, FileStore> = {};
  /** A process that was started with that key. */
  let s3: (key: string) => FileStore;

  beforeAll(async () => {
    writeFileSync(path, content);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    stores['disk'] = storeOf({ files: { driver: 'disk', folder: join(folder, 'files') } });
    s3 = (key) =>
      storeOf({ files: { driver: 's3', endpoint, bucket: 'linxuan', key, secret: 'secret', region: 'cn-north-1' } });
    stores['s3'] = s3('key');
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['disk', 's3'])('keeps a file once under its digest and gives the same bytes back (%s)', async (driver) => {
    const store = stores[driver] as FileStore;
    expect(await store.has(sha)).toBe(false);
    await Promise.all([store.put(sha, path, content.length), store.put(sha, path, content.length)]);
    await store.put(sha, path, content.length);
    expect(await store.has(sha)).toBe(true);
    expect(await buffer(await store.read(sha))).toEqual(content);
    await expect(store.read('0'.repeat(64))).rejects.toBeTruthy();
  });

  it.each(['disk', 's3'])('makes no path of anything but a digest (%s)', async (driver) => {
    for (const hostile of ['../../etc/passwd', `${sha}/..`, sha.toUpperCase(), ''])
      await expect((stores[driver] as FileStore).read(hostile)).rejects.toThrow('digest');
  });

  it('puts objects into the bucket by path, unsplit and unwrapped', () => {
    expect([...objects.entries()]).toEqual([[`/linxuan/${sha.slice(0, 2)}/${sha.slice(2, 4)}/${sha}`, content]]);
  });

  it('takes a second key beside the first, and goes on when the first is deleted', async () => {
    const [before, after] = [s3('key'), s3('second')];
    await before.put(sha, path, content.length);
    keys.add('second');
    for (const store of [before, after]) expect(await buffer(await store.read(sha))).toEqual(content);
    keys.delete('key');
    expect(await after.has(sha)).toBe(true);
    // A process that was not restarted says so and takes no file for missing.
    await expect(before.has(sha)).rejects.toMatchObject({ name: 'FilesUnavailable' });
    keys.add('key');
  });

  it('shows a file whole or not at all', async () => {
    const store = new DiskStore(join(folder, 'half'));
    await expect(store.put(sha, path, content.length + 1)).rejects.toThrow('another size');
    expect(await store.has(sha)).toBe(false);
    expect(readdirSync(join(folder, 'half', sha.slice(0, 2), sha.slice(2, 4)))).toEqual([]);
  });
});
