/** Work that may have a date. */
export interface Dated {
  earliestDue: string | null;
}
const DAY_MS = 86_400_000;
/** What is due later than this many days from now stands folded, with its date. */
export const FAR_DAYS = 60;

/** The one order of work on the first page: what is due first stands first, what has no date last. */
export function byDue(a: Dated, b: Dated): number {
  return (a.earliestDue ?? '9').localeCompare(b.earliestDue ?? '9');
}

export interface HomeOrder<T> {
  /** Due before anything that the applications are asked for. */
  before: T[];
  after: T[];
  /** Due in the far future; folded. */
  far: T[];
}

/**
 * Kinds of work around what stands with the applications, of which the earliest is due at `applications`; null where
 * none is dated.
 */
export function homeOrder<T extends Dated>(groups: readonly T[], applications: string | null, now: Date): HomeOrder<T> {
  const horizon = new Date(now.getTime() + FAR_DAYS * DAY_MS).toISOString();
  const isFar = ({ earliestDue }: T) => earliestDue !== null && earliestDue > horizon;
  const near = groups.filter((group) => !isFar(group)).sort(byDue);
  const precedes = (group: T) => applications === null || byDue(group, { earliestDue: applications }) <= 0;
  return {
    before: near.filter(precedes),
    after: near.filter((group) => !precedes(group)),
    far: groups.filter(isFar).sort(byDue),
  };
}
