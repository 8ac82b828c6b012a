/** How often one address may do something: `limit` times in any `windowMs` milliseconds, counted in this process. */
export class RateLimit {
  private readonly seen = new Map<string, number[]>();
  constructor(
    private readonly limit: number,
    private readonly windowMs: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Counts one attempt; the seconds to wait, or 0 when it is allowed. */
  take(address: string): number {
    const now = this.now();
    const times = (this.seen.get(address) ?? []).filter((time) => now - time < this.windowMs);
    if (times.length >= this.limit) return Math.ceil((this.windowMs - (now - (times[0] ?? now))) / 1000);
    this.seen.set(address, [...times, now]);
    if (this.seen.size > 20_000) this.forget(now);
    return 0;
  }

  private forget(now: number): void {
    for (const [address, times] of this.seen)
      if (times.every((time) => now - time >= this.windowMs)) this.seen.delete(address);
  }
}
