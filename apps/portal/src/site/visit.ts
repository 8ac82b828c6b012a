import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { site } from '@linxuan/contracts';
import type { FastifyRequest } from 'fastify';

/** One request of a reader: the language it asks in, where it is and who asks. */
export interface Visit {
  language: site.SiteLanguage;
  /** Path without the language, with its leading slash. */
  path: string;
  /** Query of the address, as it was asked. */
  search: string;
  address: string;
  t(zh: string, en: string): string;
  /** The address of a page of this site in the reader's language, or in the given one. */
  href(path: string, language?: site.SiteLanguage): string;
}

export function visitOf(request: Pick<FastifyRequest, 'url' | 'ip'>): Visit {
  const [whole = '/', query = ''] = request.url.split('?', 2);
  const english = whole === '/en' || whole.startsWith('/en/');
  const language = english ? 'en' : 'zh';
  const path = english ? whole.slice(3) || '/' : whole;
  const href = (to: string, tongue: site.SiteLanguage = language) =>
    tongue === 'en' ? `/en${to === '/' ? '' : to}` : to;
  return {
    language,
    path,
    search: query === '' ? '' : `?${query}`,
    address: request.ip,
    t: (zh, en) => (english ? en : zh),
    href,
  };
}

export const CurrentVisit = createParamDecorator((_: unknown, context: ExecutionContext): Visit =>
  visitOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
