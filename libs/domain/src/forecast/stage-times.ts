import type { WorkingClock } from './working-clock';

/**
 * One state that a case was in, as the decision records tell it: from the act that led into it to the one that led out.
 */
export interface Span {
  /** Which case; a number that means nothing outside one answer. */
  readonly subject: number;
  readonly stage: string;
  readonly from: string;
  /** Null while it lasts. */
  readonly to: string | null;
  /** The ball is with the applicant: a correction is out and the reviewer's clock stands. */
  readonly paused: boolean;
  /** The case ended here. */
  readonly final: boolean;
}

/** One passage of a case through a stage. */
export interface Stay {
  readonly subject: number;
  readonly stage: string;
  /** Working days with the reviewer. */
  readonly worked: number;
  /** Working days in which corrections were out. */
  readonly paused: number;
  readonly corrections: number;
  /** Left the stage, onwards or for good. */
  readonly finished: boolean;
  readonly ended: boolean;
  /** Whether one of its turns with the reviewer lasted beyond its due instant; null where none is stated. */
  readonly late: boolean | null;
}

export interface StageTimes {
  readonly stage: string;
  readonly stays: number;
  readonly finished: number;
  readonly median: number | null;
  readonly p90: number | null;
  readonly pausedMedian: number | null;
  readonly corrected: number;
  /** Stays whose due date is known, and those of them that were late. */
  readonly dated: number;
  readonly late: number;
}

/**
 * Folds the spans of one or more cases (each case's in order) into passages. A case that returns to a stage later
 * passes it a second time. Each turn with the reviewer has its own due instant, because what comes back from a
 * correction is given its time anew.
 */
export function staysOf(
  spans: readonly Span[],
  now: string,
  clock: WorkingClock,
  dueOf: (stage: string, from: string) => string | null,
): Stay[] {
  const stays: Stay[] = [];
  for (let at = 0; at < spans.length;) {
    const first = spans[at];
    if (!first) break;
    let end = at + 1;
    while (spans[end]?.subject === first.subject && spans[end]?.stage === first.stage) end += 1;
    stays.push(stayOf(first, spans.slice(at, end), spans[end]?.subject === first.subject, now, clock, dueOf));
    at = end;
  }
  return stays;
}

function stayOf(
  { subject, stage }: Span,
  spans: readonly Span[],
  goesOn: boolean,
  now: string,
  clock: WorkingClock,
  dueOf: (stage: string, from: string) => string | null,
): Stay {
  let [worked, paused] = [0, 0];
  let late: boolean | null = null;
  let turn: string | null = null;
  for (const span of spans.filter(({ final }) => !final)) {
    const length = clock.between(span.from, span.to ?? now);
    if (span.paused) {
      paused += length;
      turn = null;
      continue;
    }
    worked += length;
    turn ??= span.from;
    const due = dueOf(stage, turn);
    if (due !== null) late = (late ?? false) || Date.parse(span.to ?? now) > Date.parse(due);
  }
  const ended = spans.some(({ final }) => final);
  return {
    subject,
    stage,
    worked,
    paused,
    corrections: spans.filter((span) => span.paused).length,
    finished: goesOn || ended,
    ended,
    late,
  };
}

/**
 * The value below which the share `q` lies, with linear interpolation between neighbours (as PostgreSQL's
 * percentile_cont).
 */
export function quantile(values: readonly number[], q: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * q;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}

/**
 * Times and rates per stage over finished passages; the rates count those still running where their answer is known
 * already.
 */
export function stageTimes(stays: readonly Stay[]): StageTimes[] {
  const groups = new Map<string, Stay[]>();
  for (const stay of stays) {
    const known = groups.get(stay.stage);
    if (known) known.push(stay);
    else groups.set(stay.stage, [stay]);
  }
  return [...groups].map(([stage, own]) => {
    const finished = own.filter((stay) => stay.finished);
    const worked = finished.map((stay) => stay.worked);
    const corrected = own.filter(({ corrections }) => corrections > 0);
    const dated = own.filter((stay) => stay.late !== null && (stay.finished || stay.late));
    return {
      stage,
      stays: own.length,
      finished: finished.length,
      median: quantile(worked, 0.5),
      p90: quantile(worked, 0.9),
      pausedMedian: quantile(
        corrected.flatMap((stay) => (stay.finished ? [stay.paused] : [])),
        0.5,
      ),
      corrected: corrected.length,
      dated: dated.length,
      late: dated.filter((stay) => stay.late).length,
    };
  });
}
