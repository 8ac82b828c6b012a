import type { UnitOfWork } from '@linxuan/persistence';

/**
 * A place where `n` callers wait for each other: the promise of each settles when the last has come. Later callers wait
 * for nobody.
 */
export function meeting(n: number): () => Promise<void> {
  let come = 0;
  let open: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (open = resolve));
  return () => {
    come += 1;
    if (come >= n) open();
    return all;
  };
}

/**
 * Opens so many connections of a pool. A race on a cold pool is none: the first is through before the second has a
 * connection.
 */
export async function warmPool(source: UnitOfWork['source'], connections: number): Promise<void> {
  const runners = Array.from({ length: connections }, () => source.createQueryRunner());
  try {
    await Promise.all(runners.map((runner) => runner.connect()));
    await Promise.all(runners.map((runner) => runner.query('SELECT 1')));
  } finally {
    await Promise.all(runners.map((runner) => runner.release()));
  }
}
