import type { DeadlineDto } from '@linxuan/contracts';
import { dueDatesOf, timeLeft, type NominationStage } from '@linxuan/domain';
import { extendedNomination, type Tx } from '@linxuan/persistence';
import { workingCalendar } from '@linxuan/platform';

const calendar = workingCalendar;
export const dueDates = dueDatesOf(calendar);

/**
 * The instant until which these organisations were given more time for their nomination; null: the edition's own date.
 */
export async function extensionOf(tx: Tx, editionId: string, orgs: string[]): Promise<string | null> {
  return (await extendedNomination(tx, editionId, orgs))?.until ?? null;
}

/** The date by which a nomination is due, seen from `now`: the document's own, or that of a recorded order. */
export function deadlineOf(stage: NominationStage, extendedTo: string | null, now: string): DeadlineDto | null {
  const at = extendedTo ?? dueDates.due(stage.deadline, now);
  if (at === null) return null;
  const left = timeLeft(now, at, calendar);
  return {
    at,
    source: stage.deadline.source,
    extended: extendedTo !== null,
    passed: now > at,
    late: stage.late,
    urgency: left.urgency,
    timeLeft: left.words,
  };
}

export function leftUntil(now: string, at: string) {
  return timeLeft(now, at, calendar);
}
