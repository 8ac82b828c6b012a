import { addMonths, isAnnounced, isWorkingDay, parseProgramme, addDays, type CalendarData } from '@linxuan/domain';
import { YamlText, type Path } from './yaml-text';

/**
 * The text with the fixed dates of its stages and quotas `years` later. What is no working day then moves on to the
 * next, as far as the holidays of that year are announced; weekends are known always. Days of documents stay: they are
 * what the new documents say.
 */
export function withLaterDates(yaml: string, years: number, calendar: CalendarData): string {
  const { definition } = parseProgramme(yaml);
  if (years === 0 || !definition) return yaml;
  const text = new YamlText(yaml);
  for (const path of datePaths(definition as unknown as Tree)) {
    const date = text.get(path);
    if (typeof date === 'string') text.set(path, workingDayFrom(addMonths(date, 12 * years), calendar));
  }
  return text.toString();
}

type Tree = { [key: string]: Tree } | Tree[] | string | number | boolean | null;

/** Places of dates that a stage or a quota fixes. */
function datePaths(definition: Tree): Path[] {
  const { stages = [], quotas = [] } = definition as { stages?: Tree; quotas?: Tree };
  return [...dueDates(stages, ['stages']), ...dueDates(quotas, ['quotas'])];
}

function dueDates(node: Tree, path: Path): Path[] {
  if (typeof node !== 'object' || node === null) return [];
  if (!Array.isArray(node) && node['kind'] === 'date' && typeof node['date'] === 'string') return [[...path, 'date']];
  return Object.entries(node).flatMap(([key, inner]) =>
    dueDates(inner, [...path, Array.isArray(node) ? Number(key) : key]),
  );
}

function workingDayFrom(date: string, calendar: CalendarData): string {
  let day = date;
  // The longest row of days off has ten.
  for (let step = 0; step < 15 && !isWorked(day, calendar); step++) day = addDays(day, 1);
  return day;
}

function isWorked(day: string, calendar: CalendarData): boolean {
  if (isAnnounced(day, calendar)) return isWorkingDay(day, calendar);
  return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}
