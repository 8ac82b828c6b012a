import type { CaseMachine, NominationStage } from '@linxuan/domain';
import type { NominatorCount } from '@linxuan/persistence';

export interface Tally {
  received: number;
  inReview: number;
  nominated: number;
  transmitted: number;
  notRecommended: number;
  withdrawn: number;
}

/** The stage by which a nominator of this route sends its cases to the authority. */
export function nominationOf(machine: CaseMachine, route: string): NominationStage | undefined {
  return machine
    .path(route)
    .map((id) => machine.stages.get(id))
    .find((stage): stage is NominationStage => stage?.kind === 'nomination' && stage.to === 'authority');
}

/**
 * Where a nominator's cases stand, seen from its nomination to the authority. Cases that a group still collects have
 * not reached the nominator and are not counted; withdrawn ones are counted as received, because they did reach it.
 */
export function tally(machine: CaseMachine, route: string, counts: readonly NominatorCount[]): Tally {
  const sum: Tally = { received: 0, inReview: 0, nominated: 0, transmitted: 0, notRecommended: 0, withdrawn: 0 };
  const path = machine.path(route);
  const nomination = path.indexOf(nominationOf(machine, route)?.id ?? '');
  const collected = path.findIndex((id) => {
    const stage = machine.stages.get(id);
    return stage?.kind === 'nomination' && stage.by === 'group';
  });
  for (const { stage, state, outcome, cases } of counts) {
    const at = path.indexOf(stage);
    const name = machine.states.get(state)?.name;
    if (outcome === 'withdrawn') {
      sum.withdrawn += cases;
      sum.received += cases;
      continue;
    }
    if (at < 0 || at <= collected || (at === 0 && outcome === 'running')) continue;
    sum.received += cases;
    if (at > nomination || (at === nomination && name === 'transmitted')) {
      sum.transmitted += cases;
      sum.nominated += cases;
    } else if (outcome !== 'running') sum.notRecommended += cases;
    else if (at === nomination && name === 'nominated') sum.nominated += cases;
    else sum.inReview += cases;
  }
  return sum;
}
