import { problem, type ProgrammeProblem } from './check-problem';
import type { CheckMaterial, ProgrammeCheck } from './check-material';
import type { ProgrammeDefinition } from './definition';

/** Areas and branches exist, what is open can be published, and some department reviews every open area by duty. */
export const checkTaxonomy: ProgrammeCheck = (definition, material) => {
  if (definition.taxonomy.id !== material.taxonomy.id)
    return [
      problem('taxonomy.other', '/taxonomy/id', {
        zh: `没有分类目录“${definition.taxonomy.id}”`,
        en: `There is no taxonomy "${definition.taxonomy.id}"`,
      }),
    ];
  return [...areas(definition, material), ...duties(definition, material)];
};

function areas({ taxonomy }: ProgrammeDefinition, material: CheckMaterial): ProgrammeProblem[] {
  const known = new Set(material.taxonomy.entries.filter(({ level }) => level === 1).map(({ code }) => code));
  const unknown = (['openAreas', 'publishAreas'] as const).flatMap((list) =>
    taxonomy[list].flatMap((area, index) =>
      known.has(area)
        ? []
        : [
            problem('taxonomy.unknown-area', `/taxonomy/${list}/${index}`, {
              zh: `分类目录中没有领域“${area}”`,
              en: `The taxonomy has no area "${area}"`,
            }),
          ],
    ),
  );
  const lost = taxonomy.openAreas.flatMap((area, index) =>
    taxonomy.publishAreas.includes(area)
      ? []
      : [
          problem('taxonomy.open-not-published', `/taxonomy/openAreas/${index}`, {
            zh: `领域“${area}”开放申报但不能发布`,
            en: `Area "${area}" is open but cannot be published`,
          }),
        ],
  );
  return [...unknown, ...lost];
}

function duties(definition: ProgrammeDefinition, material: CheckMaterial): ProgrammeProblem[] {
  const codes = new Set(material.taxonomy.entries.map(({ code }) => code));
  const departments = new Set(definition.ministryDepartments.map(({ org }) => org));
  const problems = definition.duties.flatMap(({ branch, departments: named }, index) => [
    ...(codes.has(branch)
      ? []
      : [
          problem('duty.unknown-branch', `/duties/${index}/branch`, {
            zh: `分类目录中没有“${branch}”`,
            en: `The taxonomy has no "${branch}"`,
          }),
        ]),
    ...named.flatMap((org, at) =>
      departments.has(org)
        ? []
        : [
            problem('duty.unknown-department', `/duties/${index}/departments/${at}`, {
              zh: `“${org}”不是参与审核的部门`,
              en: `"${org}" is no reviewing department of this edition`,
            }),
          ],
    ),
  ]);
  if (!definition.stages.some((stage) => 'ask' in stage && stage.ask === 'by-duty')) return problems;
  for (const [index, area] of definition.taxonomy.openAreas.entries())
    if (!covered(area, definition, material))
      problems.push(
        problem('duty.uncovered-area', `/taxonomy/openAreas/${index}`, {
          zh: `领域“${area}”没有负责审核的部门`,
          en: `No department reviews area "${area}" by duty`,
        }),
      );
  return problems;
}

/** An area is covered by a duty of its own, or when each of its branches is. */
function covered(code: string, definition: ProgrammeDefinition, material: CheckMaterial): boolean {
  if (definition.duties.some(({ branch }) => branch === code)) return true;
  const children = material.taxonomy.entries.filter(({ parent }) => parent === code);
  return children.length > 0 && children.every((child) => covered(child.code, definition, material));
}
