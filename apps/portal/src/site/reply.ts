import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { layout, type Page } from './layout';
import type { Visit } from './visit';

/** Whether a reader's copy, named in `if-none-match`, is the one that would be sent. */
export function sameTag(known: string | undefined, etag: string): boolean {
  return (known ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}

/**
 * Sends a page. Released pages may be kept for a minute and are asked for again by their digest; personal ones never.
 */
export function sendPage(reply: FastifyReply, visit: Visit, page: Page): FastifyReply {
  const kept = !page.private && (page.status ?? 200) < 400;
  const body = layout(visit, page, reply.server.marks);
  void reply
    .status(page.status ?? 200)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-language', visit.language === 'zh' ? 'zh-CN' : 'en')
    .header('cache-control', kept ? 'public, max-age=60' : 'no-store');
  if (!kept) return reply.send(body);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  // Weak: the bytes differ with the encoding in which they are sent.
  void reply.header('etag', `W/${etag}`);
  return sameTag(reply.request.headers['if-none-match'], etag) ? reply.status(304).send() : reply.send(body);
}
