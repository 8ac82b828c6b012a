import { compile } from './compile';
import type { StageKindName } from './definition';
import { problem, type ProgrammeProblem } from './check-problem';
import { stagesAt, type ProgrammeCheck } from './check-material';
import { edgesOfRoute, reachable } from './graph-edges';

/**
 * The stages form one way from application to publication for every route; every state is on it and every path ends.
 */
export const checkFlow: ProgrammeCheck = (definition) => {
  const shape = [...duplicateStages(definition), ...unknownRoutes(definition), ...ends(definition)];
  return shape.length > 0 ? shape : everyStateOnAWay(definition);
};

function duplicateStages(definition: Parameters<ProgrammeCheck>[0]): ProgrammeProblem[] {
  return stagesAt(definition)
    .filter(({ stage }, index) => definition.stages.findIndex(({ id }) => id === stage.id) !== index)
    .map(({ stage, path }) =>
      problem('flow.duplicate-stage', `${path}/id`, {
        zh: `环节编号“${stage.id}”重复`,
        en: `The stage id "${stage.id}" is used twice`,
      }),
    );
}

function unknownRoutes(definition: Parameters<ProgrammeCheck>[0]): ProgrammeProblem[] {
  const known = new Set(definition.routes.map(({ id }) => id));
  return stagesAt(definition)
    .filter(({ stage }) => stage.route !== undefined && !known.has(stage.route))
    .map(({ stage, path }) =>
      problem('flow.unknown-route', `${path}/route`, {
        zh: `没有渠道“${stage.route ?? ''}”`,
        en: `There is no route "${stage.route ?? ''}"`,
      }),
    );
}

/** Kinds of stage with which a way may end. */
const ENDS: readonly StageKindName[] = ['publication', 'follow-up', 'recurring-report'];

/** Every route starts with the application and ends with the publication, and neither stands in between. */
function ends(definition: Parameters<ProgrammeCheck>[0]): ProgrammeProblem[] {
  const problems: ProgrammeProblem[] = [];
  const last = definition.stages.length - 1;
  for (const [index, stage] of definition.stages.entries()) {
    if (index === 0 && (stage.kind !== 'application' || stage.route))
      problems.push(
        problem('flow.no-application', '/stages/0', {
          zh: '第一个环节应为各渠道共用的申报',
          en: 'The first stage is an application that all routes share',
        }),
      );
    if (index > 0 && stage.kind === 'application')
      problems.push(
        problem('flow.second-application', `/stages/${index}`, {
          zh: '申报只能是第一个环节',
          en: 'An application can only be the first stage',
        }),
      );
    if (index === last && (!ENDS.includes(stage.kind) || stage.route))
      problems.push(
        problem('flow.no-end', `/stages/${index}`, {
          zh: '最后一个环节应为各渠道共用的发布或者定期报告，否则路径没有终点',
          en: 'The last stage is a publication or recurring report that all routes share; otherwise a path has no end',
        }),
      );
    if (index < last && stage.kind === 'recurring-report')
      problems.push(
        problem('flow.behind-reports', `/stages/${index}`, {
          zh: '定期报告之后不能再有环节',
          en: 'No stage can stand behind the recurring reports',
        }),
      );
    if (index < last && stage.kind === 'publication' && definition.stages[index + 1]?.kind !== 'follow-up')
      problems.push(
        problem('flow.behind-publication', `/stages/${index}`, {
          zh: '发布之后不能再有环节',
          en: 'No stage can stand behind the publication',
        }),
      );
  }
  return problems;
}

function everyStateOnAWay(definition: Parameters<ProgrammeCheck>[0]): ProgrammeProblem[] {
  const machine = compile(definition);
  const problems: ProgrammeProblem[] = [];
  for (const { id: route } of definition.routes) {
    const edges = edgesOfRoute(machine, route);
    const path = machine.path(route);
    const reached = reachable(edges, machine.initial);
    const backwards = edges.map(({ from, to }) => ({ from: to, to: from }));
    const ending = new Set<string>();
    for (const state of machine.states.values())
      if (state.outcome === 'published' || state.outcome === 'ended')
        for (const before of reachable(backwards, state.id)) ending.add(before);
    for (const state of machine.states.values()) {
      if (!path.includes(state.stage)) continue;
      const at = `/stages/${definition.stages.findIndex(({ id }) => id === state.stage)}`;
      if (!reached.has(state.id))
        problems.push(
          problem('flow.unreachable-state', at, {
            zh: `渠道“${route}”上到不了状态${state.id}`,
            en: `State ${state.id} cannot be reached on route "${route}"`,
          }),
        );
      else if (!state.outcome && !ending.has(state.id))
        problems.push(
          problem('flow.dead-end', at, {
            zh: `渠道“${route}”上从状态${state.id}出发没有终点`,
            en: `No path from state ${state.id} ends on route "${route}"`,
          }),
        );
    }
  }
  return problems;
}
