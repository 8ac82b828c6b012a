import type { Act, ReplacementGround } from './acts';
import { brokenLimit, type DrawExpert, type DrawLimits } from './pool';
import type { Fault, PanelState } from './state';

interface Seating {
  readonly panel: PanelState;
  readonly limits: DrawLimits;
  readonly experts: readonly DrawExpert[];
}

/** The seats of the panel with `code` in place of `out`. */
const seatsWith = ({ seats }: PanelState, out: string, code: string): string[] =>
  seats.map((one) => (one === out ? code : one));

function keepsLimits({ limits, experts }: Seating, seats: readonly string[]): boolean {
  const seated = seats.flatMap((code) => experts.find((expert) => expert.code === code) ?? []);
  return seated.length === seats.length && brokenLimit(seated, limits) === undefined;
}

/**
 * Who follows when `out` gives up the seat: the first of the reserves, in their committed order, with whom the panel
 * keeps its limits, and who was not found to be out of reach before. `passed`: who is out of reach now. Undefined where
 * nobody is left.
 */
export function followerOf(seating: Seating, out: string, passed: readonly string[] = []): string | undefined {
  const { panel } = seating;
  const away = new Set([...panel.gone.map(({ code }) => code), ...passed]);
  return panel.reserves.find(
    (code) => !away.has(code) && !panel.seats.includes(code) && keepsLimits(seating, seatsWith(panel, out, code)),
  );
}

/** The panel after a replacement. Nobody is passed over who would not have been asked, and nobody without a ground. */
export function replace(seating: Seating, act: Extract<Act, { type: 'replaced' }>): PanelState | Fault {
  const { panel } = seating;
  if (!panel.seats.includes(act.out)) return { fault: 'notSeated', found: act.out };
  const passed: string[] = [];
  for (const { code } of act.passed) {
    const asked = followerOf(seating, act.out, passed);
    if (asked !== code) return { fault: 'replacement', expected: asked, found: code };
    passed.push(code);
  }
  const follower = followerOf(seating, act.out, passed);
  if (follower === undefined) return { fault: 'nobodyLeft' };
  if (follower !== act.in) return { fault: 'replacement', expected: follower, found: act.in };
  const gone: { code: string; ground: ReplacementGround }[] = [{ code: act.out, ground: act.ground }, ...act.passed];
  return { ...panel, seats: seatsWith(panel, act.out, follower), gone: [...panel.gone, ...gone] };
}
