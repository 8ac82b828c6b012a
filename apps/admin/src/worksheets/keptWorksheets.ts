/** What one tab still holds of a worksheet. */
export interface KeptWorksheet<T> {
  content: T;
  /** Version of the server that it was typed upon; null when that was not read yet. */
  base: number | null;
}
interface Entry<T> extends KeptWorksheet<T> {
  /** Milliseconds since 1970 at which it was typed. */
  touchedAt: number;
}
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** What another tab has not touched for this long was left there, and whoever opens the page next takes it over. */
const ABANDONED_MS = 15_000;

/**
 * Unsent worksheets on this device, by person and role, subject and tab: two tabs must not overwrite each other's
 * words, and what a closed tab left is found by the next one. Throws nothing: a full or forbidden store costs the copy,
 * not the work.
 */
export class KeptWorksheets<T extends object> {
  private readonly own: string;

  constructor(
    private readonly store: Store,
    /** `principal/subject/id/stage`. */
    private readonly place: string,
    tab: string,
    private readonly now: () => number = Date.now,
  ) {
    this.own = `${this.prefix}${tab}`;
  }

  private get prefix(): string {
    return `linxuan.sheet/${this.place}/`;
  }

  keep(kept: KeptWorksheet<T>): void {
    try {
      this.store.setItem(this.own, JSON.stringify({ ...kept, touchedAt: this.now() } satisfies Entry<T>));
    } catch {
      return;
    }
  }

  /** This tab's own words, else the newest that a tab left behind; null where nothing waits. */
  recall(): KeptWorksheet<T> | null {
    const found = this.entries();
    const own = found.find(({ key }) => key === this.own);
    const left = found.filter(({ touchedAt }) => this.now() - touchedAt > ABANDONED_MS);
    return own ?? left.sort((a, b) => b.touchedAt - a.touchedAt)[0] ?? null;
  }

  /** The server has it: this tab's copy goes, and every other one that says the same. */
  forget(stored: T): void {
    try {
      this.store.removeItem(this.own);
      for (const { key, content } of this.entries()) if (isSame(content, stored)) this.store.removeItem(key);
    } catch {
      return;
    }
  }

  private entries(): (Entry<T> & { key: string })[] {
    const found = [];
    try {
      for (let i = 0; i < this.store.length; i += 1) {
        const key = this.store.key(i);
        if (!key?.startsWith(this.prefix)) continue;
        const entry = JSON.parse(this.store.getItem(key) ?? 'null') as Entry<T> | null;
        if (entry?.content && typeof entry.content === 'object') found.push({ ...entry, key });
      }
    } catch {
      return [];
    }
    return found;
  }
}

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Equal as JSON, whatever the order of keys. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, index) => isSame(one, b[index]));
  if (!isPlain(a) || !isPlain(b)) return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => isSame(a[key], b[key]));
}

/**
 * What was typed before the stored version was known, laid over it: only what differs from the blank worksheet was
 * typed.
 */
export function overlay<T>(blank: T, typed: T, stored: T): T {
  if (isSame(typed, blank)) return stored;
  if (!isPlain(typed) || !isPlain(stored)) return typed;
  const before: Plain = isPlain(blank) ? blank : {};
  const keys = new Set([...Object.keys(stored), ...Object.keys(typed)]);
  const laid = [...keys].map((key): [string, unknown] => [
    key,
    key in typed ? (key in stored ? overlay(before[key], typed[key], stored[key]) : typed[key]) : stored[key],
  ]);
  return Object.fromEntries(laid) as T;
}
