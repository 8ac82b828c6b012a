import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { SubjectType } from '@linxuan/domain';

export interface Answer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: T;
}

/** What the request service says: `status` is the HTTP status, `body` the outcome or the problem. */
export type TransitionAnswer = Answer<{
  status?: string | number;
  state?: string;
  version?: number;
  requestId?: string;
  code?: string;
  params?: Record<string, unknown>;
  fields?: { pointer: string; code: string }[];
  rule?: { id: string };
}>;

export interface TransitionHeaders {
  version: number | string | null;
  key?: string | null;
}

const SEGMENTS: Record<SubjectType, string> = {
  case: 'cases',
  dossier: 'dossiers',
  opinion: 'opinions',
  seat: 'seats',
  objection: 'objections',
  obligation: 'obligations',
  deadline: 'deadlines',
};

/** A signed-in person at the other end of HTTP. */
export class SessionClient {
  csrf = '';
  cookie = '';
  /** The principal of the page that this client is. */
  principal = '';

  constructor(private readonly origin: string) {}

  async signIn(login: string, password: string): Promise<Answer> {
    const answer = await this.send('POST', '/api/session', { login, password });
    this.cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    this.csrf = String(answer.body['csrf'] ?? '');
    this.principal = String(answer.body['principal'] ?? '');
    return answer;
  }

  /** Acts in another role from now on, as a page does that is opened anew for it. */
  async switchTo(membershipId: string): Promise<Answer> {
    const answer = await this.send('POST', '/api/session/membership', { membershipId });
    this.principal = String(answer.body['principal'] ?? this.principal);
    return answer;
  }

  /** Any request; a string body is sent as it is. */
  async send<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(this.origin + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(this.csrf ? { 'x-csrf-token': this.csrf } : {}),
        ...(this.principal ? { 'x-acting-as': this.principal } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : {}) as T };
  }

  get<T = Record<string, unknown>>(path: string): Promise<Answer<T>> {
    return this.send<T>('GET', path);
  }

  /** One knock at the request service. `null` leaves a header out. */
  act(
    subject: SubjectType,
    id: string,
    action: string,
    payload: unknown = {},
    { version, key = randomUUID() }: TransitionHeaders,
  ): Promise<TransitionAnswer> {
    return this.send('POST', `/api/${SEGMENTS[subject]}/${id}/actions/${action}`, payload, {
      ...(version === null ? {} : { 'if-match': `"${version}"` }),
      ...(key === null ? {} : { 'idempotency-key': key }),
    });
  }

  /** Acts and polls where the answer is 202, until there is an outcome. */
  async settled(...args: Parameters<SessionClient['act']>): Promise<TransitionAnswer> {
    const answer = await this.act(...args);
    return answer.status === 202 ? this.outcome(String(answer.body.requestId)) : answer;
  }

  async outcome(requestId: string, patienceMs = 60_000): Promise<TransitionAnswer> {
    for (const until = Date.now() + patienceMs; ; await pause(100)) {
      const answer: TransitionAnswer = await this.get(`/api/requests/${requestId}`);
      if (answer.body.status !== 'pending' || Date.now() > until) return answer;
    }
  }
}
