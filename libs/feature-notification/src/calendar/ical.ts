/** One date of a calendar (RFC 5545). `minutes` null: something is due at this instant, nothing lasts. */
export interface CalendarEvent {
  uid: string;
  at: string;
  minutes: number | null;
  summary: string;
  description: string;
  location: string | null;
  url: string | null;
}

const LINE_OCTETS = 75;

/** A whole calendar; lines end in CRLF and none is longer than 75 octets. */
export function calendarText(name: string, events: readonly CalendarEvent[], stamp: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Linxuan//Calendar//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'X-WR-TIMEZONE:Asia/Shanghai',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function eventLines({ uid, at, minutes, summary, description, location, url }: CalendarEvent, stamp: string): string[] {
  // What is due ends at its instant; half an hour before it makes it visible in every calendar.
  const [start, end] = minutes === null ? [shifted(at, -30), at] : [at, shifted(at, minutes)];
  return [
    'BEGIN:VEVENT',
    `UID:${uid}@linxuan`,
    `DTSTAMP:${utc(stamp)}`,
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
