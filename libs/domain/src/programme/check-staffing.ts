import { problem, type ProgrammeProblem } from './check-problem';
import { routesOf, stagesAt, type CheckMaterial, type ProgrammeCheck } from './check-material';
import type { ProgrammeDefinition } from './definition';

/** Every stage has somebody to do its work, and every organisation that is named exists. */
export const checkStaffing: ProgrammeCheck = (definition, material) => [
  ...unknownOrganisations(definition, material),
  ...emptyRoutes(definition),
  ...doubledNominators(definition),
  ...stageWorkers(definition),
  ...namedBodies(definition),
];

function unknownOrganisations(definition: ProgrammeDefinition, { organisations }: CheckMaterial): ProgrammeProblem[] {
  const known = new Set(organisations.map(({ code }) => code));
  const named = [
    { org: definition.authority, path: '/authority' },
    ...definition.ministryDepartments.map(({ org }, index) => ({ org, path: `/ministryDepartments/${index}/org` })),
    ...definition.roster.flatMap((entry, index) => [
      { org: entry.org, path: `/roster/${index}/org` },
      ...(entry.departments ?? []).map((org, at) => ({ org, path: `/roster/${index}/departments/${at}` })),
    ]),
  ];
  return named
    .filter(({ org }) => !known.has(org))
    .map(({ org, path }) =>
      problem('staff.unknown-organisation', path, { zh: `没有机构“${org}”`, en: `There is no organisation "${org}"` }),
    );
}

function emptyRoutes(definition: ProgrammeDefinition): ProgrammeProblem[] {
  return definition.routes.flatMap((route, index) =>
    definition.roster.some((entry) => entry.route === route.id)
      ? []
      : [
          problem('staff.no-nominator', `/routes/${index}`, {
            zh: `渠道“${route.title.zh}”没有推荐单位`,
            en: `No nominator stands on the route "${route.title.en}"`,
          }),
        ],
  );
}

function doubledNominators({ roster }: ProgrammeDefinition): ProgrammeProblem[] {
  return roster.flatMap(({ org }, index) =>
    roster.findIndex((entry) => entry.org === org) === index
      ? []
      : [
          problem('staff.nominator-twice', `/roster/${index}/org`, {
            zh: `推荐单位“${org}”重复`,
            en: `The nominator "${org}" stands twice in the roster`,
          }),
        ],
  );
}

/** Bodies that a stage names are departments of the edition, so that they are known, shown and have people. */
function namedBodies(definition: ProgrammeDefinition): ProgrammeProblem[] {
  const known = new Set(definition.ministryDepartments.map(({ org }) => org));
  return stagesAt(definition).flatMap(({ stage, path }) =>
    'bodies' in stage
      ? stage.bodies.flatMap((org, index) =>
          known.has(org)
            ? []
            : [
                problem('staff.unknown-body', `${path}/bodies/${index}`, {
                  zh: `“${org}”不在ministryDepartments中，无法征求其意见`,
                  en: `"${org}" does not stand in ministryDepartments and cannot be asked`,
                }),
              ],
        )
      : [],
  );
}

function stageWorkers(definition: ProgrammeDefinition): ProgrammeProblem[] {
  const problems: ProgrammeProblem[] = [];
  for (const { stage, path } of stagesAt(definition)) {
    if (
      stage.kind === 'nomination' &&
      stage.by === 'group' &&
      routesOf(definition, stage).some(({ match }) => match !== 'central-soe-group')
    )
      problems.push(
        problem('staff.group-off-route', `${path}/by`, {
          zh: '集团报送只能在中央企业渠道',
          en: 'A nomination by the group needs a route of central enterprises',
        }),
      );
    if (
      (stage.kind === 'joint-review' || stage.kind === 'department-review') &&
      ((stage.ask === 'everybody' && definition.ministryDepartments.length === 0) ||
        (stage.ask === 'by-duty' && definition.duties.length === 0))
    )
      problems.push(
        problem('staff.nobody-asked', `${path}/ask`, {
          zh: `“${stage.title.zh}”要征求意见，但没有可征求的部门`,
          en: `"${stage.title.en}" asks departments, but there are none to ask`,
        }),
      );
    if ((stage.kind === 'joint-review' || stage.kind === 'department-review') && stage.ask === 'lead-chooses') {
      const routes = new Set(routesOf(definition, stage).map(({ id }) => id));
      for (const [index, entry] of definition.roster.entries())
        if (routes.has(entry.route) && (entry.departments ?? []).length === 0)
          problems.push(
            problem('staff.no-departments', `/roster/${index}`, {
              zh: `“${entry.name.zh}”没有可会同的部门，环节“${stage.title.zh}”无人可问`,
              en: `${entry.name.en} has no departments to ask at "${stage.title.en}"`,
            }),
          );
    }
  }
  return problems;
}
