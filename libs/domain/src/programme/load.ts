import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import schema from '../../../../config/schema/programme.schema.json';
import type { ProgrammeProblem } from './check-problem';
import type { ProgrammeDefinition } from './definition';
import { dateProblems } from './load-dates';
import { locator, type TextPosition } from './load-positions';
import { schemaProblem } from './load-schema-problems';
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
  const validate = validator();
  const shaped = validate(value);
  const problems = shaped
    ? dateProblems(value)
    : distinct((validate.errors ?? []).flatMap((error) => schemaProblem(error) ?? []));
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

/** A choice that fails reports the same place from several branches; one report is enough. */
function distinct(problems: ProgrammeProblem[]): ProgrammeProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, path, message }) => {
    const key = `${code} ${path} ${message.en}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

let compiled: (ValidateFunction & { errors?: ErrorObject[] | null }) | undefined;
function validator(): ValidateFunction {
  compiled ??= new Ajv({ allErrors: true, discriminator: true, strict: false, verbose: true }).compile(schema);
  return compiled;
}
