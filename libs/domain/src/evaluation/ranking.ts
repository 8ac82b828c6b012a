import type { Fraction } from './hundredths';
import { compareFractions } from './hundredths';

export interface Rankable {
  readonly id: string;
  /** Exact mean; never a rounded one, or two cases would tie that do not. */
  readonly exact: Fraction;
}

export interface Ranked extends Rankable {
  /** 1, 2, 2, 4: equals share the better rank. */
  readonly rank: number;
  readonly tied: boolean;
}

const byId = (a: Rankable, b: Rankable): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Highest first. Equal stays equal; inside a tie the order is by id, for a stable display only. */
export function rankWithTies(entries: readonly Rankable[]): readonly Ranked[] {
  const ordered = [...entries].sort((a, b) => compareFractions(b.exact, a.exact) || byId(a, b));
  let rank = 0;
  return ordered.map((entry, index) => {
    const [before, after] = [ordered[index - 1], ordered[index + 1]];
    const tiedBefore = before !== undefined && compareFractions(before.exact, entry.exact) === 0;
    const tiedAfter = after !== undefined && compareFractions(after.exact, entry.exact) === 0;
    if (!tiedBefore) rank = index + 1;
    return { ...entry, rank, tied: tiedBefore || tiedAfter };
  });
}
