/** Runs work over a list with bounded concurrency and shows how far it is. */
export async function each<T>(
  label: string,
  items: T[],
  concurrency: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const started = Date.now();
  let next = 0;
  let done = 0;
  const draw = (end = '\r') => {
    const filled = Math.round((20 * done) / Math.max(1, items.length));
    process.stdout.write(
      `${'█'.repeat(filled)}${'░'.repeat(20 - filled)} ${String(done).padStart(3)}/${items.length} ${label} ${((Date.now() - started) / 1000).toFixed(0)} s   ${end}`,
    );
  };
  const lane = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) {
      await work(item);
      done++;
      if (process.stdout.isTTY) draw();
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, lane));
  draw('\n');
}
