import type { ProgrammeProblem } from './check-problem';
import type { ProgrammeDefinition } from './definition';
import { dateProblems } from './load-dates';
import { locator, type TextPosition } from './load-positions';
import { shapeProblems } from './load-shape';
import { isUnopened, openYaml } from './open-yaml';
import { REMEDIES } from './remedies';

export interface LoadedProgramme {
  /** Null when there is any error: what is returned has the shape it says. */
  definition: ProgrammeDefinition | null;
  problems: ProgrammeProblem[];
  /** Line and column of a JSON pointer, so that later checks can say where. */
  locate(pointer: string): TextPosition;
}

/**
 * Reads an edition from YAML 1.2 and checks its shape. Duplicate and unknown keys, anchors, merges and tags are
 * refused, each with its place: two readers of one text must never see different rules.
 */
export function parseProgramme(yamlText: string): LoadedProgramme {
  const opened = openYaml(yamlText);
  if (isUnopened(opened)) return broken([opened]);
  const { document, lines, problems: syntax } = opened;
  const locate = locator(document, lines);
  if (syntax.length > 0) return broken(syntax, locate);
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  const shape = shapeProblems('programme', value);
  const problems = shape.length === 0 ? dateProblems(value) : shape;
  if (problems.length === 0) return { definition: value as ProgrammeDefinition, problems: [], locate };
  return broken(
    problems.map((each) => ({ ...each, ...locate(each.path) })),
    locate,
  );
}

function broken(
  problems: ProgrammeProblem[],
  locate: LoadedProgramme['locate'] = () => ({ line: 1, column: 1 }),
): LoadedProgramme {
  return { definition: null, problems: problems.map(withRemedy), locate };
}

/** What to do about it, where nothing closer was said. */
function withRemedy(each: ProgrammeProblem): ProgrammeProblem {
  const remedy = REMEDIES[each.code];
  return remedy ? { suggestion: remedy, ...each } : each;
}
