import type { StageDefinition, Text } from './definition';
import { entryAfter } from './graph-edges';
import type { CaseMachine } from './machine';

export interface PlacedStage {
  stage: StageDefinition;
  /** Place from left to right; 0 is the first stage. */
  column: number;
  /** Row of its route; stages that all routes pass stand in the middle of the lanes. */
  lane: number;
}
export interface StageLayout {
  stages: PlacedStage[];
  lanes: { route: string; title: Text }[];
  columns: number;
  /** Lanes, and one more row where there are stages that no case passes. */
  rows: number;
  /** Which stage follows which, each pair once, with the routes that go there. */
  flows: { from: string; to: string; routes: string[] }[];
}

/** Stages in columns: each stands behind the last of its predecessors, every route in its own lane. */
export function layOut(machine: CaseMachine): StageLayout {
  const { routes, stages } = machine.definition;
  const middle = (routes.length - 1) / 2;
  const flows = flowsOf(machine);
  const columns = new Map<string, number>();
  for (const { id } of stages) {
    const before = flows.filter(({ to }) => to === id).map(({ from }) => columns.get(from) ?? 0);
    columns.set(id, before.length === 0 ? 0 : Math.max(...before) + 1);
  }
  const beside = stages.filter(({ id }) => machine.kindOf(id).offPath).map(({ id }) => id);
  return {
    stages: stages.map((stage) =>
      beside.includes(stage.id)
        ? { stage, column: beside.indexOf(stage.id), lane: routes.length }
        : {
            stage,
            column: columns.get(stage.id) ?? 0,
            lane: stage.route ? routes.findIndex(({ id }) => id === stage.route) : middle,
          },
    ),
    rows: routes.length + (beside.length > 0 ? 1 : 0),
    lanes: routes.map(({ id, title }) => ({ route: id, title })),
    columns: Math.max(0, ...columns.values()) + 1,
    flows,
  };
}

function flowsOf(machine: CaseMachine): StageLayout['flows'] {
  const flows = new Map<string, StageLayout['flows'][number]>();
  for (const { id: route } of machine.definition.routes) {
    const path = machine.path(route);
    for (const from of path) {
      const entry = entryAfter(machine, path, from);
      const to = entry === undefined ? undefined : machine.states.get(entry)?.stage;
      if (to === undefined) continue;
      const flow = flows.get(`${from}>${to}`) ?? { from, to, routes: [] };
      flow.routes.push(route);
      flows.set(`${from}>${to}`, flow);
    }
  }
  return [...flows.values()];
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Breaks a title into lines: Chinese before a bracket or at any character, other text between words. */
export function breakLines(text: string, longest: number): string[] {
  const wide = /[\u3000-\u9fff\uff00-\uffef]/.test(text);
  const parts = wide
    ? text.length > longest
      ? text.split(/(?=（)/).flatMap((piece) => (piece.length > longest ? [...piece] : [piece]))
      : [text]
    : text.split(' ');
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const joined = last === undefined ? part : wide ? last + part : `${last} ${part}`;
    if (last !== undefined && joined.length <= longest) lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines;
}
