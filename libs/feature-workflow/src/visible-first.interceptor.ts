import { HttpException, Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { isVisible, UnitOfWork } from '@linxuan/persistence';
import { DomainError, isUuid, UnreadableBody, type SignedInRequest } from '@linxuan/platform';
import { catchError, defer, type Observable } from 'rxjs';
import { SUBJECTS } from './subjects';

/** Names in a route's path that are the id of a subject. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['caseId', 'case'],
  ['dossierId', 'dossier'],
  ['seatId', 'seat'],
]);
/** Collections, as they stand before `:id`, whose members are cases and dossiers by another name. */
const COLLECTIONS: ReadonlyMap<string, string> = new Map([
  ...SUBJECTS,
  ['receipts', 'dossier'],
  ['notices', 'dossier'],
]);
/** What is wrong with the request itself; everything else was found out about a subject that the person sees. */
const INPUT = /^(request\.|action\.unknown$)/;

export interface PathSubject {
  type: string;
  id: string;
}

/** The subject that a path is about, or undefined for paths that name none. */
export function subjectOfPath(route: string, params: Readonly<Record<string, string>>): PathSubject | undefined {
  for (const [name, type] of NAMED) if (route.includes(`:${name}`)) return { type, id: params[name] ?? '' };
  if (route.includes(':subjectId')) return { type: params['subjectType'] ?? '', id: params['subjectId'] ?? '' };
  const [, collection = ''] = /([\w:-]+)\/:id(?:\/|$)/.exec(route) ?? [];
  const type = COLLECTIONS.get(collection === ':subjects' ? (params['subjects'] ?? '') : collection);
  return type === undefined ? undefined : { type, id: params['id'] ?? '' };
}

/**
 * A subject that the person does not see answers like one that is not there, whatever else is wrong with the request: a
 * complaint about the body of a foreign case would tell that the case exists. Asked only when there is something to
 * complain about, so a good request costs nothing more.
 */
@Injectable()
export class VisibleFirst implements NestInterceptor {
  constructor(private readonly work: UnitOfWork) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    return defer(() => {
      if (request.body instanceof UnreadableBody) throw request.body.problem;
      return next.handle();
    }).pipe(catchError((error: unknown) => this.judge(request, error)));
  }

  private async judge(request: SignedInRequest, error: unknown): Promise<never> {
    const params = (request.params ?? {}) as Record<string, string>;
    const subject = isInputProblem(error) ? subjectOfPath(request.routeOptions.url ?? '', params) : undefined;
    const { actor } = request;
    if (!subject || !actor) throw error;
    const seen =
      isUuid(subject.id) && (await this.work.run(actor.scope, (tx) => isVisible(tx, subject.type, subject.id)));
    throw seen ? error : new DomainError('subject.notFound');
  }
}

function isInputProblem(error: unknown): boolean {
  if (error instanceof DomainError) return INPUT.test(error.code);
  return error instanceof HttpException && error.getStatus() < 500;
}
