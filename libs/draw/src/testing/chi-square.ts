/**
 * How far counts are from all being alike, as a standard normal: the cube root of chi-square over its degrees of
 * freedom by Wilson and Hilferty (1931). 4.75 is passed by chance once in a million.
 */
export function unevenness(counts: readonly number[]): number {
  const degrees = counts.length - 1;
  const mean = counts.reduce((sum, n) => sum + n, 0) / counts.length;
  const chiSquare = counts.reduce((sum, n) => sum + (n - mean) ** 2 / mean, 0);
  const spread = 2 / (9 * degrees);
  return (Math.cbrt(chiSquare / degrees) - (1 - spread)) / Math.sqrt(spread);
}

export const ONCE_IN_A_MILLION = 4.75;

/** How often each of the panels was drawn over seeds 0 to n − 1. Throws where a panel comes that is none of them. */
export function frequencies(panels: readonly string[], seeds: number, draw: (seed: string) => string): number[] {
  const counts = new Map(panels.map((panel) => [panel, 0]));
  for (let seed = 0; seed < seeds; seed += 1) {
    const panel = draw(String(seed));
    const count = counts.get(panel);
    if (count === undefined) throw new Error(`${panel} breaks a limit`);
    counts.set(panel, count + 1);
  }
  return [...counts.values()];
}
