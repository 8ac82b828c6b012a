import { timingSafeEqual } from 'node:crypto';
import { collectDefaultMetrics, Registry } from 'prom-client';

/** The measurements of this process. Names follow the Prometheus conventions: base units, and `_total` on counters. */
export const registry = new Registry();

/** Once per process, when it starts to serve. */
export function startMetrics(process: 'api' | 'worker' | 'portal'): void {
  registry.setDefaultLabels({ process });
  collectDefaultMetrics({ register: registry });
}

/**
 * Whether an `Authorization` header opens the measurements. They tell how busy which office is, so they are no public
 * page: without a token in the settings they are shown to nobody.
 */
export function mayRead(authorization: string | undefined, token: string | undefined): boolean {
  if (!token || !authorization) return false;
  const [given, wanted] = [Buffer.from(authorization), Buffer.from(`Bearer ${token}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
