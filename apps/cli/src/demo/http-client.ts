import { randomUUID } from 'node:crypto';
import { DEMO_PASSWORD } from '@linxuan/feature-identity';

interface Session {
  cookie: string;
  csrf: string;
  principal: string;
}
export interface Applied {
  status: 'applied';
  state: string;
  version: number;
}
export class DemoProblem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    what: string,
    body: string,
  ) {
    super(`${what}: ${status} ${code} ${body.slice(0, 600)}`);
  }
}

/** The people of a demo, each signed in over HTTP with a session of its own; nothing is done past the API. */
export class DemoClient {
  private readonly sessions = new Map<string, Promise<Session>>();
  constructor(private readonly base: string) {}

  async get<T>(login: string, path: string): Promise<T> {
    return this.send<T>(login, 'GET', path);
  }
  async post<T>(login: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
    return this.send<T>(login, 'POST', path, body, headers);
  }

  /**
   * An act through the request service; waits for its outcome however long the queue is. Retries keep their idempotency
   * key.
   */
  async act(
    login: string,
    subjects: string,
    id: string,
    action: string,
    version: number,
    payload: object = {},
  ): Promise<Applied> {
    const headers = { 'if-match': `"${version}"`, 'idempotency-key': randomUUID() };
    const first = await this.send<{ status: string; requestId: string } & Applied>(
      login,
      'POST',
      `/api/${subjects}/${id}/actions/${action}`,
      payload,
      headers,
    );
    return this.settled(login, first);
  }

  /** Polls a pending outcome until the engine has decided. */
  async settled<T extends { status: string; requestId?: string }>(login: string, first: T): Promise<Applied> {
    let outcome = first as unknown as Omit<Applied, 'status'> & { requestId: string; status: string };
    for (let wait = 100; outcome.status === 'pending'; wait = Math.min(2000, wait * 1.5)) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      outcome = await this.send(login, 'GET', `/api/requests/${outcome.requestId}`);
    }
    if (outcome.status !== 'applied') throw new Error(`Request ${outcome.requestId} is ${outcome.status}`);
    return { ...outcome, status: 'applied' };
  }

  async raw(
    login: string,
    method: string,
    path: string,
    body: Buffer,
    headers: Record<string, string>,
  ): Promise<unknown> {
    return this.send(login, method, path, body, headers);
  }

  private async send<T>(
    login: string,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const session = await this.signedIn(login);
    const isBytes = Buffer.isBuffer(body);
    const response = await this.reach(`${this.base}${path}`, {
      method,
      headers: {
        cookie: session.cookie,
        'x-csrf-token': session.csrf,
        'x-acting-as': session.principal,
        ...(body === undefined ? {} : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) {
      const problem = parsed(text) as { code?: string };
      throw new DemoProblem(problem.code ?? 'unknown', response.status, `${login} ${method} ${path}`, text);
    }
    return parsed(text) as T;
  }

  private signedIn(login: string): Promise<Session> {
    const known = this.sessions.get(login);
    if (known) return known;
    const opening = this.signIn(login);
    this.sessions.set(login, opening);
    return opening;
  }

  /** `login#role` is a session of that person acting in that role. */
  private async signIn(name: string): Promise<Session> {
    const [login = '', role = login.startsWith('staff@') || login.endsWith('-dept') ? 'department-intake' : undefined] =
      name.split('#');
    const response = await this.reach(`${this.base}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: DEMO_PASSWORD }),
    });
    const text = await response.text();
    if (!response.ok) throw new DemoProblem('sign-in', response.status, login, text);
    const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const { csrf, principal, membership, memberships } = JSON.parse(text) as {
      csrf: string;
      principal: string;
      membership: { role: string };
      memberships: { id: string; role: string }[];
    };
    const wanted = role && membership.role !== role ? memberships.find((one) => one.role === role) : undefined;
    if (!wanted) return { cookie, csrf, principal };
    const switched = await this.reach(`${this.base}/api/session/membership`, {
      method: 'POST',
      headers: { cookie, 'x-csrf-token': csrf, 'x-acting-as': principal, 'content-type': 'application/json' },
      body: JSON.stringify({ membershipId: wanted.id }),
    });
    const answer = await switched.text();
    if (!switched.ok) throw new DemoProblem('switch', switched.status, name, answer);
    return { cookie, csrf, principal: (JSON.parse(answer) as { principal: string }).principal };
  }

  /** A server that is being restarted is met again; anything it answers counts. */
  private async reach(url: string, init: RequestInit): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await fetch(url, init);
      } catch (error) {
        if (attempt >= 40) throw error;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    }
  }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return {};
  }
}
