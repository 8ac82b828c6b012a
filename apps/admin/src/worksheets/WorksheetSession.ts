import { WorksheetConflict, type Worksheet } from '../providers/dataProvider';
import { isLasting } from '../providers/problem';
import { isSame, overlay, type KeptWorksheets } from './keptWorksheets';

export type SaveState = 'loading' | 'saved' | 'saving' | 'offline' | 'stopped' | 'theirs';

export interface WorksheetState<T> {
  content: T;
  save: SaveState;
  /** What somebody else saved meanwhile, until the person has chosen. */
  theirs: T | null;
  /** Why saving ended; null while it goes on. What was typed stays on this device. */
  problem: unknown;
}

export interface WorksheetParts<T extends object> {
  blank: T;
  read(): Promise<Worksheet<Partial<T>> | null>;
  write(content: T, base: number): Promise<Worksheet<Partial<T>>>;
  kept: Pick<KeptWorksheets<T>, 'keep' | 'recall' | 'forget'>;
  /** Milliseconds without typing before it is sent. */
  pauseMs?: number;
  /** Milliseconds before what failed is tried again. */
  retryMs?: number;
}

const PAUSE_MS = 700;
const RETRY_MS = 5000;

/**
 * A worksheet that is open on this page: shown at once, kept on this device with every keystroke, sent when the person
 * pauses. One save at a time, since a second one sent before the first is answered would meet the person's own words as
 * somebody else's. What cannot be sent is tried again; a newer version of somebody else is shown beside one's own and
 * never overwritten unasked.
 */
export class WorksheetSession<T extends object> {
  private state: WorksheetState<T>;
  /** Version that the server stored last and this page shows; null until it was read. */
  private version: number | null = null;
  /** Version under what this device kept, until the stored one is known. */
  private base: number | null = null;
  private dirty = false;
  private contested = false;
  private sending: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private open = false;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly parts: WorksheetParts<T>) {
    this.state = { content: parts.blank, save: 'loading', theirs: null, problem: null };
  }

  readonly getState = (): WorksheetState<T> => this.state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The page is there: what this device kept comes back, then what the server has. */
  start(): void {
    this.open = true;
    if (this.version !== null || this.dirty) return this.dirty ? this.later(0) : undefined;
    const kept = this.parts.kept.recall();
    if (kept) {
      this.dirty = true;
      this.base = kept.base;
      this.set({ content: { ...this.parts.blank, ...kept.content } });
    }
    void this.load();
  }

  /** The page goes: what the pause held back is sent, and lies on this device until the server has it. */
  stop(): void {
    this.open = false;
    clearTimeout(this.timer);
    void this.send();
  }

  change(next: Partial<T> | ((before: T) => Partial<T>)): void {
    const { content, save } = this.state;
    this.dirty = true;
    // Whoever types on beside a newer version has chosen.
    this.contested = false;
    this.set({
      content: { ...content, ...(typeof next === 'function' ? next(content) : next) },
      problem: null,
      ...(save === 'loading' || save === 'offline' ? {} : { save: 'saving' }),
    });
    this.parts.kept.keep({ content: this.state.content, base: this.version ?? this.base });
    this.later(this.parts.pauseMs ?? PAUSE_MS);
  }

  /** Lays somebody else's version over one's own. */
  take(): void {
    const { theirs } = this.state;
    if (!theirs) return;
    this.dirty = this.contested = false;
    this.parts.kept.forget(this.state.content);
    this.set({ content: theirs, theirs: null, save: 'saved', problem: null });
  }

  /** Sends at once what the pause still holds back. Never rejects: what failed is in the state. */
  readonly send = (): Promise<void> => {
    clearTimeout(this.timer);
    if (this.version === null && this.dirty && this.open) return this.load();
    if (this.contested || this.version === null || (!this.dirty && !this.sending)) return Promise.resolve();
    this.sending ??= this.store().finally(() => (this.sending = null));
    return this.sending;
  };

  /** Back on the network: no need to wait for the next try. */
  retry(): void {
    if (this.state.save === 'offline') this.later(0);
  }

  storedVersion(): number | null {
    return this.version;
  }

  isStored(): boolean {
    return this.version !== null && !this.dirty && !this.contested && this.sending === null;
  }

  /** Reads what is stored now; a newer version is shown beside one's own. */
  async refresh(): Promise<void> {
    const found = await this.parts.read();
    if (!found || found.version === this.version) return;
    this.meet(found);
  }

  private async load(): Promise<void> {
    try {
      const found = await this.parts.read();
      if (this.version !== null) return;
      const stored = { ...this.parts.blank, ...found?.content };
      this.version = found?.version ?? 0;
      if (!this.dirty) return this.set({ content: stored, save: 'saved', problem: null });
      // Typed upon an older version: both stand on the page. Typed before any was known: only what was typed counts.
      if (this.base !== null && this.base !== this.version)
        return this.meet({ content: stored, version: this.version });
      if (this.base === null) this.set({ content: overlay(this.parts.blank, this.state.content, stored) });
    } catch (error) {
      return this.failed(error, () => this.load());
    }
    await this.send();
  }

  private async store(): Promise<void> {
    try {
      while (this.dirty) {
        this.dirty = false;
        this.set({ save: 'saving' });
        this.version = (await this.parts.write(this.state.content, this.version ?? 0)).version;
      }
      this.parts.kept.forget(this.state.content);
      this.set({ save: 'saved', theirs: null, problem: null });
    } catch (error) {
      this.dirty = true;
      if (error instanceof WorksheetConflict)
        this.meet((error.theirs as Worksheet<Partial<T>> | null) ?? { content: {}, version: this.version ?? 0 });
      else this.failed(error, this.send);
    }
  }

  /** Somebody else's version; the same words, as after a lost answer, are nobody else's. */
  private meet({ content, version }: Worksheet<Partial<T>>): void {
    const theirs = { ...this.parts.blank, ...content };
    this.version = version;
    if (isSame(theirs, this.state.content)) {
      this.dirty = false;
      this.parts.kept.forget(theirs);
      return this.set({ save: 'saved', theirs: null, problem: null });
    }
    this.contested = true;
    this.set({ theirs, save: 'theirs', problem: null });
  }

  private failed(error: unknown, again: () => Promise<void>): void {
    if (isLasting(error)) return this.set({ save: 'stopped', problem: error });
    this.set({ save: 'offline', problem: null });
    clearTimeout(this.timer);
    if (this.open) this.timer = setTimeout(() => void again(), this.parts.retryMs ?? RETRY_MS);
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    // While the first reading is on its way, it sends what was typed when it is back.
    if (this.open && (this.version !== null || this.state.save !== 'loading'))
      this.timer = setTimeout(() => void this.send(), ms);
  }

  private set(next: Partial<WorksheetState<T>>): void {
    this.state = { ...this.state, ...next };
    this.listeners.forEach((listener) => listener());
  }
}
