import { problem, type ProgrammeProblem } from './check-problem';
import { routesOf, stagesAt, type ProgrammeCheck } from './check-material';
import type { LeadStage, ProgrammeDefinition, ReviewStage } from './definition';

/**
 * Countersign policies: somebody is asked, the number can be reached, a veto belongs to one who is asked, and silence
 * is not for ever.
 */
export const checkPolicy: ProgrammeCheck = (definition) =>
  stagesAt(definition).flatMap(({ stage, path }) =>
    stage.kind === 'joint-review' || stage.kind === 'department-review'
      ? ofStage(definition, stage, `${path}/policy`)
      : stage.kind === 'lead' && stage.silence === 'wait'
        ? [waits(stage, `${path}/silence`)]
        : [],
  );

function ofStage(definition: ProgrammeDefinition, stage: ReviewStage, path: string): ProgrammeProblem[] {
  const { policy } = stage;
  if (!policy || policy.kind === 'lead-decides') return [];
  if (stage.ask === 'nobody')
    return [
      problem('policy.nobody-asked', path, {
        zh: `“${stage.title.zh}”不征求任何部门意见，会签规则没有意义`,
        en: `"${stage.title.en}" asks nobody, so its policy means nothing`,
      }),
    ];
  const askable = askableOf(definition, stage);
  const problems: ProgrammeProblem[] = [];
  const fewest = Math.min(...askable.map((orgs) => orgs.length));
  if (policy.kind === 'at-least' && policy.n > fewest)
    problems.push(
      problem(
        'policy.out-of-reach',
        `${path}/n`,
        {
          zh: `需要${policy.n}个同意，但最少只能问到${fewest}个部门`,
          en: `${policy.n} have to agree, but there are cases where only ${fewest} can be asked`,
        },
        { suggestion: { zh: `不超过${fewest}`, en: `At most ${fewest}` } },
      ),
    );
  if (policy.kind === 'veto')
    for (const [index, org] of policy.orgs.entries())
      if (!askable.some((orgs) => orgs.includes(org)))
        problems.push(
          problem('policy.veto-not-asked', `${path}/orgs/${index}`, {
            zh: `有否决权的“${org}”不在被征求意见的部门中`,
            en: `"${org}" may veto but is never asked`,
          }),
        );
  if (policy.silence === 'wait') problems.push(waits(stage, path));
  return problems;
}

function waits({ title }: ReviewStage | LeadStage, path: string): ProgrammeProblem {
  return problem(
    'policy.waits',
    path,
    {
      zh: `部门不答复时“${title.zh}”一直等待，直到牵头单位撤回征求`,
      en: `While a department is silent "${title.en}" waits until the lead withdraws the question`,
    },
    {
      severity: 'warning',
      suggestion: {
        zh: '逾期视为同意时写 silence: consent',
        en: 'Write silence: consent where an overdue opinion counts as consent',
      },
    },
  );
}

/** Every set of departments that a case of the stage may meet. */
function askableOf(definition: ProgrammeDefinition, stage: ReviewStage): string[][] {
  switch (stage.ask) {
    case 'everybody':
      return [definition.ministryDepartments.map(({ org }) => org)];
    case 'by-duty':
      return definition.duties.map(({ departments }) => departments);
    case 'lead-chooses': {
      const routes = new Set(routesOf(definition, stage).map(({ id }) => id));
      return definition.roster.filter(({ route }) => routes.has(route)).map(({ departments }) => departments ?? []);
    }
    case 'nobody':
      return [];
  }
}
