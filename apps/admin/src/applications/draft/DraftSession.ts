import type { PatchedDraftDto } from '@linxuan/contracts';
import { getAt, type Json, type JsonObject } from '@linxuan/form-rules';
import { isLasting, ProblemError } from '../../providers/problem';
import { applyEdit, applyEdits, isIdle, meets, mergeRemote, withEdit, type Edit } from './edits';
import type { DraftSessionParts, DraftState } from './draftState';

export type { DraftSessionParts, DraftState, SaveStatus } from './draftState';

const BATCH = 100;
const JOURNAL_MS = 250;
const RETRY_MS = [2000, 4000, 8000, 15_000, 30_000];

/** The form that is open in this tab, by journal: one that was left must not write over what its successor keeps. */
const openForms = new Map<string, DraftSession>();

/**
 * The draft on this page: shows every keystroke at once, keeps it on the device within a moment, sends it when the
 * person pauses, and takes in what others wrote. One request at a time; what fails is sent again until the server has
 * it.
 */
export class DraftSession {
  private state: DraftState;
  private unsent: Edit[] = [];
  private inFlight: Edit[] = [];
  private saved: JsonObject;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private journalTimer: ReturnType<typeof setTimeout> | undefined;
  private dirtySince: number | null = null;
  private failures = 0;
  private sending: Promise<void> | null = null;
  private closed = false;

  constructor(
    initial: { content: JsonObject; version: number; savedAt: string | null },
    private readonly parts: DraftSessionParts,
  ) {
    this.saved = initial.content;
    this.unsent = parts.journal
      .adopt()
      .reduce<Edit[]>(withEdit, [])
      .filter((edit) => !isIdle(edit, getAt(initial.content, edit.pointer)));
    const dirty = this.unsent.length > 0;
    this.state = {
      content: applyEdits(initial.content, this.unsent),
      version: initial.version,
      status: dirty ? 'dirty' : 'saved',
      savedAt: initial.savedAt,
      conflicts: [],
      refused: {},
      others: [],
      problem: null,
      journaled: true,
    };
    parts.journal.write(this.unsent);
    if (dirty) this.schedule(0);
  }

  readonly getState = (): DraftState => this.state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get hasUnsent(): boolean {
    return this.unsent.length + this.inFlight.length > 0;
  }

  edit(pointer: string, value: Json | undefined): void {
    const edit: Edit = { pointer, baseVersion: this.state.version, ...(value === undefined ? {} : { value }) };
    const content = applyEdit(this.state.content, edit) as JsonObject;
    const open = this.state.conflicts.find((conflict) => conflict.pointer === pointer);
    if (open) {
      // Not sent before the person has chosen; until then both values stand on the page.
      this.set({
        content,
        conflicts: this.state.conflicts.map((one) => (one === open ? { ...one, mine: value ?? null } : one)),
      });
      return this.keep();
    }
    this.unsent = withEdit(this.unsent, edit);
    const { [pointer]: _gone, ...refused } = this.state.refused;
    this.set({
      content,
      refused,
      status: this.state.status === 'offline' || this.state.status === 'stopped' ? this.state.status : 'dirty',
    });
    this.keep();
    this.dirtySince ??= Date.now();
    if (this.state.status === 'dirty')
      this.schedule(
        Math.max(0, Math.min(this.parts.idleMs ?? 1200, this.dirtySince + (this.parts.longestMs ?? 4000) - Date.now())),
      );
  }

  /** The person has chosen between the two values of a field. */
  resolve(pointer: string, choice: 'mine' | 'theirs'): void {
    const conflict = this.state.conflicts.find((one) => one.pointer === pointer);
    if (!conflict) return;
    const conflicts = this.state.conflicts.filter((one) => one !== conflict);
    const chosen = choice === 'mine' ? conflict.mine : conflict.theirs;
    const edit: Edit = {
      pointer,
      baseVersion: Math.max(conflict.theirVersion, this.state.version),
      ...(chosen === null ? {} : { value: chosen }),
    };
    if (choice === 'mine')
      this.unsent = withEdit(
        this.unsent.filter((one) => one.pointer !== pointer),
        edit,
      );
    else this.saved = applyEdit(this.saved, edit) as JsonObject;
    this.set({
      conflicts,
      content: applyEdit(this.state.content, edit) as JsonObject,
      status: choice === 'mine' ? 'dirty' : this.state.status,
    });
    this.keep();
    if (choice === 'mine') this.schedule(0);
  }

  /** Sends what there is now; true once everything is with the server. */
  async flush(): Promise<boolean> {
    for (let round = 0; round < 20 && (this.hasUnsent || this.sending); round += 1) {
      clearTimeout(this.timer);
      await (this.sending ?? this.send());
      if (this.state.status === 'offline' || this.state.status === 'stopped') return false;
    }
    return !this.hasUnsent && this.state.conflicts.length === 0;
  }

  /** Asks for what others wrote; also the way out of `offline`. */
  async poll(): Promise<void> {
    if (this.sending || this.closed || this.state.status === 'stopped') return;
    await this.send(true);
  }

  /** Back on the network: no need to wait for the next try. */
  retry(): void {
    if (this.state.status !== 'offline') return;
    this.failures = 0;
    this.schedule(0);
  }

