import { problem, type ProgrammeProblem } from './check-problem';
import type { CheckMaterial, ProgrammeCheck } from './check-material';
import type { ProgrammeDefinition } from './definition';

/**
 * A programme that feeds another: the one below is known, nobody waits for its own winners, and a ladder is climbed
 * level by level.
 */
export const checkLinks: ProgrammeCheck = (definition, material) => {
  const first = definition.stages[0];
  const source = first?.kind === 'application' ? first.winnersOf?.programme : undefined;
  const path = '/stages/0/winnersOf/programme';
  const { ladder } = definition;
  if (source === undefined)
    return ladder && ladder.level > 1
      ? [
          problem(
            'ladder.no-source',
            '/ladder',
            {
              zh: `第${ladder.level}级没有规定来自下一级（winnersOf）`,
              en: `Level ${ladder.level} does not say where its winners come from (winnersOf)`,
            },
            { severity: 'warning' },
          ),
        ]
      : [];
  if (source === definition.id)
    return [
      problem('link.circular', path, {
        zh: '不能以本项目自己的入选为条件',
        en: 'A programme cannot ask for its own winners',
      }),
    ];
  if (!material.programmes) return [];
  const problems: ProgrammeProblem[] = [];
  const below = material.programmes.find(({ id }) => id === source);
  if (!below)
    problems.push(
      problem('link.unknown', path, { zh: `没有项目“${source}”`, en: `There is no programme "${source}"` }),
    );
  else if (comesBack(definition, material.programmes))
    problems.push(
      problem('link.circular', path, {
        zh: '项目之间循环引用入选条件',
        en: "The programmes ask for each other's winners in a circle",
      }),
    );
  if (below && ladder && (below.ladder?.ladder !== ladder.ladder || below.ladder.level !== ladder.level - 1))
    problems.push(
      problem('ladder.level', '/ladder/level', {
        zh: `“${source}”不是下一级`,
        en: `"${source}" is not the level below`,
      }),
    );
  return problems;
};

function comesBack(definition: ProgrammeDefinition, programmes: NonNullable<CheckMaterial['programmes']>): boolean {
  const first = definition.stages[0];
  let next = first?.kind === 'application' ? first.winnersOf?.programme : undefined;
  for (let step = 0; next !== undefined && step <= programmes.length; step++) {
    if (next === definition.id) return true;
    const id: string = next;
    next = programmes.find((one) => one.id === id)?.winnersOf;
  }
  return false;
}
