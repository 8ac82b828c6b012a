import { clientProblem, isProblem, ProblemError } from './problem';

export interface HttpInit {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** JSON body; `raw` sends bytes as they are. */
  json?: unknown;
  raw?: Blob;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Ask for a new sign-in on 401 and go on afterwards (default). */
  gate?: boolean;
}

export interface HttpAnswer<T> {
  status: number;
  body: T;
  headers: Headers;
}

/** What the client needs to know of its surroundings. */
export interface HttpContext {
  fetch: typeof fetch;
  language(): string;
  csrf(): string | null;
  /** Gets a fresh csrf token; false where there is no session. */
  refresh(): Promise<boolean>;
  /** Lets the person sign in again over the open page; false where they gave up. */
  signInAgain(): Promise<boolean>;
}

export type Http = <T>(path: string, init?: HttpInit) => Promise<HttpAnswer<T>>;

/** The one way to the server: cookie session, csrf header, language, problems as errors, and a page that survives a 401. */
export function createHttp(context: HttpContext): Http {
  return async function http<T>(path: string, init: HttpInit = {}): Promise<HttpAnswer<T>> {
    const gated = init.gate !== false;
    let refreshed = false;
    for (;;) {
      const response = await send(context, path, init);
      if (response.ok)
        return { status: response.status, headers: response.headers, body: (await readBody(response)) as T };
      const error = await readProblem(response);
      // A wrong current password is a 401 too, but no end of the session.
      if (
        gated &&
        error.status === 401 &&
        error.problem.code !== 'session.badCredentials' &&
        (await context.signInAgain())
      )
        continue;
      if (gated && error.problem.code === 'session.csrf' && !refreshed && (await context.refresh())) {
        refreshed = true;
        continue;
      }
      throw error;
    }
  };
}

async function send(context: HttpContext, path: string, init: HttpInit): Promise<Response> {
  const method = init.method ?? 'GET';
  const headers: Record<string, string> = {
    accept: 'application/json, application/problem+json',
    'accept-language': context.language(),
    ...init.headers,
  };
  const csrf = context.csrf();
  if (method !== 'GET' && csrf) headers['x-csrf-token'] = csrf;
  if (init.json !== undefined) headers['content-type'] = 'application/json';
  if (init.raw) headers['content-type'] ??= 'application/octet-stream';
  const body = init.raw ?? (init.json === undefined ? undefined : JSON.stringify(init.json));
  try {
    return await context.fetch(`/api${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body !== undefined && { body }),
      ...(init.signal && { signal: init.signal }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw clientProblem('client.offline');
  }
}

async function readBody(response: Response): Promise<unknown> {
  if (response.status === 204) return null;
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('json')) return null;
  const text = await response.text();
  return text === '' ? null : (JSON.parse(text) as unknown);
}

async function readProblem(response: Response): Promise<ProblemError> {
  const body: unknown = await readBody(response).catch(() => null);
  if (isProblem(body)) return new ProblemError({ ...body, params: body.params ?? {} });
  return clientProblem('client.unreadable', response.status, `HTTP ${response.status}`);
}
