import { problem, type ProgrammeProblem } from './check-problem';
import { mayBeLate } from '../workflow/kinds/nomination-terms';
import { stagesAt, type ProgrammeCheck } from './check-material';

/** Codes that the engine itself writes: a dossier refused as late, a case below the cut line of the list. */
const WRITTEN_BY_ENGINE: Partial<Record<string, string>> = { nomination: 'late', 'list-decision': 'below-cut-line' };

/** Whoever rejects must be able to say why, and every code that is written has words. */
export const checkReasons: ProgrammeCheck = (definition) =>
  stagesAt(definition).flatMap(({ stage, path }) => {
    if (!('rejectReasons' in stage)) return [];
    const at = `${path}/rejectReasons`;
    const codes = stage.rejectReasons.map(({ code }) => code);
    if (codes.length === 0)
      return [
        problem('reason.none', at, {
          zh: `“${stage.title.zh}”没有可选的不通过理由`,
          en: `"${stage.title.en}" has no reasons to choose from`,
        }),
      ];
    const problems: ProgrammeProblem[] = [];
    if (new Set(codes).size < codes.length)
      problems.push(
        problem('reason.twice', at, {
          zh: `“${stage.title.zh}”的理由代码重复`,
          en: `"${stage.title.en}" has a reason twice`,
        }),
      );
    const needed = stage.kind === 'nomination' && !mayBeLate(stage) ? undefined : WRITTEN_BY_ENGINE[stage.kind];
    if (needed && !codes.includes(needed))
      problems.push(
        problem('reason.unworded', at, {
          zh: `“${stage.title.zh}”缺少理由“${needed}”的文字`,
          en: `"${stage.title.en}" has no words for the reason "${needed}"`,
        }),
      );
    return problems;
  });
