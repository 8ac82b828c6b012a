/** The one source of time. In a demo or a test it may stand apart from the machine's clock by a fixed offset. */
export class Clock {
  private offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }
  /** ISO 8601 in UTC. */
  iso(): string {
    return this.now().toISOString();
  }
  /** Milliseconds the product's time is ahead of the machine's (negative: behind). */
  shift(offsetMs: number): void {
    this.offsetMs = offsetMs;
  }
  get offset(): number {
    return this.offsetMs;
  }
}
