export interface Measured {
  /** Operations per second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  count: number;
  /** Where several runs were made: how far their rates lie apart, as a share of the one that counts. */
  spread: number;
}

/** Runs of one figure, of which the median counts. */
const RUNS = Number(process.env['BENCH_RUNS'] ?? 3);

/** The median of several runs by its rate, with the spread and the count of all of them. */
export async function median(one: () => Promise<Measured>): Promise<Measured> {
  const runs: Measured[] = [];
  for (let n = 0; n < RUNS; n++) runs.push(await one());
  runs.sort((a, b) => a.rate - b.rate);
  const middle = runs[Math.floor(runs.length / 2)] as Measured;
  const spread = ((runs.at(-1)?.rate ?? 0) - (runs[0]?.rate ?? 0)) / middle.rate;
  return { ...middle, spread, count: runs.reduce((sum, { count }) => sum + count, 0) };
}

/**
 * Lets `clients` of them run `one` until the time is over, and says how long each took. The first part warms up and
 * does not count.
 */
export async function measure(
  clients: number,
  seconds: number,
  one: (client: number) => Promise<unknown>,
  warmUpSeconds = Math.min(2, seconds / 3),
): Promise<Measured> {
  const took: number[] = [];
  const begin = performance.now() + warmUpSeconds * 1000;
  const end = begin + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let start = performance.now(); start < end; start = performance.now()) {
        await one(client);
        if (start >= begin) took.push(performance.now() - start);
      }
    }),
  );
  const sorted = took.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return {
    rate: took.length / ((performance.now() - begin) / 1000),
    p50: at(0.5),
    p95: at(0.95),
    count: took.length,
    spread: 0,
  };
}

/** A spread as a table shows it. */
export const percent = (share: number): string => `±${(share * 50).toFixed(0)} %`;

export function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
