/** The order of the batch: as ranked so far, with what is new at the end and what has left taken out. */
export function rankingOf(order: readonly string[] | undefined, ids: readonly string[]): string[] {
  const kept = (order ?? []).filter((id) => ids.includes(id));
  return [...kept, ...ids.filter((id) => !kept.includes(id))];
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const target = Math.min(Math.max(to, 0), list.length - 1);
  const rest = list.filter((_, index) => index !== from);
  const item = list[from];
  if (item === undefined || from === target) return [...list];
  return [...rest.slice(0, target), item, ...rest.slice(target)];
}
