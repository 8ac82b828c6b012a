import { PanelCounter, TooManyStates } from './count';
import { brokenLimit, eligibleFor, type DrawExpert, type PanelSpec } from './pool';
import { Stream } from './stream';

/**
 * Tries before counting, first among all choices, then among those that have the fields and seniors. Rules of the draw,
 * as whoever repeats it must try as often.
 */
export const TRIES = { plain: 64, covering: 256 } as const;

/** A panel as drawn; `reserves` are all others who may sit, in the order in which they are asked. Codes. */
export interface DrawnPanel {
  readonly panel: string;
  readonly seats: readonly string[];
  readonly reserves: readonly string[];
}

/** Why a panel cannot be drawn: nobody can be seated so that all limits hold. */
export interface NoPanel {
  readonly panel: string;
  readonly seats: null;
}

/**
 * Draws an ordered panel so that every one that keeps all limits is equally likely. Ordered choices are made of which
 * each is equally likely, and the first that keeps the limits is taken: given that one does, it is any of them with
 * equal chance. Where none does, the same is tried among the sets that have the fields and seniors, chosen by number;
 * and where that fails too, the sets that keep all limits are counted and one is chosen by its number. Each way is
 * uniform, so their mixture is. Throws TooManyStates.
 */
export function samplePanel(
  eligible: readonly DrawExpert[],
  { seats, limits }: Pick<PanelSpec, 'seats' | 'limits'>,
  stream: Stream,
  tries: { plain: number; covering: number } = TRIES,
): DrawExpert[] | null {
  if (eligible.length < seats) return null;
  for (let n = 0; n < tries.plain; n += 1) {
    const chosen = stream.some(eligible, seats);
    if (brokenLimit(chosen, limits) === undefined) return chosen;
  }
  const covering = coveringSets(eligible, { seats, limits });
  if (covering.total === 0n) return null;
  for (let n = 0; n < tries.covering; n += 1) {
    const chosen = covering.some(stream);
    if (brokenLimit(chosen, limits) === undefined) return stream.order(chosen);
  }
  const counter = new PanelCounter(eligible, seats, limits);
  const total = counter.total();
  return total === 0n ? null : stream.order(counter.at(stream.bigBelow(total)));
}

/** The sets that have the fields and seniors, whatever employers, groups and regions they are of: few states. */
function coveringSets(eligible: readonly DrawExpert[], { seats, limits }: Pick<PanelSpec, 'seats' | 'limits'>) {
  const wide = new PanelCounter(eligible, seats, { ...limits, perEmployer: null, perGroup: null, perRegion: null });
  const total = wide.total();
  return { total, some: (stream: Stream) => wide.at(stream.bigBelow(total)) };
}

/**
 * Whether a panel can be drawn, whatever the seed: tries succeed so often that one of them surely does (of 256 fewer
 * than one in 10¹⁴ times none), or all sets can be counted and there is one.
 */
export function isDrawable(experts: readonly DrawExpert[], spec: PanelSpec): boolean {
  const eligible = eligibleFor(experts, spec);
  if (eligible.length < spec.seats) return false;
  const covering = coveringSets(eligible, spec);
  if (covering.total === 0n) return false;
  const stream = new Stream('', spec.code);
  let kept = 0;
  for (let n = 0; n < TRIES.covering; n += 1)
    if (brokenLimit(covering.some(stream), spec.limits) === undefined) kept += 1;
  if (kept >= TRIES.covering / 8) return true;
  try {
    return new PanelCounter(eligible, spec.seats, spec.limits).total() > 0n;
  } catch (error) {
    if (error instanceof TooManyStates) return false;
    throw error;
  }
}

/** Draws a panel and its reserves from the seed; the order of the pool has no part in it. */
export function drawPanel(experts: readonly DrawExpert[], spec: PanelSpec, seed: string): DrawnPanel | NoPanel {
  const eligible = eligibleFor(experts, spec);
  const chosen = samplePanel(eligible, spec, new Stream(seed, `panel/${spec.code}`));
  if (!chosen) return { panel: spec.code, seats: null };
  const seats = chosen.map(({ code }) => code);
  const others = eligible.map(({ code }) => code).filter((code) => !seats.includes(code));
  return { panel: spec.code, seats, reserves: new Stream(seed, `reserves/${spec.code}`).order(others) };
}
