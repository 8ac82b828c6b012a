import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProbePath, markPage, pathOf, type AppConfig } from '@linxuan/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/**
 * The back office has one page, which stands at `/` and answers its deep links too; the API answers its own paths. A
 * hook, because the framework sets the handler for unknown paths itself, and because the page of a demonstration is
 * marked before it leaves.
 */
export function serveAdminPage(server: FastifyInstance, folder: string, mode: AppConfig['mode']): void {
  const page = markPage(readFileSync(join(folder, 'index.html'), 'utf8'), mode);
  server.addHook('onRequest', async (request, reply) => {
    if (!isPage(request)) return undefined;
    return send(reply, page);
  });
}

function isPage(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const path = pathOf(request);
  if (path === '/' || path === '/index.html') return true;
  const wanted = (request.headers.accept ?? '').includes('text/html');
  return request.is404 && wanted && !path.startsWith('/api') && !isProbePath(path);
}

/** It names files by their content, so it is asked for again after every release. */
function send(reply: FastifyReply, page: string): FastifyReply {
  return reply.header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
}
