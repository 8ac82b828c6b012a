import type { FastifyReply } from 'fastify';
import { layout, type Page } from './layout';
import type { Visit } from './visit';

/** Sends a page. Released pages may be kept for a minute; personal ones never. */
export function sendPage(reply: FastifyReply, visit: Visit, page: Page): FastifyReply {
  return reply
    .status(page.status ?? 200)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-language', visit.language === 'zh' ? 'zh-CN' : 'en')
    .header('cache-control', page.private || (page.status ?? 200) >= 400 ? 'no-store' : 'public, max-age=60')
    .send(layout(visit, page, reply.server.marks));
}
