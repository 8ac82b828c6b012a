import { prepared } from './prepared';
import type { Tx } from './unit-of-work';

/** Gives a value its place among the parameters of the statement: `$n`. */
export type Bind = (value: unknown) => string;

/**
 * Many writes as one statement, so that a decision costs one round trip and not one per table. The parts see the rows
 * as they were before the statement and no row is written by two of them; constraints are checked when all are done.
 */
export class WriteBatch {
  private readonly parts: string[] = [];
  private readonly values: unknown[] = [];
  private readonly bind: Bind = (value) => `$${this.values.push(value)}`;

  /** Adds an INSERT, UPDATE or DELETE. */
  add(part: (bind: Bind) => string): void {
    this.parts.push(part(this.bind));
  }

  /** Writes everything; `last` is what the statement selects, such as notifications. */
  async run(tx: Tx, last: (bind: Bind) => string = () => 'SELECT 1'): Promise<void> {
    const select = last(this.bind);
    const parts = this.parts.map((sql, index) => `part_${index} AS (${sql})`);
    await prepared(tx, parts.length > 0 ? `WITH ${parts.join(',\n')}\n${select}` : select, this.values);
  }
}
