import type { BoardRow } from '@linxuan/contracts';
import type { CaseMachine } from '@linxuan/domain';
import type { StageFlow, StageLoad } from '@linxuan/persistence';
import type { CompiledEdition } from '@linxuan/platform';
import { addFacts, cellOf, NO_FACTS, observed, peersOf, riskOf, type CellFacts, type Moment } from './board-cells';
import type { OrgFact } from './dashboard-facts';
import { nominationOf } from './tally';

/** Name of the sum of all cells. */
export const WHOLE = '';

export interface BoardFacts {
  load: readonly StageLoad[];
  flow: readonly StageFlow[];
  organisations: ReadonlyMap<string, OrgFact>;
  reminded: ReadonlyMap<string, string>;
  deadlineOf(org: string): { at: string; daysLeft: number } | null;
}

/** Stages in which a nominator works: from what reaches it to its nomination to the authority. */
export function stagesOfNominator(machine: CaseMachine, route: string): string[] {
  const path = machine.path(route);
  const collected = path.findIndex((id) => {
    const stage = machine.stages.get(id);
    return stage?.kind === 'nomination' && stage.by === 'group';
  });
  const last = path.indexOf(nominationOf(machine, route)?.id ?? '');
  return last < 0 ? [] : path.slice(Math.max(collected, 0) + 1, last + 1);
}

/**
 * A piece of a nominator's work is a case on which it has to decide. It is finished once chosen or ended: the letter
 * that sends the chosen ones is one act more, counted apart.
 */
function isOpen(machine: CaseMachine, state: string): boolean {
  const known = machine.states.get(state);
  if (!known || known.outcome) return false;
  return !(
    machine.stages.get(known.stage)?.kind === 'nomination' &&
    (known.name === 'nominated' || known.name === 'transmitted')
  );
}

function factsOfStage(
  machine: CaseMachine,
  stage: string,
  load: readonly StageLoad[],
  flow: readonly StageFlow[],
): CellFacts {
  const here = (state: string) => machine.states.get(state)?.stage === stage && isOpen(machine, state);
  const open = load.filter(({ state }) => here(state));
  const left = flow.filter(({ from, to }) => here(from) && !here(to));
  const arrived = flow
    .filter(({ from, to }) => !here(from) && here(to))
    .map(({ firstAt }) => firstAt)
    .sort();
  const sum = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    remaining: sum(open, ({ cases }) => cases),
    paused: sum(
      open.filter(({ state }) => machine.states.get(state)?.heldBy === 'applicant'),
      ({ cases }) => cases,
    ),
    overdue: sum(open, ({ overdue }) => overdue),
    done: sum(left, ({ moves }) => moves),
    recent: sum(left, ({ recent }) => recent),
    firstAt: arrived[0] ?? null,
    latestDue:
      open
        .flatMap(({ latestDue }) => latestDue ?? [])
        .sort()
        .at(-1) ?? null,
  };
}

/** All stages as one queue: a case is finished when it leaves the last of them, not each time it moves on within. */
function factsOfWhole(
  machine: CaseMachine,
  stages: readonly string[],
  load: readonly StageLoad[],
  flow: readonly StageFlow[],
  cells: readonly CellFacts[],
): CellFacts {
  const inside = (state: string) => stages.includes(machine.states.get(state)?.stage ?? '') && isOpen(machine, state);
  const left = flow.filter(({ from, to }) => inside(from) && !inside(to));
  const sums = cells.reduce(addFacts, NO_FACTS);
  return {
    ...sums,
    done: left.reduce((total, { moves }) => total + moves, 0),
    recent: left.reduce((total, { recent }) => total + recent, 0),
    latestDue: null,
  };
}

/** One row per nominator named, the likeliest to be late first. */
export function nominatorBoard(
  { machine }: CompiledEdition,
  facts: BoardFacts,
  orgs: readonly string[],
  moment: Moment,
): BoardRow[] {
  const entries = machine.definition.roster.map((entry) => {
    const own = {
      load: facts.load.filter(({ nominator }) => nominator === entry.org),
      flow: facts.flow.filter(({ nominator }) => nominator === entry.org),
    };
    const stages = stagesOfNominator(machine, entry.route);
    const cells = stages.map((stage) => factsOfStage(machine, stage, own.load, own.flow));
    return { entry, stages, cells, whole: factsOfWhole(machine, stages, own.load, own.flow, cells), own };
  });
  const seen = (stage: string) =>
    entries.flatMap(({ stages, cells }) => {
      const cell = cells[stages.indexOf(stage)];
      return cell ? [observed(cell, moment)] : [];
    });
  const seenWhole = entries.map(({ whole }) => observed(whole, moment));
  const rows = entries
    .filter(({ entry }) => orgs.includes(entry.org))
    .map(({ entry, stages, cells, whole, own }): BoardRow => {
      const until = facts.deadlineOf(entry.org)?.at ?? null;
      const titleOf = (stage: string) => machine.stages.get(stage)?.title ?? { zh: stage, en: stage };
      const queue = cellOf(
        WHOLE,
        { zh: '合计', en: 'All' },
        whole,
        peersOf(seenWhole, observed(whole, moment)),
        until,
        moment,
      );
      const toSend = own.load
        .filter(
          ({ state }) =>
            machine.states.get(state)?.name === 'nominated' && stages.includes(machine.states.get(state)?.stage ?? ''),
        )
        .reduce((sum, { cases }) => sum + cases, 0);
      const isUnsent = queue.forecast.kind === 'done' && toSend > 0;
      return {
        org: entry.org,
        name: entry.name,
        short: facts.organisations.get(entry.org)?.short ?? entry.name,
        toSend,
        lastReminder: facts.reminded.get(entry.org) ?? null,
        whole: isUnsent
          ? { ...queue, words: { zh: `审定完成，待报送${toSend}项`, en: `all decided, ${toSend} to send` } }
          : queue,
        // The letter is one act more: its risk is that the date passes without it.
        risk: isUnsent ? (until !== null && until < moment.now ? 1 : 0) : riskOf(queue.forecast),
        cells: cells.map((cell, index) => {
          const stage = stages[index] ?? '';
          return cellOf(stage, titleOf(stage), cell, peersOf(seen(stage), observed(cell, moment)), until, moment);
        }),
      };
    });
  return byRisk(rows);
}

export function byRisk(rows: BoardRow[]): BoardRow[] {
  return rows.sort(
    (a, b) =>
      (b.risk ?? -1) - (a.risk ?? -1) ||
      b.whole.overdue - a.whole.overdue ||
      b.whole.remaining - a.whole.remaining ||
      b.toSend - a.toSend,
  );
}
