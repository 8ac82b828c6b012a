import { Counter, Histogram } from 'prom-client';
import { registry } from './registry';

const requests = new Counter({
  name: 'linxuan_http_requests_total',
  help: 'Requests answered, by method, pattern of the route and status',
  labelNames: ['method', 'route', 'status'],
  registers: [registry],
});
const durations = new Histogram({
  name: 'linxuan_http_request_duration_seconds',
  help: 'Time from a request to the end of its answer, in seconds',
  labelNames: ['method', 'route'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers: [registry],
});

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Live streams are open for minutes and would drown what a person waits for; they have a measure of their own. */
const STREAMS = /\/events$/;

export const httpMetrics = {
  /**
   * `seconds` from the request to the end of the answer. Unknown methods are one label: a label must not be chosen by a
   * client.
   */
  observe({ method, route, status }: { method: string; route: string; status: number }, seconds: number): void {
    const verb = METHODS.has(method) ? method : 'other';
    requests.inc({ method: verb, route, status: String(status) });
    if (!STREAMS.test(route)) durations.observe({ method: verb, route }, seconds);
  },
};
