// How often a program that ended by itself is started again: with a pause that grows, and not for ever.
const MINUTE = 60_000;
/** So many ends within so long, and the program is given up. */
const LIMITS = [
  { ends: 5, within: MINUTE },
  { ends: 15, within: 15 * MINUTE },
];
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8_000;

export class Restarts {
  #ends = [];

  /**
   * Notes that the program ended.
   *
   * @param {number} now milliseconds
   * @returns {number | undefined} how long to wait before it is started again, in milliseconds; undefined: it is given
   * up
   */
  ended(now = Date.now()) {
    this.#ends = [...this.#ends.filter((at) => now - at < 15 * MINUTE), now];
    if (LIMITS.some(({ ends, within }) => this.#within(within, now) >= ends)) return undefined;
    return Math.min(FIRST_PAUSE * 2 ** (this.#within(MINUTE, now) - 1), LONGEST_PAUSE);
  }

  #within(length, now) {
    return this.#ends.filter((at) => now - at < length).length;
  }
}
