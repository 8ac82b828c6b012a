import type { LiveEventDto } from '@linxuan/contracts';

interface Hint {
  cases?: string[];
  dossiers?: string[];
  queues?: string[];
  /** Queues with a new notice. */
  notices?: string[];
}

/** Hints of a short while, each thing once. */
export class HintBatch {
  readonly cases = new Set<string>();
  readonly dossiers = new Set<string>();
  private readonly queues = new Set<string>();
  private readonly notices = new Set<string>();
  private unreadable = false;

  add(payload: string): void {
    const hint = parse(payload);
    // A hint that was too long to be sent whole says only that something changed: every queue looks again.
    if (!hint) this.unreadable = true;
    hint?.cases?.forEach((id) => this.cases.add(id));
    hint?.dossiers?.forEach((id) => this.dossiers.add(id));
    hint?.queues?.forEach((key) => this.queues.add(key));
    hint?.notices?.forEach((key) => this.notices.add(key));
  }

  ofQueues(own: string[]): LiveEventDto[] {
    const events: LiveEventDto[] = [];
    if (this.unreadable || own.some((key) => this.queues.has(key))) events.push({ type: 'tasks' });
    if (this.unreadable || own.some((key) => this.notices.has(key))) events.push({ type: 'notification' });
    return events;
  }
}

function parse(payload: string): Hint | null {
  try {
    const value: unknown = JSON.parse(payload);
    return typeof value === 'object' ? (value as Hint | null) : null;
  } catch {
    return null;
  }
}
