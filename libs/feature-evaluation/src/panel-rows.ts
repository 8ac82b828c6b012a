import type { PanelRowView } from '@linxuan/contracts';
import { rowsOf, type PanelRow, type SeatRow, type WorkingSet } from '@linxuan/domain';
import type { WorkspaceCaseRow } from '@linxuan/persistence';
import { workspaceCase } from './workspace-case';
import { points } from './rubric-view';

export const isLive = ({ state }: SeatRow): boolean => state !== 'recused' && state !== 'replaced';
export const isLate = (seat: SeatRow, now: string): boolean =>
  (seat.state === 'invited' || seat.state === 'accepted') && seat.dueAt !== null && seat.dueAt < now;

export function sessionOf(panel: PanelRow | undefined): PanelRowView['session'] {
  if (!panel?.sessionAt) return null;
  return {
    title: panel.sessionTitle ?? '',
    at: panel.sessionAt,
    place: panel.sessionPlace ?? '',
    position: panel.position,
  };
}

/** One panel in the lead's list: who has sealed is a count, what they gave is not here before the last has sealed. */
export function panelRow(
  row: WorkspaceCaseRow,
  stage: string,
  workingSet: WorkingSet,
  now: string,
  minExperts: number,
): PanelRowView {
  const panel = rowsOf(workingSet, 'panel', (one) => one.caseId === row.id && one.stage === stage)[0];
  const seats = rowsOf(workingSet, 'seat', (one) => one.panelId === panel?.id && isLive(one));
  const complete = panel?.state === 'complete';
  return {
    case: workspaceCase(row, now),
    state: panel?.state ?? 'seating',
    minExperts: panel?.minExperts ?? minExperts,
    seated: seats.length,
    accepted: seats.filter(({ state }) => state === 'accepted' || state === 'sealed').length,
    sealed: seats.filter(({ state }) => state === 'sealed').length,
    late: seats.filter((seat) => isLate(seat, now)).length,
    session: sessionOf(panel),
    mean: complete ? points(panel.mean) : null,
    spread: complete ? points(panel.spread) : null,
  };
}
