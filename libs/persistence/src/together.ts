/** An item of a run that did not go well, while others of the run did. */
export class Failed {
  constructor(readonly error: unknown) {}
}

/** What a run gives for an item that it did not come to: the next run begins with it. */
export const LATER = Symbol('later');

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Work that goes together: what is asked for while one run is under way goes into the next one, and what is asked for
 * while none is begins at once, so nobody waits for a batch to fill. `run` gives one result for each item, in their
 * order. Where a run of several fails as a whole each is tried by itself, so that nobody fails for another.
 */
export class Together<Item, Result> {
  private readonly waiting: Waiting<Item, Result>[] = [];
  private running = 0;

  constructor(
    private readonly run: (items: Item[]) => Promise<readonly (Result | Failed | typeof LATER)[]>,
    private readonly limits: { most: number; lanes?: number },
  ) {}

  /** Resolves with the result of this item, once its run is over. */
  do(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (this.running < (this.limits.lanes ?? 1)) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.running++;
    while (this.waiting.length > 0) await this.runOnce(this.waiting.splice(0, this.limits.most));
    this.running--;
  }

  private async runOnce(taken: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.run(taken.map(({ item }) => item));
      this.waiting.unshift(...taken.filter((_, index) => results[index] === LATER));
      taken.forEach(({ resolve, reject }, index) => {
        const result = results[index];
        if (result instanceof Failed) reject(result.error);
        else if (result !== LATER) resolve(result as Result);
      });
    } catch (error) {
      if (taken.length > 1) await Promise.all(taken.map((one) => this.runOnce([one])));
      else taken[0]?.reject(error);
    }
  }
}
