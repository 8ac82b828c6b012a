/**
 * Whether this process is on its way out. Readiness turns to "not ready" with it, so that a proxy sends its next requests elsewhere;
 * answers ask for their connection to be closed; endless answers end. What is asked for meanwhile is still answered.
 */
export class Draining {
  private readonly controller = new AbortController();

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
}