  /**
   * Back on the page, with what was not sent; also with what a form that stood here until now has left in the journal.
   */
  reopen(): void {
    this.closed = false;
    openForms.set(this.parts.journal.name, this);
    const left = this.parts.journal
      .adopt()
      .filter(
        (edit) =>
          ![...this.unsent, ...this.inFlight].some(({ pointer }) => pointer === edit.pointer) &&
          !isIdle(edit, getAt(this.saved, edit.pointer)),
      );
    if (left.length > 0) {
      this.unsent = left.reduce<Edit[]>(withEdit, this.unsent);
      this.set({ content: applyEdits(this.state.content, left), status: 'dirty' });
    }
    if (this.unsent.length > 0) this.schedule(this.parts.idleMs ?? 1200);
  }

  /** Leaves the page: what is not sent lies in the journal. */
  close(): void {
    clearTimeout(this.timer);
    clearTimeout(this.journalTimer);
    this.journalTimer = undefined;
    this.writeJournal();
    this.closed = true;
  }

  /** Writes the journal at once, before the page may vanish. */
  writeJournal(): void {
    if (this.closed && openForms.get(this.parts.journal.name) !== this) return;
    const held = this.state.conflicts.map(({ pointer, mine }): Edit => ({
      pointer,
      baseVersion: 0,
      ...(mine === null ? {} : { value: mine }),
    }));
    const journaled = this.parts.journal.write(
      [...this.inFlight, ...this.unsent, ...held].reduce<Edit[]>(withEdit, []),
    );
    if (journaled !== this.state.journaled) this.set({ journaled });
  }

  private keep(): void {
    if (this.journalTimer !== undefined) return;
    this.journalTimer = setTimeout(() => {
      this.journalTimer = undefined;
      this.writeJournal();
    }, JOURNAL_MS);
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    if (!this.closed) this.timer = setTimeout(() => void this.send(), ms);
  }

  private send(evenIfEmpty = false): Promise<void> {
    if (this.sending) return this.sending;
    if (this.unsent.length === 0 && !evenIfEmpty) return Promise.resolve();
    this.sending = this.exchange().finally(() => {
      this.sending = null;
      if (this.unsent.length > 0 && this.state.status === 'saving') this.schedule(0);
      else if (this.unsent.length > 0 && this.state.status === 'dirty') this.schedule(this.parts.idleMs ?? 1200);
    });
    return this.sending;
  }

  private async exchange(): Promise<void> {
    this.inFlight = this.unsent.slice(0, BATCH);
    this.unsent = this.unsent.slice(BATCH);
    if (this.inFlight.length > 0) this.set({ status: this.state.status === 'offline' ? 'offline' : 'saving' });
    try {
      const answer = await this.parts.send({ patches: this.inFlight, knownVersion: this.state.version });
      this.failures = 0;
      this.take(answer);
    } catch (error) {
      this.fail(error);
    }
    this.writeJournal();
  }

  private take(answer: PatchedDraftDto): void {
    const sent = this.inFlight;
    this.inFlight = [];
    const refused = { ...this.state.refused };
    for (const { pointer, code, limit } of answer.refused)
      refused[pointer] = { code, ...(limit === undefined ? {} : { limit }) };
    const left = (pointer: string) =>
      answer.refused.some((one) => one.pointer === pointer) ||
      answer.conflicts.some((one) => meets(one.pointer, pointer));
    this.saved = applyEdits(
      this.saved,
      sent.filter(({ pointer }) => !left(pointer)),
    );
    const merged = mergeRemote(
      this.state.content,
      this.unsent,
      answer.remote.filter(({ pointer }) => !answer.conflicts.some((one) => meets(one.pointer, pointer))),
      answer.version,
    );
    this.saved = applyEdits(this.saved, answer.remote);
    // Typed on while its conflict was on the way: the newest own value is the one to choose from.
    const conflicts = answer.conflicts.map((one) => {
      const newer = merged.unsent.find(({ pointer }) => pointer === one.pointer);
      return newer ? { ...one, mine: newer.value ?? null } : one;
    });
    this.unsent = merged.unsent.filter(({ pointer }) => !conflicts.some((one) => one.pointer === pointer));
    this.dirtySince = this.unsent.length > 0 ? Date.now() : null;
    const names = [...merged.taken, ...conflicts].flatMap(({ by }) => (by === undefined ? [] : [by]));
    this.set({
      content: merged.content,
      version: answer.version,
      refused,
      status: this.unsent.length > 0 ? 'dirty' : 'saved',
      savedAt: sent.length > 0 || this.state.savedAt === null ? answer.savedAt : this.state.savedAt,
      conflicts: [
        ...this.state.conflicts.filter((old) => !conflicts.some((one) => one.pointer === old.pointer)),
        ...conflicts,
      ],
      others: [...new Set([...this.state.others, ...names])],
      problem: null,
    });
  }

  private fail(error: unknown): void {
    const sent = this.inFlight;
    this.inFlight = [];
    if (error instanceof ProblemError && error.problem.code === 'draft.refused') {
      const refused = { ...this.state.refused };
      for (const { pointer, code, params } of error.problem.fields ?? [])
        refused[pointer] = { code, ...(typeof params?.['limit'] === 'number' ? { limit: params['limit'] } : {}) };
      return this.set({ refused, status: this.unsent.length > 0 ? 'dirty' : 'saved' });
    }
    // Typed on meanwhile: the newer value wins, the older base stays.
    this.unsent = [...sent, ...this.unsent].reduce<Edit[]>(withEdit, []);
    if (isLasting(error)) return this.set({ status: 'stopped', problem: error });
    this.set({ status: 'offline', problem: error });
    this.schedule(RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? 30_000);
    this.failures += 1;
  }

  private set(next: Partial<DraftState>): void {
    this.state = { ...this.state, ...next };
    this.listeners.forEach((listener) => listener());
  }
}
