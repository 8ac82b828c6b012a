import type { DeadlineDto } from '@linxuan/contracts';
import { clockworkOf, timeLeft, type NominationStage } from '@linxuan/domain';
import type { Tx } from '@linxuan/persistence';
import { workingCalendar } from '@linxuan/platform';

const calendar = workingCalendar;
export const clockwork = clockworkOf(calendar);

/** The latest recorded order that extends the nomination for these organisations, or for all; an instant or null. */
export async function extensionOf(tx: Tx, editionId: string, orgs: string[]): Promise<string | null> {
  const [order] = await tx.query(
    `SELECT payload->>'until' AS until FROM recorded_order WHERE edition_id = $1 AND kind = 'extend-nomination' AND (org_id IS NULL OR org_id = ANY($2)) ORDER BY payload->>'until' DESC LIMIT 1`,
    [editionId, orgs],
  );
  return (order?.until as string | undefined) ?? null;
}

/** The date by which a nomination is due, seen from `now`: the document's own, or that of a recorded order. */
export function deadlineOf(stage: NominationStage, extendedTo: string | null, now: string): DeadlineDto | null {
  const at = extendedTo ?? clockwork.due(stage.deadline, now);
  if (at === null) return null;
  const left = timeLeft(now, at, calendar);
  return { at, source: stage.deadline.source, extended: extendedTo !== null, passed: now > at, late: stage.late, urgency: left.urgency, timeLeft: left.words };
}

export function leftUntil(now: string, at: string) {
  return timeLeft(now, at, calendar);
}
