import type { PanelRowView } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';

export interface SessionDraft {
  title: string;
  /** Value of a date-time input, read as Beijing time. */
  at: string;
  place: string;
}
export const BLANK_SESSION: SessionDraft = { title: '', at: '', place: '' };
export const isComplete = ({ title, at, place }: SessionDraft): boolean =>
  isVisible(title) && at !== '' && isVisible(place);

export function sessionPayload({ title, at, place }: SessionDraft, position: number | null): Record<string, unknown> {
  return {
    title: title.trim(),
    at: new Date(`${at}:00+08:00`).toISOString(),
    place: place.trim(),
    ...(position === null ? {} : { position }),
  };
}

/** An instant as a date-time input shows it, in Beijing time. */
export function inputTime(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);
}

export interface SessionGroup {
  key: string;
  title: string;
  at: string;
  place: string;
  rows: PanelRowView[];
}

/** Panels with a session, one group for each, in the order of the defences. */
export function sessionsOf(rows: readonly PanelRowView[]): SessionGroup[] {
  const groups = new Map<string, SessionGroup>();
  for (const row of rows) {
    if (!row.session) continue;
    const { title, at, place } = row.session;
    const key = `${at}|${title}|${place}`;
    const group = groups.get(key) ?? { key, title, at, place, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  for (const group of groups.values())
    group.rows.sort(
      (a, b) =>
        (a.session?.position ?? 999) - (b.session?.position ?? 999) || a.case.number.localeCompare(b.case.number),
    );
  return [...groups.values()].sort((a, b) => a.at.localeCompare(b.at));
}
