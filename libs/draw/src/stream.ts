import { digestBytes } from './digest';

/**
 * Numbers that follow from a seed and a label alone: block `n` is the digest over seed, label and `n`. A number below a
 * bound takes as many bits as the bound needs and is taken anew while it is not below, so that each is equally likely.
 */
export class Stream {
  private block = new Uint8Array(0);
  private used = 0;
  private blocks = 0;

  constructor(
    private readonly seed: string,
    private readonly label: string,
  ) {}

  private byte(): number {
    if (this.used === this.block.length) {
      this.block = new Uint8Array(digestBytes('stream', [this.seed, this.label, this.blocks]));
      this.blocks += 1;
      this.used = 0;
    }
    const byte = this.block[this.used] ?? 0;
    this.used += 1;
    return byte;
  }

  /** A whole number from 0 to `bound` − 1; `bound` is 1 to 2³⁰. */
  below(bound: number): number {
    return Number(this.bigBelow(BigInt(bound)));
  }

  /** The same for bounds of any size. */
  bigBelow(bound: bigint): bigint {
    if (bound < 1n) throw new RangeError(`no number below ${bound}`);
    const bits = (bound - 1n).toString(2).length;
    const bytes = Math.ceil(bits / 8);
    const spare = BigInt(bytes * 8 - bits);
    for (;;) {
      let value = 0n;
      for (let n = 0; n < bytes; n += 1) value = (value << 8n) | BigInt(this.byte());
      value >>= spare;
      if (value < bound) return value;
    }
  }

  /** The first `n` of the items in an order of which each is equally likely. */
  some<T>(items: readonly T[], n: number): T[] {
    const left = [...items];
    for (let at = 0; at < n; at += 1) {
      const other = at + this.below(left.length - at);
      [left[at], left[other]] = [left[other] as T, left[at] as T];
    }
    return left.slice(0, n);
  }

  /** All of them. */
  order<T>(items: readonly T[]): T[] {
    return this.some(items, items.length);
  }
}
