import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Role } from '@linxuan/domain';
import { DomainError } from '../problem';
import { PUBLIC_ROUTE, ROUTE_ROLES, type SessionActor, type SignedInRequest } from './session-actor';

export const SESSION_COOKIE = 'linxuan_session';
export const SESSION_READER = Symbol('SESSION_READER');

/** Finds the person behind a session token; implemented where sessions are kept. */
export interface SessionReader {
  /** Throws `session.roleEnded` where the session lives and the role it acts in has ended. */
  find(token: string): Promise<SessionActor | null>;
  /** The actors of those sessions (by digest of their token) that still have one. */
  stillActing(sessions: readonly string[]): Promise<Map<string, SessionActor>>;
}

/**
 * The principal that a page was made for: a header, or for addresses that the browser opens by itself a part of the
 * query.
 */
export const PRINCIPAL_HEADER = 'x-acting-as';
export const PRINCIPAL_QUERY = 'actingAs';

const CHANGE_PASSWORD_PATHS = ['/api/session'];
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Signs requests in by cookie, checks on everything that writes the CSRF header and whom the page was made for, and
 * hides routes of other roles.
 */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(SESSION_READER) private readonly sessions: SessionReader,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context
      .switchToHttp()
      .getRequest<SignedInRequest & { cookies: Record<string, string | undefined> }>();
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC_ROUTE, targets)) return true;
    const token = request.cookies[SESSION_COOKIE];
    const actor = token ? await this.sessions.find(token) : null;
    if (!actor) throw new DomainError('session.required');
    checkOrigin(request, actor);
    if (actor.mustChange && !CHANGE_PASSWORD_PATHS.some((path) => request.url.startsWith(path)))
      throw new DomainError('session.mustChange');
    const roles = this.reflector.getAllAndOverride<Role[] | undefined>(ROUTE_ROLES, targets);
    if (roles && !roles.includes(actor.role)) throw new DomainError('subject.notFound');
    request.actor = actor;
    return true;
  }
}

/**
 * A browser has one cookie and many pages. What a page of another person or role asks for is neither written nor
 * answered; a write must say for whom its page was made.
 */
function checkOrigin(request: SignedInRequest, actor: SessionActor): void {
  for (const said of [request.headers[PRINCIPAL_HEADER], takeFromQuery(request)])
    if (said !== undefined && said !== actor.principal) throw new DomainError('session.otherPrincipal');
  if (SAFE.has(request.method)) return;
  if (request.headers['x-csrf-token'] !== actor.csrf) throw new DomainError('session.csrf');
  if (request.headers[PRINCIPAL_HEADER] === undefined) throw new DomainError('session.principalMissing');
}

/** Taken out, since no route knows it. */
function takeFromQuery(request: SignedInRequest): unknown {
  const query = request.query as Record<string, unknown>;
  const said = query[PRINCIPAL_QUERY];
  delete query[PRINCIPAL_QUERY];
  return said;
}
