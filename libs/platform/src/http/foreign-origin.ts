import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf, toProblem } from '../problem';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
/** `none`: the person typed the address; `same-origin`: one of our own pages. */
const OWN_SITES = new Set(['same-origin', 'none']);

/**
 * Whether a request that changes something was sent by a page of another site. Browsers say where a request comes from
 * (Fetch Metadata, and `Origin` in older ones); programs say nothing and carry no cookies of a victim. This stands
 * before the sign-in too, where there is no session whose token could be asked for: a page that signs its visitor in
 * under a foreign name would make him work in it.
 */
export function isForeign(
  { method, headers }: Pick<FastifyRequest, 'method' | 'headers'>,
  ownOrigins: readonly string[],
): boolean {
  if (SAFE.has(method)) return false;
  const site = headers['sec-fetch-site'];
  if (typeof site === 'string' && !OWN_SITES.has(site)) return true;
  const { origin, host } = headers;
  if (origin === undefined) return false;
  if (ownOrigins.includes(origin)) return false;
  return !host || !URL.canParse(origin) || new URL(origin).host !== host;
}

/** A hook before everything else; answers 403 `request.foreign`. */
export function refuseForeign(ownOrigins: readonly string[]) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if (!isForeign(request, ownOrigins)) return undefined;
    const problem = toProblem('request.foreign', {}, {}, languageOf(request));
    return reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(JSON.stringify(problem));
  };
}
