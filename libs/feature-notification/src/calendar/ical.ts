/** One date of a calendar (RFC 5545). `minutes` null: something is due at this instant, nothing lasts. */
export interface CalendarEvent {
  uid: string;
  at: string;
  /** When something about it last changed; a later one is an update of what a calendar has. */
  changedAt: string;
  minutes: number | null;
  summary: string;
  description: string;
  location: string | null;
  url: string | null;
}
export interface CalendarHead {
  name: string;
  /** Who sends it, with an address (a URI). */
  organizer: { name: string; address: string };
  /** Zone that calendars show the dates in; the dates themselves are in UTC. */
  zone: string;
}

const LINE_OCTETS = 75;
/** Revisions are counted in seconds from here, so that a later change always has the higher number. */
const FIRST_REVISION = Date.parse('2020-01-01T00:00:00Z');

/** A whole calendar; lines end in CRLF and none is longer than 75 octets. */
export function calendarText(head: CalendarHead, events: readonly CalendarEvent[], stamp: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Linxuan//Calendar//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(head.name)}`,
    `X-WR-TIMEZONE:${head.zone}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    // A calendar holds at least one component (3.6); with no date in it, it is the zone that its dates would be shown in.
    ...(events.length === 0 ? beijing() : events.flatMap((event) => eventLines(event, head, stamp))),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function eventLines(event: CalendarEvent, { organizer }: CalendarHead, stamp: string): string[] {
  const { uid, at, changedAt, minutes, summary, description, location, url } = event;
  // What is due ends at its instant; half an hour before it makes it visible in every calendar.
  const [start, end] = minutes === null ? [shifted(at, -30), at] : [at, shifted(at, minutes)];
  return [
    'BEGIN:VEVENT',
    `UID:${uid}@linxuan`,
    `DTSTAMP:${utc(stamp)}`,
    `LAST-MODIFIED:${utc(changedAt)}`,
    `SEQUENCE:${Math.max(0, Math.floor((Date.parse(changedAt) - FIRST_REVISION) / 1000))}`,
    `ORGANIZER;CN=${quoted(organizer.name)}:${organizer.address}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(end)}`,
    `SUMMARY:${escaped(summary)}`,
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    ...(location ? [`LOCATION:${escaped(location)}`] : []),
    ...(url ? [`URL:${url}`] : []),
    minutes === null ? 'TRANSP:TRANSPARENT' : 'TRANSP:OPAQUE',
    'END:VEVENT',
  ];
}

/** Beijing's time, without summer time since 1991. */
function beijing(): string[] {
  return [
    'BEGIN:VTIMEZONE',
    'TZID:Asia/Shanghai',
    'BEGIN:STANDARD',
    'DTSTART:19910915T010000',
    'TZOFFSETFROM:+0900',
    'TZOFFSETTO:+0800',
    'TZNAME:CST',
    'END:STANDARD',
    'END:VTIMEZONE',
  ];
}

function shifted(iso: string, minutes: number): string {
  return new Date(Date.parse(iso) + minutes * 60_000).toISOString();
}

function utc(iso: string): string {
  return new Date(iso)
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d+Z$/, 'Z');
}

/** TEXT values (3.3.11): backslash, semicolon, comma and line breaks. */
export function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}

/** A parameter value (3.2): quoted, and it can hold neither quotes nor control characters. */
function quoted(text: string): string {
  return `"${text.replace(/["\u0000-\u001f\u007f]/g, '')}"`;
}

/** Folds a line at 75 octets (3.1) and never inside a character: a Chinese one takes three octets. */
export function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    // A continued line begins with a space, which counts.
    if (size + octets > LINE_OCTETS) {
      parts.push(part);
      part = ' ';
      size = 1;
    }
    part += character;
    size += octets;
  }
  return [...parts, part].join('\r\n');
}
