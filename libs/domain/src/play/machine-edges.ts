import { entryAfter } from '../programme/graph-edges';
import type { CaseMachine, MachineAction } from '../programme/machine';
import type { EditionRound } from './edition-round';
import type { Move } from './moves';

/** One thing that a round can do: an action from a state, into a state, or a move of a case that it leads. */
export interface MachineEdge {
  key: string;
  action: MachineAction;
  /** States of a case in which it can be done; empty for an act whose cases may stand anywhere in its stage. */
  caseStates: string[];
}

const nameOf = ({ subject, stage, name }: MachineAction): string => `${stage}.${name} (${subject})`;
const fromKey = (action: MachineAction, from: string): string => `${nameOf(action)} from ${from}`;
const toKey = (action: MachineAction, to: string): string => `${nameOf(action)} to ${to}`;
const leadKey = (action: MachineAction, from: string, to: string): string => `${nameOf(action)} leads ${from} to ${to}`;

/** Every edge of a compiled machine. Routes share the states they share, so an edge stands here once. */
export function machineEdges(machine: CaseMachine): Map<string, MachineEdge> {
  const edges = new Map<string, MachineEdge>();
  const add = (key: string, action: MachineAction, caseStates: string[]) => edges.set(key, { key, action, caseStates });
  for (const action of machine.actions) {
    const own = action.subject === 'case';
    for (const from of action.from) add(fromKey(action, from), action, own ? [from] : []);
    for (const to of action.to) add(toKey(action, to), action, own ? action.from : []);
    for (const { from, to } of action.leads ?? []) add(leadKey(action, from, to), action, [from]);
  }
  return edges;
}

/** The edges that a decision walked, by what it found before and left behind. */
export function walkedEdges(
  before: EditionRound,
  after: EditionRound,
  { action, subjectType, subjectId }: Move,
): string[] {
  const stateOf = ({ workingSet }: EditionRound) =>
    (workingSet[subjectType].get(subjectId) as { state?: string } | undefined)?.state ?? '';
  const keys = [fromKey(action, stateOf(before))];
  const to = stateOf(after);
  if (action.to.includes(to)) keys.push(toKey(action, to));
  for (const row of after.workingSet.case.values()) {
    const earlier = before.workingSet.case.get(row.id)?.state ?? '';
    if (earlier === row.state) continue;
    for (const lead of action.leads ?? [])
      if (lead.from === earlier && targetOf(after.machine, row.route, lead) === row.state)
        keys.push(leadKey(action, lead.from, lead.to));
  }
  return keys;
}

function targetOf(
  machine: CaseMachine,
  route: string | null,
  { from, to }: { from: string; to: string },
): string | undefined {
  if (to !== 'next') return to;
  return entryAfter(machine, machine.path(route), machine.states.get(from)?.stage ?? '');
}

/**
 * How far a case in each state is from a place where an open edge can be walked, in moves; a state that cannot get
 * there is missing.
 */
export function distances(machine: CaseMachine, route: string, open: Iterable<MachineEdge>): Map<string, number> {
  const path = machine.path(route);
  const goals = new Set<string>();
  for (const { action, caseStates } of open) {
    if (!path.includes(action.stage)) continue;
    const anywhere = [...machine.states.values()]
      .filter((state) => state.stage === action.stage && (!state.outcome || state.followed))
      .map(({ id }) => id);
    for (const state of caseStates.length > 0 ? caseStates : anywhere) goals.add(state);
  }
  const edges = machine.actions.flatMap((action) => [
    ...(action.subject === 'case' ? action.from.flatMap((from) => action.to.map((to) => ({ from, to }))) : []),
    ...(action.leads ?? []).map((lead) => ({
      from: lead.from,
      to:
        lead.to === 'next'
          ? path.includes(machine.states.get(lead.from)?.stage ?? '')
            ? entryAfter(machine, path, machine.states.get(lead.from)?.stage ?? '')
            : undefined
          : lead.to,
    })),
  ]);
  return ways(
    edges.flatMap(({ from, to }) => (to === undefined ? [] : [{ from, to }])),
    [...goals],
  );
}

/**
 * Steps that a child row or a dossier has left until the end of its small machine that lies farthest: a sealed sheet,
 * not a recused seat. What ended otherwise counts as more than the whole way, because somebody else has to go it again.
 */
export function stepsLeft(
  machine: CaseMachine,
): (subject: MachineAction['subject'], stage: string, state: string) => number {
  const left = new Map<string, number>();
  const groups = new Map<string, { from: string; to: string }[]>();
  for (const action of machine.actions) {
    if (action.subject === 'case') continue;
    const key = `${action.subject}|${action.stage}`;
    groups.set(key, [
      ...(groups.get(key) ?? []),
      ...action.from.flatMap((from) => action.to.filter((to) => to !== from).map((to) => ({ from, to }))),
    ]);
  }
  for (const [key, links] of groups) {
    const start = links[0]?.from;
    if (start === undefined) continue;
    const fromStart = ways(
      links.map(({ from, to }) => ({ from: to, to: from })),
      [start],
    );
    const sinks = [...new Set(links.map(({ to }) => to))].filter((state) => !links.some(({ from }) => from === state));
    const farthest = Math.max(0, ...sinks.map((state) => fromStart.get(state) ?? 0));
    const back = ways(
      links,
      sinks.filter((state) => fromStart.get(state) === farthest),
    );
    for (const state of new Set(links.flatMap(({ from, to }) => [from, to])))
      left.set(`${key}|${state}`, back.get(state) ?? farthest + 1);
  }
  return (subject, stage, state) => left.get(`${subject}|${stage}|${state}`) ?? 0;
}

/** Steps from every state to the nearest of the given ones. */
function ways(links: readonly { from: string; to: string }[], ends: string[]): Map<string, number> {
  const found = new Map(ends.map((state) => [state, 0]));
  let front = ends;
  for (let step = 1; front.length > 0; step++) {
    front = [
      ...new Set(links.filter(({ from, to }) => front.includes(to) && !found.has(from)).map(({ from }) => from)),
    ];
    for (const state of front) found.set(state, step);
  }
  return found;
}
