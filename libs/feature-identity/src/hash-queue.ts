import { DomainError } from '@linxuan/platform';

/**
 * Passwords checked at the same time. Each takes a thread of Node's four for some 40 ms; the others are for files and
 * name look-ups.
 */
const AT_ONCE = 2;
/** How many may wait: about three seconds on two cores. Who would wait longer is told to come back. */
const WAITING_MAX = 120;
const COME_BACK_SECONDS = 5;

/**
 * A bounded queue in front of what costs much. It stands outside every transaction, so a crowd that signs in holds no
 * connections while it waits, and the rest of the product does not notice. Throws `service.busy` where the line is
 * full.
 */
export class HashQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce = AT_ONCE,
    private readonly waitingMax = WAITING_MAX,
  ) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.atOnce) this.running += 1;
    else await this.turn();
    try {
      return await work();
    } finally {
      // A turn is handed over as it is, so nobody who comes meanwhile slips in between.
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private turn(): Promise<void> {
    if (this.waiting.length >= this.waitingMax) throw new DomainError('service.busy', { seconds: COME_BACK_SECONDS });
    return new Promise((settle) => this.waiting.push(settle));
  }
}
