import type { Draining } from '../lifecycle';

/** Something a process cannot work without. `check` throws where it is not in order. */
export interface HealthCheck {
  readonly name: string;
  check(): Promise<unknown>;
}

export interface ReadinessReport {
  ready: boolean;
  checks: Record<string, 'ok' | 'failed' | 'draining'>;
}

/** A probe that hangs counts as failed after this many milliseconds. */
const PATIENCE_MS = 2000;
/** Probes come from several sides at once; what was found within this many milliseconds is told again. */
const FRESH_MS = 500;

/**
 * Whether this process should be given work, as its proxy and its orchestrator ask (`/readyz`). It names what fails and
 * nothing more: the answer is public. A process that drains is not ready, whatever the checks say.
 */
export class Readiness {
  private readonly checks: HealthCheck[] = [];
  private latest: { at: number; report: Promise<ReadinessReport> } | undefined;

  constructor(
    checks: readonly HealthCheck[],
    private readonly draining?: Pick<Draining, 'begun'>,
    private readonly patienceMs = PATIENCE_MS,
  ) {
    this.checks.push(...checks);
  }

  add(check: HealthCheck): void {
    this.checks.push(check);
  }

  async report(now = Date.now()): Promise<ReadinessReport> {
    if (!this.latest || now - this.latest.at >= FRESH_MS) this.latest = { at: now, report: this.look() };
    const { ready, checks } = await this.latest.report;
    return this.draining?.begun ? { ready: false, checks: { ...checks, process: 'draining' } } : { ready, checks };
  }

  private async look(): Promise<ReadinessReport> {
    const results = await Promise.all(
      this.checks.map(async (one) => [one.name, (await this.passes(one)) ? 'ok' : 'failed'] as const),
    );
    return { ready: results.every(([, state]) => state === 'ok'), checks: Object.fromEntries(results) };
  }

  private async passes(one: HealthCheck): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((settle) => (timer = setTimeout(() => settle(false), this.patienceMs)));
    const passed = (async () => one.check())().then(
      () => true,
      () => false,
    );
    return Promise.race([passed, late]).finally(() => clearTimeout(timer));
  }
}
