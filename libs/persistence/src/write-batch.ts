import { prepared } from './prepared';
import type { Tx } from './unit-of-work';

/** Gives a value its place among the parameters of the statement: `$n`. */
export type Bind = (value: unknown) => string;

/** Statements that keep a plan, at most; what batches bring together rarely is planned each time. */
const MOST_KEPT = 300;
const kept = new Set<string>();

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
    const sql = parts.length > 0 ? `WITH ${parts.join(',\n')}\n${select}` : select;
    if (kept.size < MOST_KEPT) kept.add(sql);
    await (kept.has(sql) ? prepared(tx, sql, this.values) : tx.query(sql, this.values));
  }
}
