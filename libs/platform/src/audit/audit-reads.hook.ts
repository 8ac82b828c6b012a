import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SignedInRequest } from '../session';
import { auditedAnswer } from './audited-reads';

interface AuditSink {
  recordFor(
    scope: NonNullable<SignedInRequest['actor']>['scope'],
    entry: { kind: string; subjectType: string; subjectId: string; detail?: Record<string, unknown> },
  ): Promise<void>;
}

/** One look at one thing is recorded once in this time, in milliseconds; a page asks for it by many requests. */
const SAME_LOOK_MS = 10 * 60_000;
/** How many looks are remembered; beyond that a look may be recorded twice, but never not at all. */
const REMEMBERED = 20_000;

/**
 * Records what a signed-in person is about to be shown, before a byte of it leaves: if it cannot be recorded, it is not
 * shown. A hook of the server, so that no route can forget it, streams and files included.
 */
export function auditReads(
  trail: AuditSink,
  now: () => number = Date.now,
): (request: FastifyRequest, reply: FastifyReply, payload: unknown) => Promise<unknown> {
  const seen = new Map<string, number>();
  return async (request, reply, payload) => {
    const { actor } = request as SignedInRequest;
    const disposition = String(reply.getHeader('content-disposition') ?? '');
    const isFile = disposition.startsWith('attachment');
    if (!actor || reply.statusCode >= 300 || (request.method !== 'GET' && !isFile)) return payload;
    const pattern = request.routeOptions.url ?? '';
    const fileName = isFile ? nameIn(disposition) : null;
    const answer = auditedAnswer(pattern, request.params as Record<string, string>, fileName);
    // An applicant's own application is no secret from the applicant.
    if (!answer || (actor.role === 'enterprise-clerk' && answer.kind !== 'file.downloaded')) return payload;
    const key = `${actor.membershipId} ${actor.scope.userId} ${actor.actingFor ?? ''} ${answer.kind} ${answer.subjectId}`;
    const at = now();
    if (fileName === null && at - (seen.get(key) ?? -Infinity) < SAME_LOOK_MS) return payload;
    await trail.recordFor(actor.scope, {
      ...answer,
      detail: { path: pattern, ...(fileName === null ? {} : { file: fileName }) },
    });
    seen.delete(key);
    seen.set(key, at);
    if (seen.size > REMEMBERED) for (const oldest of [...seen.keys()].slice(0, REMEMBERED / 4)) seen.delete(oldest);
    return payload;
  };
}

/** The name under which the browser saves it (RFC 5987). */
function nameIn(disposition: string): string {
  const coded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return coded ? decodeURIComponent(coded) : (/filename="([^"]*)"/.exec(disposition)?.[1] ?? '');
}
