export interface Measured {
  /** Operations per second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  count: number;
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
  return { rate: took.length / ((performance.now() - begin) / 1000), p50: at(0.5), p95: at(0.95), count: took.length };
}

export function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
