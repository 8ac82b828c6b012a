import { problem, type ProgrammeProblem } from './check-problem';
import { stagesAt, type CheckMaterial, type ProgrammeCheck } from './check-material';
import type { EffectRule, PublicationStage } from './definition';
import { fieldColumns } from './result-columns';

/** Effective dates: each class exists, ends behind its beginning, has one date for those whom it is about. */
export const checkEffects: ProgrammeCheck = (definition, material) =>
  stagesAt(definition).flatMap(({ stage, path }) =>
    stage.kind === 'publication' && stage.effects
      ? [
          ...stage.effects.flatMap((rule, index) => ofRule(stage, material, rule, `${path}/effects/${index}`)),
          ...twice(stage.effects, path),
          ...leftOut(stage.effects, definition.taxonomy.publishAreas, path),
        ]
      : [],
  );

function ofRule(stage: PublicationStage, material: CheckMaterial, rule: EffectRule, at: string): ProgrammeProblem[] {
  const known = new Set(material.taxonomy.entries.map(({ code }) => code));
  const columns = fieldColumns(stage).map(({ column }) => column.key);
  const problems = (rule.of ?? []).flatMap((branch, index) =>
    known.has(branch)
      ? []
      : [
          problem('effect.unknown-branch', `${at}/of/${index}`, {
            zh: `分类目录中没有“${branch}”`,
            en: `The taxonomy has no "${branch}"`,
          }),
        ],
  );
  if (rule.where && !columns.includes(rule.where.column))
    problems.push(
      problem('effect.unknown-column', `${at}/where/column`, {
        zh: `目录没有由表单填写的列“${rule.where.column}”，规则不会适用于任何条目`,
        en: `No column "${rule.where.column}" is filled by the form: the rule would be about no entry`,
      }),
    );
  if (rule.until !== undefined && rule.until < rule.from)
    problems.push(
      problem('effect.ends-before', `${at}/until`, {
        zh: `失效日${rule.until}早于生效日${rule.from}`,
        en: `The last day ${rule.until} lies before the first day ${rule.from}`,
      }),
    );
  return problems;
}

/** Two dates for the same class and the same people contradict each other. */
function twice(effects: readonly EffectRule[], path: string): ProgrammeProblem[] {
  const seen = new Set<string>();
  return effects.flatMap((rule, index) => {
    const classes = (rule.of ?? ['']).map((branch) =>
      JSON.stringify([branch, rule.where ?? null, rule.for?.zh ?? null]),
    );
    const again = classes.some((one) => seen.has(one));
    for (const one of classes) seen.add(one);
    return again
      ? [
          problem('effect.twice', `${path}/effects/${index}`, {
            zh: '同一类别、同一对象有两个生效日期',
            en: 'The same class has two dates for the same people',
          }),
        ]
      : [];
  });
}

/** An area without a rule would be published without a date while others have one. */
function leftOut(effects: readonly EffectRule[], areas: readonly string[], path: string): ProgrammeProblem[] {
  const general = effects.filter(({ where }) => !where);
  if (general.some(({ of }) => !of)) return [];
  return areas
    .filter((area) => !general.some(({ of }) => of?.includes(area)))
    .map((area) =>
      problem(
        'effect.area-left-out',
        `${path}/effects`,
        {
          zh: `领域“${area}”没有生效日期，其条目不注明何时生效`,
          en: `Area "${area}" has no date: its entries would not say when they take effect`,
        },
        { severity: 'warning' },
      ),
    );
}
