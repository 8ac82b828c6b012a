import { compile } from '../programme/compile';
import type { ProgrammeDefinition } from '../programme/definition';
import { problem, type ProgrammeProblem } from '../programme/check-problem';
import { reachOf, type PlayTrace } from './reach';

/** What plays of this very text never reached, as warnings: what nobody has tried may be wrong. */
export function playProblems(definition: ProgrammeDefinition, trace: PlayTrace): ProgrammeProblem[] {
  const { stages, roles, notices } = reachOf(compile(definition), trace);
  const warning = { severity: 'warning' as const };
  return [
    ...stages.flatMap(({ title, reached, acts }, index) => {
      const path = `/stages/${index}`;
      if (!reached)
        return [
          problem(
            'play.stage-unreached',
            path,
            {
              zh: `试运行没有走到环节“${title.zh}”`,
              en: `The play never came to the stage "${title.en}"`,
            },
            warning,
          ),
        ];
      return acts.length === 0
        ? []
        : [
            problem(
              'play.acts-undone',
              path,
              {
                zh: `环节“${title.zh}”有${acts.length}种操作没有试过`,
                en: `In the stage "${title.en}", ${acts.length} of its acts were never tried`,
              },
              warning,
            ),
          ];
    }),
    ...(roles.length === 0
      ? []
      : [
          problem(
            'play.roles-idle',
            '/stages',
            {
              zh: `有${roles.length}类人员在试运行中没有办过事`,
              en: `Never acted in the play: ${roles.length} of the roles`,
            },
            warning,
          ),
        ]),
    ...(notices.length === 0
      ? []
      : [
          problem(
            'play.notices-unsent',
            '',
            {
              zh: `试运行中没有发出过的通知：${notices.map(({ name }) => name.zh).join('、')}`,
              en: `Notices that the play never sent: ${notices.map(({ name }) => name.en).join(', ')}`,
            },
            warning,
          ),
        ]),
  ];
}
