import { setTimeout as pause } from 'node:timers/promises';

/**
 * Whether this process is on its way out. Readiness turns to "not ready" with it, so that a proxy sends its next
 * requests elsewhere; answers ask for their connection to be closed; endless answers end. What is asked for meanwhile
 * is still answered.
 */
export class Draining {
  private readonly controller = new AbortController();
  /** When the last answer ended that left its connection open, in milliseconds since 1970; 0 before there was one. */
  private keptAt = 0;

  /** Aborted once, when the process begins to stop. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get begun(): boolean {
    return this.controller.signal.aborted;
  }

  begin(): void {
    this.controller.abort();
  }

  /**
   * Notes that an answer that was begun before has ended now: its head said that the connection stays, so a proxy may
   * use it again.
   */
  kept(now = Date.now()): void {
    this.keptAt = now;
  }

  /**
   * Resolves when no proxy has an idle connection to us any more that it would still use: `drainMs` after the
   * beginning, and as long after the last answer that kept its connection, which a long download may end late. At most
   * `drainMs` + `mostMs` after the call.
   */
  async over(drainMs: number, mostMs: number, signal?: AbortSignal): Promise<void> {
    const end = Date.now() + drainMs + mostMs;
    let until = Date.now() + drainMs;
    for (let now = Date.now(); now < until && !signal?.aborted; now = Date.now()) {
      await pause(until - now, undefined, signal ? { signal } : {}).catch(() => undefined);
      until = Math.min(Math.max(until, this.keptAt + drainMs), end);
    }
  }
}
