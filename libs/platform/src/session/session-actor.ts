import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Actor, Role } from '@linxuan/domain';
import type { FastifyRequest } from 'fastify';

/** Who is at the other end: taken from the session, never from the body. */
export interface SessionActor extends Actor {
  displayName: string;
  locale: string;
  /** The person deputised for, when the session acts for another. */
  actingFor: string | null;
  /** Keys of the work queues this person reads. */
  queues: string[];
  /** What row-level security sees; pass it to `UnitOfWork.run`. */
  scope: { userId: string; orgId: string; role: string; queues: string[]; deputy?: string | null };
  mustChange: boolean;
  csrf: string;
  membershipId: string;
  /**
   * Names the person at the keyboard, the role and whom it is acted for; a page says with each request for which it was
   * made.
   */
  principal: string;
  /** Digest of the session's token, by which open streams are looked up again. */
  session: string;
}

export type SignedInRequest = FastifyRequest & { actor?: SessionActor };

/** The signed-in person of the request. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): SessionActor => {
  const { actor } = context.switchToHttp().getRequest<SignedInRequest>();
  if (!actor) throw new Error('A route that needs an actor is not behind the session guard');
  return actor;
});

export const PUBLIC_ROUTE = 'linxuan:public';
export const ROUTE_ROLES = 'linxuan:roles';
/** Open to everyone: sign-in, health, metrics. */
export const PublicRoute = () => SetMetadata(PUBLIC_ROUTE, true);
/** Only for these roles; for all others the route does not exist. */
export const Roles = (...roles: Role[]) => SetMetadata(ROUTE_ROLES, roles);
