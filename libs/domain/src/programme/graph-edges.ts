import type { CaseMachine, MachineAction } from './machine';

/** One way that a case can go, on one route. */
export interface CaseEdge {
  action: MachineAction;
  route: string;
  from: string;
  to: string;
}

/** All ways of a case over all routes, with `next` resolved to the entry of the stage that follows. */
export function caseEdges(machine: CaseMachine): CaseEdge[] {
  return machine.definition.routes.flatMap(({ id }) => edgesOfRoute(machine, id));
}

export function edgesOfRoute(machine: CaseMachine, route: string): CaseEdge[] {
  const path = machine.path(route);
  const edges: CaseEdge[] = [];
  for (const action of machine.actions) {
    const straight =
      action.subject === 'case' ? action.from.flatMap((from) => action.to.map((to) => ({ from, to }))) : [];
    for (const { from, to } of [...straight, ...(action.leads ?? [])]) {
      const stage = machine.states.get(from)?.stage;
      if (!stage || !path.includes(stage)) continue;
      const target = to === 'next' ? entryAfter(machine, path, stage) : to;
      if (target) edges.push({ action, route, from, to: target });
    }
  }
  return edges;
}

/** Entry state of the stage that follows on a path; undefined behind the last. */
export function entryAfter(machine: CaseMachine, path: string[], stage: string): string | undefined {
  const next = path[path.indexOf(stage) + 1];
  return next === undefined ? undefined : `${next}.${machine.kindOf(next).entry}`;
}

/** States that can be reached from a state over edges. */
export function reachable(edges: readonly Pick<CaseEdge, 'from' | 'to'>[], start: string): Set<string> {
  const seen = new Set([start]);
  const open = [start];
  for (let state = open.pop(); state !== undefined; state = open.pop())
    for (const edge of edges)
      if (edge.from === state && !seen.has(edge.to)) {
        seen.add(edge.to);
        open.push(edge.to);
      }
  return seen;
}
