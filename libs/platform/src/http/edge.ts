import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Clock } from '../clock';
import type { AppConfig } from '../config';
import { markAnswers } from '../demo/mark-answers';
import { httpMetrics } from '../metrics/http-metrics';
import { judgeDatesBy } from '../validation/asked-on';

/**
 * An id that a proxy of ours gave is kept, so that its log and ours can be laid side by side; anything else is
 * replaced.
 */
const REQUEST_ID = /^[A-Za-z0-9-]{8,64}$/;
/**
 * What probes and scrapers of any orchestrator ask for: `…z` (livez, readyz, startupz), `health…`, `live…`, `ready…`
 * and the like. Any other answer would be taken for that of a probe, so no page is served there, and what is not
 * served is a problem.
 */
const PROBE =
  /^\/(?:\w+z|-|health[\w-]*|live(?:ness)?|alive|ready|readiness|startup|metrics|prometheus|ping|status|actuator)(?:[/.]|$)/i;

export interface EdgeOptions {
  log: Pick<Logger, 'info' | 'warn'>;
  /** In demo mode every answer is marked. */
  mode: AppConfig['mode'];
  /** The clock by whose day the dates of a request are judged. */
  clock: Pick<Clock, 'iso'>;
}

/** The settings of the HTTP server itself that belong to the edge. */
export function edgeServer(trustedProxies: string | undefined): {
  trustProxy: string | false;
  genReqId: (request: { headers: Record<string, string | string[] | undefined> }) => string;
} {
  return {
    trustProxy: trustedProxies ?? false,
    genReqId: ({ headers }) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    },
  };
}

/**
 * What every request of a process gets, whichever route it meets: an id, the day by which it is judged, a line in the
 * access log, a place in the metrics, in demo mode its mark, and `no-store` unless its route itself says that the
 * answer may be kept: a path does not tell, since `/%61pi` and `/api` are one. Neither line nor metric holds a value:
 * they name the route's pattern, never the path.
 */
export function setUpEdge(server: FastifyInstance, { log, mode, clock }: EdgeOptions): void {
  markAnswers(server, mode);
  judgeDatesBy(server, clock);
  server.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
  server.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
  });
  server.addHook('onResponse', async (request, reply) => note(log, request, reply));
}

function note(log: EdgeOptions['log'], request: FastifyRequest, reply: FastifyReply): void {
  const route = routeOf(request);
  const { method } = request;
  const status = reply.statusCode;
  httpMetrics.observe({ method, route, status }, reply.elapsedTime / 1000);
  const line = { method, route, status, ms: Math.round(reply.elapsedTime), requestId: request.id };
  if (status >= 500) log.warn(line, 'request');
  else log.info(line, 'request');
}

/**
 * The pattern that a path matched, such as `/api/cases/:id`; `unmatched` where none did, so that no path ever becomes a
 * label.
 */
export function routeOf(request: Pick<FastifyRequest, 'routeOptions' | 'is404'>): string {
  return request.is404 ? 'unmatched' : (request.routeOptions.url ?? 'unmatched');
}

export const pathOf = (request: Pick<FastifyRequest, 'url'>): string => request.url.split('?', 1)[0] ?? '';
export const isProbePath = (path: string): boolean => PROBE.test(path);
