let last: Promise<unknown> = Promise.resolve();

/**
 * Runs one check of a file after another in this process: a few hostile files at once shall not need the memory of all
 * of them.
 */
export function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work, work);
  last = next.catch(() => undefined);
  return next;
}
