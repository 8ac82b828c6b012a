import { counted } from '@linxuan/form-rules';
import { problem, type ProgrammeProblem } from './check-problem';
import { stagesAt, type ProgrammeCheck } from './check-material';
import { RECUSAL_GROUNDS } from '../evaluation/recusal/grounds';
import type { ProgrammeDefinition, Threshold } from './definition';
import { fractionOf } from '../workflow/kinds/vote-count';

/** With fewer than three sheets one outlier decides. */
const FEWEST_EXPERTS = 3;

/** Sheets add up to 100 %, panels are large enough, and what a stage names exists. */
export const checkEvaluation: ProgrammeCheck = (definition) => [
  ...rubrics(definition),
  ...panels(definition),
  ...votes(definition),
  ...grounds(definition),
];

function rubrics(definition: ProgrammeDefinition): ProgrammeProblem[] {
  const used = new Set(definition.stages.flatMap((stage) => ('rubric' in stage ? [stage.rubric] : [])));
  return definition.rubrics.flatMap((rubric, index) => {
    const path = `/rubrics/${index}`;
    const problems: ProgrammeProblem[] = [];
    const sum = rubric.criteria.reduce((total, { weight }) => total + weight, 0);
    if (sum !== 100)
      problems.push(
        problem('rubric.weights', `${path}/criteria`, {
          zh: `“${rubric.title.zh}”的权重合计${sum}，应为100`,
          en: `The weights of "${rubric.title.en}" sum to ${sum} and not to 100`,
        }),
      );
    if (new Set(rubric.criteria.map(({ id }) => id)).size < rubric.criteria.length)
      problems.push(
        problem('rubric.criterion-twice', `${path}/criteria`, {
          zh: `“${rubric.title.zh}”的指标编号重复`,
          en: `"${rubric.title.en}" has a criterion twice`,
        }),
      );
    if (!used.has(rubric.id))
      problems.push(
        problem(
          'rubric.unused',
          path,
          { zh: `“${rubric.title.zh}”没有环节使用`, en: `No stage uses "${rubric.title.en}"` },
          { severity: 'warning' },
        ),
      );
    return problems;
  });
}

function panels(definition: ProgrammeDefinition): ProgrammeProblem[] {
  return stagesAt(definition).flatMap(({ stage, path }) => {
    if (stage.kind !== 'written-evaluation' && stage.kind !== 'oral-defence') return [];
    const problems: ProgrammeProblem[] = [];
    if (!definition.rubrics.some(({ id }) => id === stage.rubric))
      problems.push(
        problem('rubric.unknown', `${path}/rubric`, {
          zh: `没有评分表“${stage.rubric}”`,
          en: `There is no rubric "${stage.rubric}"`,
        }),
      );
    if (stage.minExperts < FEWEST_EXPERTS)
      problems.push(
        problem('evaluation.too-few-experts', `${path}/minExperts`, {
          zh: `“${stage.title.zh}”的专家不应少于${FEWEST_EXPERTS}名`,
          en: `"${stage.title.en}" needs at least ${counted(FEWEST_EXPERTS, 'expert')}`,
        }),
      );
    return problems;
  });
}

/** A part that nobody can reach, or that the smallest part of a committee reaches, decides nothing. */
function votes(definition: ProgrammeDefinition): ProgrammeProblem[] {
  return stagesAt(definition).flatMap(({ stage, path }) => {
    if (stage.kind !== 'committee-vote') return [];
    const problems = (['quorum', 'majority'] as const).flatMap((part) =>
      canBeReached(stage[part])
        ? []
        : problem('vote.unreachable', `${path}/${part}`, {
            zh: `“${stage.title.zh}”的${part === 'quorum' ? '法定人数' : '通过票数'}不可能达到`,
            en: `The ${part} of "${stage.title.en}" cannot be reached`,
          }),
    );
    return stage.quorum && isMinority(stage.quorum)
      ? [
          ...problems,
          problem(
            'vote.minority',
            `${path}/quorum`,
            {
              zh: `“${stage.title.zh}”不到半数的委员参加表决就有效`,
              en: `At "${stage.title.en}" a vote of less than half of the members has effect`,
            },
            { severity: 'warning' },
          ),
        ]
      : problems;
  });
}

function canBeReached(threshold: Threshold): boolean {
  const [numerator, denominator] = fractionOf(threshold);
  return 'atLeast' in threshold ? numerator <= denominator : numerator < denominator;
}

function isMinority(quorum: Threshold): boolean {
  const [numerator, denominator] = fractionOf(quorum);
  return numerator * 2 < denominator;
}

/** No edition lets anybody judge the own house, and a ground that is stated twice would hold by its first line only. */
function grounds({ recusal = [] }: ProgrammeDefinition): ProgrammeProblem[] {
  return recusal.flatMap(({ ground, strength }, index) => {
    const path = `/recusal/${index}`;
    const problems: ProgrammeProblem[] = [];
    if (RECUSAL_GROUNDS[ground].fixed && strength !== undefined && strength !== 'bars')
      problems.push(
        problem('recusal.fixed', `${path}/strength`, {
          zh: `回避事由“${ground}”不得放宽`,
          en: `The ground "${ground}" cannot be weakened`,
        }),
      );
    if (recusal.findIndex((one) => one.ground === ground) < index)
      problems.push(
        problem('recusal.twice', path, {
          zh: `回避事由“${ground}”写了两次`,
          en: `The ground "${ground}" is stated twice`,
        }),
      );
    return problems;
  });
}
