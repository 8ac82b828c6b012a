import { DEMO_PASSWORD } from '@linxuan/feature-identity';

export interface StormAnswer {
  status: number;
  body: Record<string, unknown>;
  /** Milliseconds until the answer was there. */
  took: number;
}
interface Session {
  cookie: string;
  csrf: string;
  principal: string;
}

/**
 * Many people at the API, each with a session of its own. Answers of any status come back; only a server that cannot be
 * reached is met again.
 */
export class StormClient {
  private readonly sessions = new Map<string, Promise<Session>>();
  constructor(readonly base: string) {}

  signIn(login: string): Promise<Session> {
    const known = this.sessions.get(login) ?? this.open(login);
    this.sessions.set(login, known);
    return known;
  }

  async request(
    login: string,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<StormAnswer> {
    const { cookie, csrf, principal } = await this.signIn(login);
    const bytes = Buffer.isBuffer(body);
    const type: Record<string, string> =
      body === undefined ? {} : { 'content-type': bytes ? 'application/octet-stream' : 'application/json' };
    return this.send(path, {
      method,
      headers: { cookie, 'x-csrf-token': csrf, 'x-acting-as': principal, ...type, ...headers },
      ...(body === undefined ? {} : { body: bytes ? new Uint8Array(body) : JSON.stringify(body) }),
    });
  }

  /** A request that must succeed; throws with what the server said. */
  async must(
    login: string,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Record<string, unknown>> {
    const answer = await this.request(login, method, path, body, headers);
    if (answer.status >= 300)
      throw new Error(`${login} ${method} ${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 500)}`);
    return answer.body;
  }

  /** What became of a request that was taken and not yet applied; the time counts from `since`. */
  async settled(login: string, first: StormAnswer, since: number): Promise<StormAnswer> {
    let answer = first;
    for (let wait = 50; answer.status < 400 && answer.body['status'] === 'pending'; wait = Math.min(500, wait * 1.5)) {
      await new Promise((settle) => setTimeout(settle, wait));
      answer = await this.request(login, 'GET', `/api/requests/${String(first.body['requestId'])}`);
    }
    return { ...answer, took: performance.now() - since };
  }

  private async open(login: string): Promise<Session> {
    const { status, body, cookie } = await this.send('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: DEMO_PASSWORD }),
    });
    if (status >= 300) throw new Error(`${login} could not sign in: ${status} ${JSON.stringify(body)}`);
    return { cookie, csrf: String(body['csrf']), principal: String(body['principal']) };
  }

  private async send(path: string, init: RequestInit): Promise<StormAnswer & { cookie: string }> {
    const started = performance.now();
    for (let attempt = 1; ; attempt += 1) {
      try {
        const response = await fetch(this.base + path, init);
        const text = await response.text();
        return {
          status: response.status,
          body: parsed(text),
          took: performance.now() - started,
          cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
        };
      } catch (error) {
        if (attempt >= 40) throw error;
        await new Promise((settle) => setTimeout(settle, 250));
      }
    }
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  } catch {
    return {};
  }
}
