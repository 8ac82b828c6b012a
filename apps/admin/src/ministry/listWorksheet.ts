import type { ListCase, ListWorkspace } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';

export interface ListOverride {
  listed: boolean;
  reasonCode: string;
  reason: string;
}
/** The ranking as the clerk has it so far: places per area, and what departs from them. */
export interface ListDraft {
  places: Record<string, number>;
  overrides: Record<string, ListOverride>;
  minutes: string;
  participants: string;
  chair: string;
  place: string;
}
export const BLANK_LIST: ListDraft = { places: {}, overrides: {}, minutes: '', participants: '', chair: '', place: '' };

export interface ListLine {
  row: ListCase;
  listed: boolean;
  /** The line alone would decide otherwise. */
  departs: boolean;
  /** Level with a case on the other side of the line: a person decides between them. */
  onTie: boolean;
  /** Not listed although it stands level with or above a listed one of its area. */
  needsReason: boolean;
  given: ListOverride | undefined;
}

type Area = ListWorkspace['areas'][number];

/** Each case of an area with what the line and the person say of it. Places start at all of them. */
export function linesOf(area: Area, draft: ListDraft): ListLine[] {
  const places = placesOf(area, draft);
  const [last, next] = [area.cases[places - 1], area.cases[places]];
  const tie = last && next && last.rank === next.rank ? last.rank : null;
  const all = [...area.cases, ...area.notRanked].map((row, index) => {
    const given = draft.overrides[row.id];
    const byLine = index < places && row.rank !== null;
    return {
      row,
      given,
      listed: given?.listed ?? byLine,
      departs: given !== undefined && given.listed !== byLine,
      onTie: tie !== null && row.rank === tie,
    };
  });
  const lowest = Math.max(
    0,
    ...all.filter(({ listed, row }) => listed && row.rank !== null).map(({ row }) => row.rank ?? 0),
  );
  return all.map((line) => ({
    ...line,
    needsReason: !line.listed && line.row.rank !== null && line.row.rank <= lowest,
  }));
}

export function placesOf(area: Area, draft: ListDraft): number {
  return Math.min(Math.max(draft.places[area.area] ?? area.cases.length, 0), area.cases.length);
}

export function preparePayload(areas: readonly Area[], draft: ListDraft, usual: string): Record<string, unknown> {
  const participants = draft.participants
    .split(/[、，,\n]+/)
    .map((name) => name.trim())
    .filter(Boolean);
  const items = areas
    .flatMap((area) => linesOf(area, draft))
    .map(({ row, listed, given }) => ({
      caseId: row.id,
      listed,
      ...(listed
        ? {}
        : {
            reasonCode: given?.reasonCode || usual,
            ...(given && isVisible(given.reason) ? { reason: given.reason.trim() } : {}),
          }),
    }));
  const stated = Object.fromEntries(
    (['chair', 'place'] as const).filter((key) => isVisible(draft[key])).map((key) => [key, draft[key].trim()]),
  );
  return { items, minutes: draft.minutes.trim(), ...(participants.length > 0 ? { participants } : {}), ...stated };
}

/** What still stands in the way of a decision that can be explained. */
export function openPoints(areas: readonly Area[], draft: ListDraft): { noReason: ListCase[]; noMinutes: boolean } {
  const lines = areas.flatMap((area) => linesOf(area, draft));
  return {
    noReason: lines.filter(({ needsReason, given }) => needsReason && !isVisible(given?.reason)).map(({ row }) => row),
    noMinutes: !isVisible(draft.minutes),
  };
}
