import { randomUUID } from 'node:crypto';
import type { ProcessHarness, SessionClient } from '@linxuan/testing';

export interface Route {
  method: string;
  /** With a value in the place of each parameter. */
  path: string;
  /** As the API describes it. */
  pattern: string;
}

/**
 * Open to everyone by their purpose: signing in, asking who is signed in, the clock, the list of demo accounts,
 * calendars with a token, the way to the public site.
 */
const OPEN = new Set([
  'POST /api/session',
  'GET /api/session',
  'GET /api/session/demo-accounts',
  'GET /api/session/registration',
  'GET /api/clock',
  'GET /api/calendar/{file}',
]);

/** Every route behind a session, from the API's own description; `ids` gives a parameter what is really there. */
export async function everyRoute(product: ProcessHarness, ids: Record<string, string>): Promise<Route[]> {
  const { paths } = (await (await fetch(`${product.origin}/api/docs-json`)).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  return Object.entries(paths).flatMap(([pattern, methods]) =>
    Object.keys(methods)
      .map((method) => ({ method: method.toUpperCase(), pattern, path: filled(pattern, ids) }))
      .filter((route) => pattern.startsWith('/api/') && !OPEN.has(`${route.method} ${pattern}`)),
  );
}

function filled(pattern: string, ids: Record<string, string>): string {
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
    const collection = pattern.split('/')[2] ?? '';
    return ids[`${collection}/${name}`] ?? ids[name] ?? randomUUID();
  });
}

/** A request for a route as a page of this client sends it. */
export function filledBody(
  client: SessionClient,
  { method }: Route,
  headers: Record<string, string> = {},
): RequestInit {
  const reads = method === 'GET' || method === 'DELETE';
  return {
    method,
    headers: {
      cookie: client.cookie,
      'x-csrf-token': client.csrf,
      'x-acting-as': client.principal,
      'if-match': '"1"',
      'idempotency-key': randomUUID(),
      ...(reads ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(reads ? {} : { body: '{}' }),
  };
}

/**
 * What each route answers to this client: status and problem code. A route that answers with a stream is not waited
 * for.
 */
export async function answers(
  client: SessionClient,
  origin: string,
  routes: Route[],
  headers: Record<string, string> = {},
): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const route of routes) {
    const { method, path, pattern } = route;
    const response = await fetch(origin + path, filledBody(client, route, headers));
    const isProblem = (response.headers.get('content-type') ?? '').includes('problem+json');
    const code = isProblem ? ((await response.json()) as { code: string }).code : 'answered';
    if (!isProblem) await response.body?.cancel();
    found[`${method} ${pattern}`] = `${response.status} ${code}`;
  }
  return found;
}

/** A digest of every row of every table but the sessions, which note when they were last used. */
export async function everythingWritten(product: ProcessHarness): Promise<Record<string, string>> {
  const { source } = product.engine.work;
  const tables: { name: string }[] = await source.query(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('session', 'outbox') ORDER BY 1`,
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const [row]: { digest: string }[] = await source.query(
      `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest FROM "${name}" t`,
    );
    digests[name] = row?.digest ?? '';
  }
  return digests;
}
