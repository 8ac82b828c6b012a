import { DomainError } from '../problem/domain-error';

/** How far the machine's clock may be from the database's, in milliseconds. */
export const CLOCK_TOLERANCE_MS = 1000;

/** The one source of time. In a demo or a test it may stand apart from the machine's clock by a fixed offset. */
export class Clock {
  private offsetMs = 0;
  private apartMs = 0;

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }
  /** ISO 8601 in UTC. */
  iso(): string {
    return this.now().toISOString();
  }
  /**
   * The instant at which something counts as received: it decides deadlines, so it is given only while the machine's
   * clock is right. Whatever fixes an `accepted_at` asks here. Throws `service.clockWrong`.
   */
  receipt(): string {
    if (!this.isRight) throw new DomainError('service.clockWrong');
    return this.iso();
  }
  /** Milliseconds the product's time is ahead of the machine's (negative: behind). */
  shift(offsetMs: number): void {
    this.offsetMs = offsetMs;
  }
  get offset(): number {
    return this.offsetMs;
  }
  /**
   * Says how far the machine's clock was found from the database's, in milliseconds; a demo's offset has no part in it.
   */
  foundApart(ms: number): void {
    this.apartMs = ms;
  }
  get isRight(): boolean {
    return this.apartMs <= CLOCK_TOLERANCE_MS;
  }
}
