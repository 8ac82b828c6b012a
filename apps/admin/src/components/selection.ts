import { useState } from 'react';

/** What is still chosen once only these rows are on show. Nothing that a person no longer sees is ever acted on. */
export function stillVisible<T extends string | number>(chosen: readonly T[], visible: readonly T[]): T[] {
  const shown = new Set(visible);
  return chosen.filter((id) => shown.has(id));
}

export interface Selection {
  chosen: string[];
  isChosen(id: string): boolean;
  toggle(id: string): void;
  choose(ids: readonly string[]): void;
  clear(): void;
}

/**
 * Chosen rows of a list, narrowed to the rows on show whenever these change; what was dropped stays dropped when it
 * comes back.
 */
export function useSelection(visible: readonly string[]): Selection {
  const [stored, setStored] = useState<readonly string[]>([]);
  const chosen = stillVisible(stored, visible);
  if (chosen.length < stored.length) setStored(chosen);
  return {
    chosen,
    isChosen: (id) => chosen.includes(id),
    toggle: (id) => setStored((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id])),
    choose: (ids) => setStored([...ids]),
    clear: () => setStored([]),
  };
}
