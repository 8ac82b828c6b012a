import type { Edit } from './edits';

/** What is kept on this device until the server has it. */
export interface JournalEntry {
  edits: readonly Edit[];
  /** Milliseconds since 1970, renewed while its tab lives. */
  touchedAt: number;
}
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** A tab that has not renewed its entry for this long is gone; another one sends what it left. */
const ABANDONED_MS = 15_000;

/**
 * Unsent edits by person and role, case and tab. One entry per tab: two tabs that are open at the same time must not
 * overwrite each other's, and after a crash the next tab takes over what was left.
 */
export class Journal {
  /** Name of this tab's entry. */
  readonly name: string;
  private readonly prefix: string;

  constructor(
    private readonly store: Store,
    principal: string,
    caseId: string,
    tab: string,
    private readonly now: () => number = Date.now,
  ) {
    this.prefix = `linxuan.draft/${principal}/${caseId}/`;
    this.name = this.prefix + tab;
  }

  /** Throws nothing: a full or forbidden store means that the server is the only copy. */
  write(edits: readonly Edit[]): boolean {
    try {
      if (edits.length === 0) this.store.removeItem(this.name);
      else this.store.setItem(this.name, JSON.stringify({ edits, touchedAt: this.now() }));
      return true;
    } catch {
      return false;
    }
  }

  /**
   * This tab's own edits and those of tabs that are gone, oldest first; the latter are moved into this tab's entry by
   * the next write.
   */
  adopt(): Edit[] {
    const found = this.keys()
      .map((key) => ({ key, entry: this.read(key) }))
      .filter(({ key, entry }) => key === this.name || (entry !== null && this.now() - entry.touchedAt > ABANDONED_MS))
      .sort((a, b) => (a.entry?.touchedAt ?? 0) - (b.entry?.touchedAt ?? 0));
    for (const { key } of found) if (key !== this.name) this.store.removeItem(key);
    return found.flatMap(({ entry }) => entry?.edits ?? []);
  }

  private keys(): string[] {
    const keys: string[] = [];
    for (let i = 0; i < this.store.length; i += 1) {
      const key = this.store.key(i);
      if (key?.startsWith(this.prefix)) keys.push(key);
    }
    return keys;
  }

  private read(key: string): JournalEntry | null {
    try {
      const entry = JSON.parse(this.store.getItem(key) ?? 'null') as JournalEntry | null;
      return entry && Array.isArray(entry.edits) ? entry : null;
    } catch {
      return null;
    }
  }
}
