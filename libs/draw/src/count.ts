import { CLASSES, type DrawExpert, type DrawLimits } from './pool';

/** More states than this are not counted; the number is a rule of the draw, so that all who repeat it stop alike. */
const MOST_STATES = 300_000;

/** The pool and its limits need more states than may be counted. */
export class TooManyStates extends Error {
  constructor() {
    super(`more than ${MOST_STATES} states`);
    this.name = 'TooManyStates';
  }
}

/** A class whose limit can bind: it has more members than seats may go to it, and `last` is the last of them. */
interface Class {
  readonly most: number;
  readonly last: number;
}

/** How far a walk down the experts has come; counts of classes that have no further member are forgotten. */
interface State {
  readonly seatsLeft: number;
  readonly counts: ReadonlyMap<string, number>;
  readonly missing: readonly number[];
  readonly seniorsMissing: number;
}

/**
 * Counts the sets of `seats` experts that keep all limits, by a walk that takes or leaves one expert after the other.
 * Two ways that lead to the same counts are one state, so each is counted once (dynamic programming). Counts are exact.
 */
export class PanelCounter {
  private readonly experts: readonly DrawExpert[];
  private readonly classes: readonly (readonly [string, Class])[][];
  private readonly memo = new Map<string, bigint>();

  constructor(
    experts: readonly DrawExpert[],
    private readonly seats: number,
    private readonly limits: DrawLimits,
  ) {
    // Members of one class stand together as far as classes nest, so that few counts are open at a time.
    const key = ({ group, region, employer, code }: DrawExpert) =>
      [group ?? '', region ?? '', employer, code].join('/');
    this.experts = [...experts].sort((a, b) => (key(a) < key(b) ? -1 : 1));
    this.classes = this.binding();
  }

  /** For each expert the classes that can bind. */
  private binding(): (readonly [string, Class])[][] {
    const members = new Map<string, number[]>();
    const named = this.experts.map((expert) =>
      CLASSES.flatMap(([name, classOf]) => {
        const of = classOf(expert);
        return of === null || this.limits[name] === null ? [] : [{ id: `${name}/${of}`, most: this.limits[name] }];
      }),
    );
    named.forEach((classes, index) => {
      for (const { id } of classes) members.set(id, [...(members.get(id) ?? []), index]);
    });
    return named.map((classes) =>
      classes.flatMap(({ id, most }) => {
        const of = members.get(id) ?? [];
        return of.length > most ? [[id, { most, last: of.at(-1) ?? 0 }] as const] : [];
      }),
    );
  }

  private get start(): State {
    const { fields, seniorsAtLeast } = this.limits;
    return {
      seatsLeft: this.seats,
      counts: new Map(),
      missing: fields.map(({ atLeast }) => atLeast),
      seniorsMissing: seniorsAtLeast,
    };
  }

  /** The state after the expert at `index` was taken or left; undefined where a limit forbids it. */
  private after(state: State, index: number, taken: boolean): State | undefined {
    const expert = this.experts[index] as DrawExpert;
    const counts = new Map(state.counts);
    for (const [id, { most, last }] of this.classes[index] ?? []) {
      const count = (counts.get(id) ?? 0) + (taken ? 1 : 0);
      if (count > most) return undefined;
      if (last === index || count === 0) counts.delete(id);
      else counts.set(id, count);
    }
    if (!taken) return { ...state, counts };
    return {
      seatsLeft: state.seatsLeft - 1,
      counts,
      missing: state.missing.map((n, at) =>
        n > 0 && expert.fields.includes(this.limits.fields[at]?.field ?? '') ? n - 1 : n,
      ),
      seniorsMissing: Math.max(0, state.seniorsMissing - (expert.senior ? 1 : 0)),
    };
  }

  private count(state: State, index: number): bigint {
    const { seatsLeft, missing, seniorsMissing } = state;
    if (Math.max(0, seniorsMissing, ...missing) > seatsLeft || this.experts.length - index < seatsLeft) return 0n;
    if (seatsLeft === 0) return 1n;
    const counts = [...state.counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, n]) => `${id}=${n}`);
    const key = [index, seatsLeft, seniorsMissing, missing.join('.'), ...counts].join(' ');
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    if (this.memo.size >= MOST_STATES) throw new TooManyStates();
    const found = this.ways(state, index, true) + this.ways(state, index, false);
    this.memo.set(key, found);
    return found;
  }

  private ways(state: State, index: number, taken: boolean): bigint {
    const next = this.after(state, index, taken);
    return next ? this.count(next, index + 1) : 0n;
  }

  /** How many sets there are. Throws TooManyStates. */
  total(): bigint {
    return this.count(this.start, 0);
  }

  /** The set that stands at place `n`, counted from 0, in the order of the walk. */
  at(n: bigint): DrawExpert[] {
    const set: DrawExpert[] = [];
    let state = this.start;
    let place = n;
    for (let index = 0; state.seatsLeft > 0; index += 1) {
      const taking = this.ways(state, index, true);
      const taken = place < taking;
      if (!taken) place -= taking;
      const next = this.after(state, index, taken);
      if (!next) throw new RangeError(`there is no set ${n}`);
      if (taken) set.push(this.experts[index] as DrawExpert);
      state = next;
    }
    return set;
  }
}
