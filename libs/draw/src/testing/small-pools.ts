import { brokenLimit, type DrawExpert, type DrawLimits, type PanelSpec } from '../pool';
import { Stream } from '../stream';

/** A small pool with limits that bind, and every ordered panel that keeps them, as codes joined by commas. */
export interface SmallPool {
  readonly experts: readonly DrawExpert[];
  readonly spec: PanelSpec;
  readonly panels: readonly string[];
}

const chosen = (stream: Stream, n: number, prefix: string): string => `${prefix}${stream.below(n)}`;

function ordered(experts: readonly DrawExpert[], seats: number): DrawExpert[][] {
  if (seats === 0) return [[]];
  return experts.flatMap((first) =>
    ordered(
      experts.filter((one) => one !== first),
      seats - 1,
    ).map((rest) => [first, ...rest]),
  );
}

/** Every panel is looked at one by one: nothing of the sampler is used. */
export function feasiblePanels(experts: readonly DrawExpert[], seats: number, limits: DrawLimits): string[] {
  return ordered(experts, seats)
    .filter((panel) => brokenLimit(panel, limits) === undefined)
    .map((panel) => panel.map(({ code }) => code).join(','));
}

/** The first `count` pools of a sequence that is always the same, each with 2 to `most` feasible panels. */
export function smallPools(count: number, most = 150): SmallPool[] {
  const found: SmallPool[] = [];
  for (let n = 0; found.length < count; n += 1) {
    const stream = new Stream('small pools', String(n));
    const experts = Array.from({ length: 4 + stream.below(4) }, (_, index) => ({
      code: `X${index}`,
      employer: chosen(stream, 4, 'E'),
      group: stream.below(3) === 0 ? null : chosen(stream, 3, 'G'),
      region: stream.below(4) === 0 ? null : chosen(stream, 3, 'R'),
      fields: ['a', 'b', 'c'].filter(() => stream.below(2) === 0),
      senior: stream.below(2) === 0,
    }));
    const seats = 2 + stream.below(2);
    const limits: DrawLimits = {
      perEmployer: 1 + stream.below(2),
      perGroup: stream.below(2) === 0 ? null : 1 + stream.below(2),
      perRegion: stream.below(2) === 0 ? null : 1 + stream.below(2),
      fields: stream.below(2) === 0 ? [] : [{ field: 'a', atLeast: 1 + stream.below(2) }],
      seniorsAtLeast: stream.below(2),
    };
    const panels = feasiblePanels(experts, seats, limits);
    if (panels.length >= 2 && panels.length <= most)
      found.push({ experts, spec: { code: 'P01', case: '', seats, limits, barred: [] }, panels });
  }
  return found;
}
