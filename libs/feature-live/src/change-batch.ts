import type { LiveEventDto } from '@linxuan/contracts';

interface ChangeEvent {
  cases?: string[];
  dossiers?: string[];
  queues?: string[];
  /** Queues with a new notice. */
  notices?: string[];
}

/** The change events of a short while, each thing once. */
export class ChangeBatch {
  readonly cases = new Set<string>();
  readonly dossiers = new Set<string>();
  private readonly queues = new Set<string>();
  private readonly notices = new Set<string>();
  private unreadable = false;

  add(payload: string): void {
    const change = parse(payload);
    // A change event that was too long to be sent whole says only that something changed: every queue looks again.
    if (!change) this.unreadable = true;
    change?.cases?.forEach((id) => this.cases.add(id));
    change?.dossiers?.forEach((id) => this.dossiers.add(id));
    change?.queues?.forEach((key) => this.queues.add(key));
    change?.notices?.forEach((key) => this.notices.add(key));
  }

  ofQueues(own: string[]): LiveEventDto[] {
    const events: LiveEventDto[] = [];
    if (this.unreadable || own.some((key) => this.queues.has(key))) events.push({ type: 'tasks' });
    if (this.unreadable || own.some((key) => this.notices.has(key))) events.push({ type: 'notification' });
    return events;
  }
}

function parse(payload: string): ChangeEvent | null {
  try {
    const value: unknown = JSON.parse(payload);
    return typeof value === 'object' ? (value as ChangeEvent | null) : null;
  } catch {
    return null;
  }
}
