import { createServer, type Server, type ServerResponse } from 'node:http';
import { languageOf, mayRead, registry, toProblem, type Readiness } from '@linxuan/platform';

/** The worker's answers to probes and scrapers. It serves nobody else, so this is no application of the framework. */
export function createProbeServer(readiness: Readiness, metricsToken: string | undefined): Server {
  return createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0];
    const read = request.method === 'GET' || request.method === 'HEAD';
    if (read && path === '/livez') return json(response, 200, { ok: true });
    if (read && (path === '/readyz' || path === '/healthz'))
      return void readiness
        .report()
        .then((report) => json(response, report.ready ? 200 : 503, { ok: report.ready, ...report }));
    if (read && path === '/metrics' && mayRead(request.headers.authorization, metricsToken))
      return measurements(response);
    return json(response, 404, toProblem('subject.notFound', {}, {}, languageOf(request)), 'application/problem+json');
  });
}

function measurements(response: ServerResponse): void {
  registry.metrics().then(
    (text) => response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' }).end(text),
    () => json(response, 500, { ok: false }),
  );
}

function json(response: ServerResponse, status: number, body: object, type = 'application/json'): void {
  const wait = status === 503 ? { 'retry-after': '5' } : {};
  response
    .writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', ...wait })
    .end(JSON.stringify(body));
}
