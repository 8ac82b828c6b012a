import { hmacSha256Hex } from '../ledger/hash';
import type { ConflictFound } from './conflicts';

/**
 * A draw that anybody can repeat: each expert's key is HMAC-SHA256 with the seed as key and the expert's id as text, in
 * hex, and the experts stand in ascending order of their keys. The order of the pool, the machine and the time have no
 * part in it. First every required field takes, in the order stated, the first experts of that field; then the
 * remaining seats go down the list. A seat once given is not reconsidered, so a pool too narrow for the limits leaves
 * seats empty and says so.
 */
export interface DrawExpert {
  readonly id: string;
  readonly organisation: string;
  readonly group?: string;
  readonly fields?: readonly string[];
  /** Grounds for recusal already found for this case. */
  readonly conflicts?: readonly ConflictFound[];
}

export interface DrawConstraints {
  /** Seats one organisation may have; default 1. */
  readonly maxPerOrganisation?: number;
  readonly maxPerGroup?: number;
  /** Fields that must be represented by so many seats each. */
  readonly fields?: readonly { readonly field: string; readonly seats: number }[];
  /** Expert id to the reason, such as a declined invitation. */
  readonly excluded?: Readonly<Record<string, string>>;
  /** Experts who keep their seats when a replacement is drawn; they count for the limits and the fields. */
  readonly seated?: readonly string[];
}

export interface DrawnSeat {
  readonly expert: string;
  readonly key: string;
  /** The required field for which the seat was given. */
  readonly field: string | null;
}

export type NotDrawnReason = 'conflict' | 'excluded' | 'organisation-full' | 'group-full' | 'not-reached' | 'seated';

export interface NotDrawn {
  readonly expert: string;
  readonly key: string;
  readonly reason: NotDrawnReason;
  readonly evidence: string | null;
}

export interface Draw {
  /** In the order drawn. */
  readonly seats: readonly DrawnSeat[];
  /** In the order of the keys. */
  readonly notDrawn: readonly NotDrawn[];
  /** Seats left empty. */
  readonly short: number;
  /** Required fields with too few seats. */
  readonly fieldsShort: readonly { readonly field: string; readonly missing: number }[];
}

interface Placed extends DrawExpert {
  readonly key: string;
}

type Bar = Pick<NotDrawn, 'reason' | 'evidence'>;

/** Why an expert cannot take a seat beside those already taken. */
function barOf(expert: Placed, taken: readonly Placed[], constraints: DrawConstraints): Bar | undefined {
  const excluded = constraints.excluded?.[expert.id];
  if (excluded !== undefined) return { reason: 'excluded', evidence: excluded };
  const conflicts = expert.conflicts ?? [];
  if (conflicts.length > 0) return { reason: 'conflict', evidence: conflicts.map(({ code }) => code).join(',') };
  const colleagues = taken.filter(({ organisation }) => organisation === expert.organisation);
  if (colleagues.length >= (constraints.maxPerOrganisation ?? 1))
    return { reason: 'organisation-full', evidence: colleagues.map(({ id }) => id).join(',') };
  const kin = expert.group === undefined ? [] : taken.filter(({ group }) => group === expert.group);
  const limit = constraints.maxPerGroup ?? Number.POSITIVE_INFINITY;
  return kin.length >= limit ? { reason: 'group-full', evidence: kin.map(({ id }) => id).join(',') } : undefined;
}

function inDrawOrder(pool: readonly DrawExpert[], seed: string): readonly Placed[] {
  if (new Set(pool.map(({ id }) => id)).size !== pool.length) throw new Error('an expert stands in the pool twice');
  return pool
    .map((expert) => ({ ...expert, key: hmacSha256Hex(seed, expert.id) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Draws `n` further seats. The seed is fixed and recorded before the pool is known to whoever draws. */
export function drawSeats(
  pool: readonly DrawExpert[],
  n: number,
  seed: string,
  constraints: DrawConstraints = {},
): Draw {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`not a number of seats: ${n}`);
  const ordered = inDrawOrder(pool, seed);
  const kept = ordered.filter(({ id }) => constraints.seated?.includes(id));
  const taken: Placed[] = [...kept];
  const seats: DrawnSeat[] = [];
  const covers = (field: string): number => taken.filter((expert) => expert.fields?.includes(field)).length;

  const give = (candidates: readonly Placed[], field: string | null, enough: () => boolean): void => {
    for (const expert of candidates) {
      if (seats.length >= n || enough()) return;
      if (taken.includes(expert) || barOf(expert, taken, constraints)) continue;
      taken.push(expert);
      seats.push({ expert: expert.id, key: expert.key, field });
    }
  };
  for (const { field, seats: wanted } of constraints.fields ?? []) {
    give(
      ordered.filter((expert) => expert.fields?.includes(field)),
      field,
      () => covers(field) >= wanted,
    );
  }
  give(ordered, null, () => false);

  const drawn = new Set(seats.map(({ expert }) => expert));
  const notDrawn = ordered
    .filter(({ id }) => !drawn.has(id))
    .map((expert): NotDrawn => {
      const { id, key } = expert;
      if (kept.includes(expert)) return { expert: id, key, reason: 'seated', evidence: null };
      return { expert: id, key, ...(barOf(expert, taken, constraints) ?? { reason: 'not-reached', evidence: null }) };
    });
  const fieldsShort = (constraints.fields ?? [])
    .map(({ field, seats: wanted }) => ({ field, missing: wanted - covers(field) }))
    .filter(({ missing }) => missing > 0);
  return { seats, notDrawn, short: n - seats.length, fieldsShort };
}
