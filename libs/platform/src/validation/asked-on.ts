import { AsyncLocalStorage } from 'node:async_hooks';
import { businessDateOf } from '@linxuan/domain';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../clock';

const day = new AsyncLocalStorage<string>();

/**
 * Every request is judged on the business day of its process's clock: a schema that is handed to a route says of its
 * dates only what they are about, and what is past or to come follows from here (`dateBounds` of form-rules).
 */
export function judgeDatesBy(server: FastifyInstance, clock: Pick<Clock, 'iso'>): void {
  server.addHook('preValidation', (_request, _reply, done) => day.run(businessDateOf(clock.iso()), done));
}

/**
 * The business day (YYYY-MM-DD) of the request at hand; none outside of one, where dates are bounded by their years
 * alone.
 */
export const askedOn = (): string | undefined => day.getStore();
