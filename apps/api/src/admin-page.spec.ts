import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import serveStatic from '@fastify/static';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { serveAdminPage } from './admin-page';

const BUILT = readFileSync(resolve(__dirname, '../../admin/index.html'), 'utf8');

describe('the page of the back office', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linxuan-page-'));
  const servers: FastifyInstance[] = [];
  beforeAll(() => {
    writeFileSync(join(folder, 'index.html'), BUILT);
    writeFileSync(join(folder, 'favicon.svg'), '<svg/>');
  });
  afterAll(async () => {
    for (const server of servers) await server.close();
    rmSync(folder, { recursive: true });
  });

  const start = async (mode: 'demo' | 'production'): Promise<FastifyInstance> => {
    const server: FastifyInstance = new FastifyAdapter().getInstance();
    servers.push(server);
    server.get('/api/session', () => ({ ok: true }));
    await server.register(serveStatic, { root: folder, wildcard: false, index: false });
    serveAdminPage(server, folder, mode);
    return server;
  };
  const get = async (server: FastifyInstance, url: string, accept = 'text/html') =>
    server.inject({ url, headers: { accept } });

  const PAGES = ['/', '/?x=1', '/index.html', '/cases', '/cases/1/show', '/login'];
  it.each(PAGES)('is marked in a demonstration before it leaves, at %s', async (url) => {
    const { statusCode, body, headers } = await get(await start('demo'), url);
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers['cache-control']).toBe('no-cache');
    for (const part of ['<title>【演示】', 'class="demo-mark"', '演示内容', 'Demonstration'])
      expect([part, body.includes(part)]).toEqual([part, true]);
  });

  it.each(PAGES)('is served as it was built in production, at %s', async (url) => {
    const { statusCode, body } = await get(await start('production'), url);
    expect([statusCode, body]).toEqual([200, BUILT]);
  });

  it.each(
    ['z', '/x', '.json'].flatMap((end) => ['live', 'ready', 'health', 'startup'].map((name) => `/${name}${end}`)),
  )('is not what a probe is answered with, at %s', async (url) =>
    expect((await get(await start('demo'), url)).statusCode).toBe(404),
  );

  it('answers no path of the API, no probe, no file and no program', async () => {
    const server = await start('demo');
    expect((await get(server, '/api/session')).json()).toEqual({ ok: true });
    expect((await get(server, '/favicon.svg')).body).toBe('<svg/>');
    for (const [url, accept] of [
      ['/api/nothing', 'text/html'],
      ['/metrics', 'text/html'],
      ['/metrics/', 'text/html'],
      ['/health-check', 'text/html'],
      ['/prometheus', 'text/html'],
      ['/-/ready', 'text/html'],
      ['/nothing', 'application/json'],
    ] as const)
      expect([url, (await get(server, url, accept)).statusCode]).toEqual([url, 404]);
  });
});
