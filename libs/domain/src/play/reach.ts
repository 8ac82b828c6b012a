import type { Text } from '../programme/definition';
import type { CaseMachine } from '../programme/machine';
import { fitsEvent, noticeTable } from '../notification/notice-rules';
import type { Role } from '../workflow/actor';
import { senseOf } from '../workflow/available-actions';
import { machineEdges } from './machine-edges';
import type { Play } from './play';

/** What a play has reached of what the edition can do, and what it has not; all in the order of the edition. */
export interface PlayReach {
  /** Edges of the compiled machine: an act from a state, into a state, or a move of a case that it leads. */
  edges: { walked: number; all: number };
  stages: {
    id: string;
    title: Text;
    /** What it is about, for the words of its acts. */
    sense: string;
    /** Whether a case stood in it or an act was done. */
    reached: boolean;
    walked: number;
    all: number;
    /** Acts that nobody did. */
    acts: string[];
  }[];
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

export const NO_TRACE: PlayTrace = { edges: [], stages: [], roles: [], notices: [] };

export function unitedTrace(traces: readonly PlayTrace[]): PlayTrace {
  const all = <K extends keyof PlayTrace>(key: K) =>
    [...new Set<string>(traces.flatMap((trace) => trace[key]))].sort() as PlayTrace[K];
  return { edges: all('edges'), stages: all('stages'), roles: all('roles'), notices: all('notices') };
}

export function traceOf(play: Play, earlier: PlayTrace = NO_TRACE): PlayTrace {
  return unitedTrace([
    earlier,
    {
      edges: [...play.walked],
      stages: [...play.entered],
      roles: [...play.roles],
      notices: play.notices.map(({ params }) => String(params['rule'])),
    },
  ]);
}

/**
 * Compares a trace with all that the edition can do. The clock and the public are nobody's roles, and of the notices
 * only those count that an act of this edition can cause.
 */
export function reachOf(machine: CaseMachine, trace: PlayTrace): PlayReach {
  const edges = [...machineEdges(machine).values()];
  const walked = new Set(trace.edges);
  const able = new Set(machine.actions.flatMap(({ who }) => who.flatMap(({ roles }) => roles)));
  const events = [...new Set(machine.actions.map(({ event }) => event))];
  const rules = noticeTable(machine.definition.notifications).notices.filter((rule) =>
    events.some((event) => fitsEvent(rule, event)),
  );
  return {
    edges: { walked: edges.filter(({ key }) => walked.has(key)).length, all: edges.length },
    stages: machine.definition.stages.map(({ id, title }) => {
      const here = edges.filter(({ action }) => action.stage === id);
      const done = here.filter(({ key }) => walked.has(key));
      const acts = new Set(done.map(({ action }) => action.name));
      return {
        id,
        title,
        sense: senseOf(machine, id),
        reached: trace.stages.includes(id),
        walked: done.length,
        all: here.length,
        acts: [...new Set(here.map(({ action }) => action.name))].filter((name) => !acts.has(name)),
      };
    }),
    roles: [...able].filter((role) => role !== 'system' && role !== 'public' && !trace.roles.includes(role)),
    notices: rules.filter(({ id }) => !trace.notices.includes(id)).map(({ id, name }) => ({ id, name })),
  };
}
