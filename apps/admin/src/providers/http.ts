import { clientProblem, isProblem, ProblemError } from './problem';

export interface HttpInit {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** JSON body; `raw` sends bytes as they are. */
  json?: unknown;
  raw?: Blob;
  /** Takes the answer as a file. */
  file?: boolean;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Ask the person on 401, and where the page is another's, and go on afterwards (default). */
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
  /** The person and role that the page was made for. */
  principal(): string | null;
  /** Asks the server who is signed in, and the person where that is not the page's principal; true once it is. */
  settlePrincipal(isWrite: boolean): Promise<boolean>;
  /** Lets the person sign in again over the open page; false where they gave up. */
  signInAgain(): Promise<boolean>;
}

export type Http = <T>(path: string, init?: HttpInit) => Promise<HttpAnswer<T>>;

/**
 * The session is there and is not the one that the page knows: by token, by principal, or because its role has ended.
 */
const NOT_OURS = new Set(['session.csrf', 'session.otherPrincipal', 'session.roleEnded']);
/** How often one request may meet a session that changes under it. */
const PATIENCE = 3;

/**
 * The one way to the server: cookie session, csrf header, language, problems as errors, and a page that survives a 401.
 * Each request says for whom the page was made, at the moment it was first sent: nothing is repeated in the name of
 * somebody else.
 */
export function createHttp(context: HttpContext): Http {
  return async function http<T>(path: string, init: HttpInit = {}): Promise<HttpAnswer<T>> {
    const gated = init.gate !== false;
    const principal = context.principal();
    for (let met = 0; ;) {
      const response = await send(context, path, init, principal);
      if (response.ok)
        return { status: response.status, headers: response.headers, body: (await readBody(response, init)) as T };
      const error = await readProblem(response);
      const { code } = error.problem;
      // A wrong current password is a 401 too, but no end of the session.
      if (
        gated &&
        error.status === 401 &&
        code !== 'session.badCredentials' &&
        (principal === null || context.principal() === principal) &&
        (await context.signInAgain())
      )
        continue;
      if (gated && NOT_OURS.has(code) && met < PATIENCE && (await context.settlePrincipal(isWrite(init)))) {
        met += 1;
        continue;
      }
      throw error;
    }
  };
}

const isWrite = ({ method = 'GET' }: HttpInit) => method !== 'GET';

async function send(context: HttpContext, path: string, init: HttpInit, principal: string | null): Promise<Response> {
  const method = init.method ?? 'GET';
  const csrf = context.csrf();
  const headers: Record<string, string> = {
    accept: 'application/json, application/problem+json',
    'accept-language': context.language(),
    ...(principal !== null && { 'x-acting-as': principal }),
    ...(isWrite(init) && csrf !== null && { 'x-csrf-token': csrf }),
    ...init.headers,
  };
  if (init.file) headers['accept'] = '*/*';
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

async function readBody(response: Response, { file = false }: HttpInit = {}): Promise<unknown> {
  if (file) return response.blob();
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
