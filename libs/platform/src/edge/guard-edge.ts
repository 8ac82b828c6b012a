import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { checkAddress, readQuery } from './address';
import { DomainError, languageOf, sendProblem, toProblem } from '../problem';
import { readJsonBody, UnreadableBody } from './json-body';

/**
 * The adapter of a process that people reach: its queries are read clean, and an address that is no text is refused as
 * everything else is, although it meets no route and so no filter.
 */
export function edgeAdapter(options: FastifyServerOptions): FastifyAdapter {
  return new FastifyAdapter({
    ...options,
    routerOptions: { querystringParser: readQuery },
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, toProblem('request.malformed', {}, {}, languageOf(request))),
  });
}

/**
 * Cleans whatever comes in: address and JSON body are clean before any guard, pipe or handler sees them. Call it
 * before the application starts to listen. `bodyLimit` in bytes.
 */
export function guardEdge(app: NestFastifyApplication, adapter: FastifyAdapter, bodyLimit: number): void {
  app.useBodyParser('application/json', { bodyLimit }, (_request, body, done) => {
    try {
      done(null, readJsonBody(body));
    } catch (error) {
      if (error instanceof DomainError) done(null, new UnreadableBody(error));
      else done(error instanceof Error ? error : new Error(String(error)));
    }
  });
  adapter.getInstance().addHook('onRequest', async (request) => checkAddress(request.url));
}
