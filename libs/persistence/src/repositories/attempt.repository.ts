import type { UnitOfWork } from '../unit-of-work';

/** `burst` attempts at once, and one more every `seconds`. */
export interface Budget {
  readonly burst: number;
  readonly seconds: number;
}

/**
 * Takes one attempt out of the budget of that name, for all processes together. Answers 0, or the seconds until there
 * is another; a refused attempt costs nothing, so whoever keeps trying does not push the end away.
 */
export async function spendAttempt(work: UnitOfWork, name: string, { burst, seconds }: Budget): Promise<number> {
  const [row] = await work.statement<{ wait: number }>(`SELECT spend_attempt($1, $2, $3) AS wait`, [
    name,
    burst,
    seconds,
  ]);
  return row?.wait ?? 0;
}

/** Gives an attempt back that turned out to be a good one. */
export async function refundAttempt(work: UnitOfWork, name: string, { seconds }: Budget): Promise<void> {
  await work.statement(`SELECT refund_attempt($1, $2)`, [name, seconds]);
}
