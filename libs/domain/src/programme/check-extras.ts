import { formFor } from '@linxuan/form-rules';
import { problem, type ProgrammeProblem } from './check-problem';
import { stagesAt, type ProgrammeCheck } from './check-material';
import type { DueRule, ProgrammeDefinition, QuotaDefinition, QuotaExtraRule, QuotaExtras } from './definition';

/** Extra slots: dates in order, grounds that can be counted, and a stage where the holders apply for them. */
export const checkExtras: ProgrammeCheck = (definition) => [
  ...definition.quotas.flatMap((quota, index) =>
    quota.extras ? ofQuota(definition, quota, quota.extras, `/quotas/${index}/extras`) : [],
  ),
  ...stages(definition),
];

function stages(definition: ProgrammeDefinition): ProgrammeProblem[] {
  return stagesAt(definition).flatMap(({ stage, path }) => {
    if (stage.kind !== 'quota-extra') return [];
    const quota = definition.quotas.find(({ id }) => id === stage.quota);
    if (!quota)
      return [
        problem('extras.unknown-quota', `${path}/quota`, {
          zh: `没有名额“${stage.quota}”`,
          en: `There is no quota "${stage.quota}"`,
        }),
      ];
    return quota.extras
      ? []
      : [
          problem(
            'extras.none',
            `${path}/quota`,
            {
              zh: `名额“${quota.title.zh}”没有规定增加名额`,
              en: `The quota "${quota.title.en}" has no extras to apply for`,
            },
            {
              suggestion: {
                zh: '在该名额下写明 extras，或者删去此环节',
                en: 'State extras with the quota, or leave the stage out',
              },
            },
          ),
        ];
  });
}

function ofQuota(
  definition: ProgrammeDefinition,
  quota: QuotaDefinition,
  extras: QuotaExtras,
  path: string,
): ProgrammeProblem[] {
  const problems: ProgrammeProblem[] = [];
  const add = (code: string, at: string, zh: string, en: string) =>
    problems.push(problem(code, `${path}${at}`, { zh, en }));
  if (quota.type !== 'cap')
    add(
      'extras.not-a-cap',
      '',
      `“${quota.title.zh}”不是按数量计的名额，不能增加`,
      `"${quota.title.en}" counts no slots that could be added to`,
    );
  if (!definition.stages.some((stage) => stage.kind === 'quota-extra' && stage.quota === quota.id))
    add(
      'extras.no-stage',
      '',
      `没有环节受理“${quota.title.zh}”的增加申请`,
      `No stage takes requests for "${quota.title.en}"`,
    );
  if (after(extras.fileBy, extras.answerBy))
    add(
      'extras.answer-before-filing',
      '/answerBy/date',
      '答复日期早于申请截止日期',
      'The answer is due before the request',
    );
  for (const [index, stage] of definition.stages.entries())
    if (
      stage.kind === 'nomination' &&
      nominates(definition, quota, stage.route) &&
      after(extras.answerBy, stage.deadline)
    )
      problems.push(
        problem('extras.answer-after-nomination', `/stages/${index}/deadline`, {
          zh: '推荐截止早于增加名额的答复日期，增加的名额用不上',
          en: 'Nominations close before the answer on extra slots is due, so they could not be used',
        }),
      );
  for (const [index, rule] of extras.rules.entries()) {
    if (extras.rules.findIndex(({ id }) => id === rule.id) !== index)
      add(
        'extras.rule-twice',
        `/rules/${index}/id`,
        `增加理由“${rule.id}”重复`,
        `The ground "${rule.id}" stands twice`,
      );
    problems.push(...ofRule(definition, quota, rule, `${path}/rules/${index}`));
  }
  return problems;
}

function ofRule(
  definition: ProgrammeDefinition,
  quota: QuotaDefinition,
  rule: QuotaExtraRule,
  path: string,
): ProgrammeProblem[] {
  switch (rule.by) {
    case 'evidence':
      return rule.add >= 1
        ? []
        : [problem('extras.adds-nothing', `${path}/add`, { zh: '增加数量至少为1', en: 'It adds at least 1' })];
    case 'discretion': {
      const [least, most] = rule.range;
      return least <= most
        ? []
        : [
            problem(
              'extras.range',
              `${path}/range`,
              { zh: `范围上限${most}小于下限${least}`, en: `The range ends at ${most}, below its start ${least}` },
              { suggestion: { zh: `写成 [${most}, ${least}]`, en: `Write [${most}, ${least}]` } },
            ),
          ];
    }
    case 'fact':
      return [...steps(rule.steps, path), ...facts(definition, quota, rule.fact, path)];
  }
}

/** The highest reached step counts, so a later step starts higher and adds more. */
function steps(given: readonly { from: number; add: number }[], path: string): ProgrammeProblem[] {
  return given.flatMap((step, index) => {
    const before = given[index - 1];
    return before && (step.from <= before.from || step.add <= before.add)
      ? [
          problem('extras.steps', `${path}/steps/${index}`, {
            zh: `第${index + 1}档与前一档重叠或者次序颠倒`,
            en: `Step ${index + 1} overlaps the one before it or is out of order`,
          }),
        ]
      : [];
  });
}

function facts(
  definition: ProgrammeDefinition,
  quota: QuotaDefinition,
  fact: string,
  path: string,
): ProgrammeProblem[] {
  const holders = definition.roster.filter((entry) => entry.quota === quota.id && !entry.sharesQuotaOf);
  const lacking = holders.filter((entry) => entry.facts?.[fact] === undefined);
  if (holders.length > 0 && lacking.length === holders.length)
    return [
      problem('extras.unknown-fact', `${path}/fact`, {
        zh: `名册中没有“${fact}”这个数`,
        en: `The roster states no number "${fact}"`,
      }),
    ];
  return lacking.length === 0
    ? []
    : [
        problem(
          'extras.missing-fact',
          `${path}/fact`,
          {
            zh: `${lacking.length}个推荐单位没有“${fact}”，按0计`,
            en: `${lacking.length} ${formFor(lacking.length, 'nominator states', 'nominators state')} no "${fact}"; it counts as 0`,
          },
          { severity: 'warning' },
        ),
      ];
}

function nominates(definition: ProgrammeDefinition, quota: QuotaDefinition, route: string | undefined): boolean {
  return definition.roster.some((entry) => entry.quota === quota.id && (!route || entry.route === route));
}

function after(one: DueRule, other: DueRule): boolean {
  return one.kind === 'date' && other.kind === 'date' && (one.date ?? '') > (other.date ?? '');
}
