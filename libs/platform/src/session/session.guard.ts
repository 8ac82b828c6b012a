import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Role } from '@linxuan/domain';
import { DomainError } from '../problem';
import { PUBLIC_ROUTE, ROUTE_ROLES, type SessionActor, type SignedInRequest } from './session-actor';

export const SESSION_COOKIE = 'linxuan_session';
export const SESSION_READER = Symbol('SESSION_READER');

/** Finds the person behind a session token; implemented where sessions are kept. */
export interface SessionReader {
  find(token: string): Promise<SessionActor | null>;
}

const CHANGE_PASSWORD_PATHS = ['/api/session'];
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Signs requests in by cookie, checks the CSRF header on everything that writes, and hides routes of other roles. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
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
    if (!SAFE.has(request.method) && request.headers['x-csrf-token'] !== actor.csrf)
      throw new DomainError('session.csrf');
    if (actor.mustChange && !CHANGE_PASSWORD_PATHS.some((path) => request.url.startsWith(path)))
      throw new DomainError('session.mustChange');
    const roles = this.reflector.getAllAndOverride<Role[] | undefined>(ROUTE_ROLES, targets);
    if (roles && !roles.includes(actor.role)) throw new DomainError('subject.notFound');
    request.actor = actor;
    return true;
  }
}
