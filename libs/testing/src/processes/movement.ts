import { readFileSync } from 'node:fs';

/** Milliseconds in which somebody who waits for a process expects it to do something. */
const STILL_MS = 5 * 60_000;
/**
 * Seconds of a processor that mere waiting takes of a few servers in that time; whatever works takes more, on a busy
 * machine too.
 */
const IDLE_SECONDS = 3;
/** Linux counts processor time in hundredths of a second (sysconf(_SC_CLK_TCK)). */
const TICKS_PER_SECOND = 100;

/**
 * Whether processes that are waited for still get on with it. A busy machine may take minutes for what takes seconds
 * elsewhere, so the clock on the wall tells nothing; processor time does.
 */
export class Movement {
  private moved: { at: number; seconds: number } | undefined;

  /** @param pids the processes at this moment; there may be others at the next */
  constructor(private readonly pids: () => readonly (number | string)[]) {}

  /** True once nothing of note has been done for five minutes. */
  hasStopped(now = Date.now()): boolean {
    const seconds = this.pids().reduce<number>((sum, pid) => sum + processorSeconds(pid), 0);
    // Less than before: one of them has ended, which is a movement too.
    if (!this.moved || seconds < this.moved.seconds || seconds - this.moved.seconds > IDLE_SECONDS)
      this.moved = { at: now, seconds };
    return now - this.moved.at > STILL_MS;
  }
}

/** Processor time that a process has used, in seconds; 0 where it has gone or the system does not tell. */
function processorSeconds(pid: number | string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; the fields behind it are counted from the state, field 3 of proc(5).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND;
  } catch {
    return 0;
  }
}
