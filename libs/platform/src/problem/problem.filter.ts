import { randomUUID } from 'node:crypto';
import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { problemText, PROBLEMS, type Problem } from '@linxuan/contracts';
import { PROBLEM_TEXTS, problemText as fieldText, type ProblemCode } from '@linxuan/form-rules';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { routeOf } from '../http/edge';
import { problems } from '../metrics/work-metrics';
import { isStorageFull } from '../files/storage-full';
import { LOGGER } from '../tokens';
import { DomainError } from './domain-error';
import { missingFoundation, RETRY_AFTER_SECONDS } from './unavailable';

/** The one place that turns failures into `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly log: Pick<Logger, 'error' | 'warn'>) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const request = http.getRequest<FastifyRequest>();
    const { code, params, more } = this.identify(error, request);
    const problem = toProblem(code, params, more, languageOf(request));
    problems.inc({ route: routeOf(request), code: problem.code });
    sendProblem(reply, problem);
  }

  private identify(error: unknown, request: FastifyRequest): Pick<DomainError, 'code' | 'params' | 'more'> {
    if (error instanceof DomainError) return error;
    if (isStorageFull(error)) {
      this.log.error({ err: error, route: routeOf(request), requestId: request.id }, 'the storage is full');
      return { code: 'storage.full', params: {}, more: {} };
    }
    const status =
      error instanceof HttpException ? error.getStatus() : ((error as { statusCode?: number }).statusCode ?? 500);
    if (status === 415) return { code: 'request.mediaType', params: {}, more: {} };
    if (status === 404) return { code: 'subject.notFound', params: {}, more: {} };
    if (status === 413) return { code: 'request.tooLarge', params: {}, more: {} };
    if (status >= 400 && status < 500) return { code: 'request.malformed', params: {}, more: {} };
    // The pattern of the route and never the path: a path holds values, and so does its query.
    const at = { route: routeOf(request), requestId: request.id };
    const service = missingFoundation(error);
    if (service) {
      this.log.warn({ err: error, service, ...at }, 'a foundation is away');
      return { code: 'service.unavailable', params: { service, seconds: RETRY_AFTER_SECONDS }, more: {} };
    }
    const id = randomUUID().slice(0, 8);
    this.log.error({ err: error, id, ...at }, 'request failed');
    return { code: 'internal', params: { id }, more: {} };
  }
}

/** An answer of RFC 9457, with the time after which it is worth asking again where there is one. */
export function sendProblem(reply: FastifyReply, problem: Problem): void {
  const wait = retryAfter(problem);
  if (wait !== undefined) void reply.header('retry-after', String(wait));
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    // What a route says of its answer it does not say of its failure.
    .header('cache-control', 'no-store')
    .send(problem);
}

/** Seconds of `Retry-After`: whoever is told to come back later is told when. */
function retryAfter({ status, params }: Problem): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  return typeof params['seconds'] === 'number' ? params['seconds'] : RETRY_AFTER_SECONDS;
}

export function toProblem(
  code: string,
  params: Problem['params'],
  more: DomainError['more'],
  language: 'zh' | 'en',
): Problem {
  const known = PROBLEMS[code] ? code : 'internal';
  const { title, detail, status } = problemText(known, named(params, more.rule?.words, language), language);
  const fields = more.fields?.map((field) => withMessage(field, language));
  return {
    type: `/docs/problems#${known}`,
    code: known,
    title,
    status,
    detail,
    params,
    ...more,
    ...(fields ? { fields } : {}),
  };
}

/** Codes and numbers in a row, as a refusal gives several of them. */
const LIST = /^[^\s,]+(?:, [^\s,]+)+$/;

/**
 * What stands in a sentence by the name of its rule is said in the language of the sentence, and a list is written as
 * that language does.
 */
function named(
  params: Problem['params'],
  words: { zh: string; en: string } | undefined,
  language: 'zh' | 'en',
): Problem['params'] {
  const said = (value: Problem['params'][string]) => {
    if (typeof value !== 'string') return value;
    if (words && value === words.zh) return words[language];
    return language === 'zh' && LIST.test(value) ? value.replaceAll(', ', '、') : value;
  };
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, said(value)]));
}

type FieldError = NonNullable<DomainError['more']['fields']>[number];
/** A field's message: its own words, or those of the form rules where the code is theirs. */
function withMessage({ words, ...field }: FieldError, language: 'zh' | 'en'): NonNullable<Problem['fields']>[number] {
  // JSON Schema says `minLength` where the form rules say `min-length`; a limit that is not known makes no sentence.
  const code = field.code.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const complete =
    Object.hasOwn(PROBLEM_TEXTS, code) &&
    [...PROBLEM_TEXTS[code as ProblemCode].zh.matchAll(/\{(\w+)\}/g)].every(([, name]) =>
      Object.hasOwn(field.params ?? {}, name ?? ''),
    );
  const known = complete
    ? fieldText({ pointer: field.pointer, code: code as ProblemCode, params: field.params ?? {}, severity: 'error' })
    : undefined;
  const message = (words ?? known)?.[language];
  return message === undefined ? field : { ...field, message };
}

/** The language a person reads: what the page asks for, Chinese otherwise. */
export function languageOf(request: { headers: Record<string, string | string[] | undefined> }): 'zh' | 'en' {
  return String(request.headers['accept-language'] ?? '')
    .toLowerCase()
    .startsWith('en')
    ? 'en'
    : 'zh';
}
