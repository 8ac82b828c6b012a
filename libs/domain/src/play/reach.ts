import type { Text } from '../programme/definition';
import type { MachineAction } from '../programme/machine';
import type { Role } from '../workflow/actor';
import type { Play } from './play';

/** What a play has reached of what the edition can do, and what it has not; all in the order of the edition. */
export interface PlayReach {
  /** Edges of the compiled machine: an act from a state, into a state, or a move of a case that it leads. */
  edges: { walked: number; all: number };
  stages: { id: string; title: Text; reached: boolean; walked: number; all: number; acts: string[] }[];
  /** Roles that could act and never did. */
  roles: Role[];
  /** Rows of the table of notices by which nobody was told. */
  notices: { id: string; name: Text }[];
}

/** What is kept of plays that were thrown away, so that several count together. */
export interface PlayTrace {
  edges: string[];
  /** Stages in which a case stood or an act was done. */
  stages: string[];
  roles: Role[];
  notices: string[];
}

export function traceOf(play: Play, earlier: PlayTrace = { edges: [], stages: [], roles: [], notices: [] }): PlayTrace {
  const union = <T extends string>(kept: readonly T[], more: Iterable<T>) => [...new Set([...kept, ...more])].sort();
  return {
    edges: union(earlier.edges, play.walked),
    stages: union(earlier.stages, play.entered),
    roles: union(earlier.roles, play.roles),
    notices: union(
      earlier.notices,
      play.notices.map(({ params }) => String(params['rule'])),
    ),
  };
}

/** Compares a trace with all that the edition can do. The clock and the public count as roles of nobody's. */
export function reachOf(play: Pick<Play, 'edges' | 'setting' | 'table'>, trace: PlayTrace): PlayReach {
  const { machine } = play.setting;
  const walked = new Set(trace.edges);
  const ofStage = (stage: string) => [...play.edges.values()].filter(({ action }) => action.stage === stage);
  const stages = machine.definition.stages.map(({ id, title }) => {
    const edges = ofStage(id);
    const done = edges.filter(({ key }) => walked.has(key));
    const actsDone = new Set(done.map(({ action }) => action.name));
    return {
      id,
      title,
      reached: trace.stages.includes(id),
      walked: done.length,
      all: edges.length,
      acts: [...new Set(edges.map(({ action }) => action.name))].filter((name) => !actsDone.has(name)),
    };
  });
  const able = new Set(machine.actions.flatMap((action: MachineAction) => action.who.flatMap(({ roles }) => roles)));
  const rules = play.table.table.notices;
  return {
    edges: { walked: [...play.edges.keys()].filter((key) => walked.has(key)).length, all: play.edges.size },
    stages,
    roles: [...able].filter((role) => role !== 'system' && role !== 'public' && !trace.roles.includes(role)),
    notices: rules.filter(({ id }) => !trace.notices.includes(id)).map(({ id, name }) => ({ id, name })),
  };
}
