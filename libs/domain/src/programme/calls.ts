import type { DocumentRef, DueRule, Text } from './definition';

/** What tells until when an edition takes applications. */
export interface CallSource {
  id: string;
  programmeId: string;
  authorityOrg: string;
  state: 'open' | 'closed';
  edition: string;
  title: Text;
  call: DocumentRef;
  /** The end of its application stage; null for an edition that nobody applies to. */
  closes: DueRule | null;
  /** The latest recorded order that gives everybody more time, as an instant. */
  extendedTo: string | null;
}

/** An edition as somebody who wants to apply sees it. */
export interface Call extends Pick<CallSource, 'id' | 'programmeId' | 'authorityOrg' | 'edition' | 'title' | 'call'> {
  /** The last instant at which an application is taken; null where the edition states none. */
  closesAt: string | null;
  open: boolean;
}

/**
 * The calls of all editions at an instant: those that are open first, the one that closes next at their head, then the
 * closed ones, the newest first. `due` counts a rule from an instant on.
 */
export function callsOf(
  editions: readonly CallSource[],
  now: string,
  due: (rule: DueRule, from: string) => string | null,
): Call[] {
  const calls = editions.flatMap(({ state, closes, extendedTo, ...edition }): Call[] => {
    if (!closes) return [];
    const closesAt = extendedTo ?? due(closes, now);
    return [{ ...edition, closesAt, open: state === 'open' && (closesAt === null || now <= closesAt) }];
  });
  const [open, closed] = [calls.filter((call) => call.open), calls.filter((call) => !call.open)];
  return [
    ...open.sort((a, b) => (a.closesAt ?? '9').localeCompare(b.closesAt ?? '9')),
    ...closed.sort((a, b) => (b.closesAt ?? '').localeCompare(a.closesAt ?? '')),
  ];
}

/** Programmes of which no edition takes applications, each by its newest edition. */
export function programmesWithoutCall(calls: readonly Call[]): Call[] {
  const open = new Set(calls.filter((call) => call.open).map(({ programmeId }) => programmeId));
  const seen = new Set(open);
  return calls.filter(({ programmeId }) => !seen.has(programmeId) && seen.add(programmeId));
}

/** The call that closed last before an instant; undefined where none has. */
export function lastClosed(calls: readonly Call[], now: string): (Call & { closesAt: string }) | undefined {
  return calls.find((call): call is Call & { closesAt: string } => call.closesAt !== null && call.closesAt < now);
}
