import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { LineCounter, parseDocument } from 'yaml';
import schema from '../../../../config/schema/programme.schema.json';
import { problem, type ProgrammeProblem } from './check-problem';
import type { ProgrammeDefinition } from './definition';
import { isNestedDeeply } from './load-depth';
import { locator, type TextPosition } from './load-positions';
import { schemaProblem } from './load-schema-problems';
import { yamlProblems } from './load-syntax';
import { REMEDIES } from './remedies';

/** An edition is a document that people read; a megabyte is far beyond any. */
const LONGEST = 1_000_000;

export interface LoadedProgramme {
  /** Null when there is any error: what is returned has the shape it says. */
  definition: ProgrammeDefinition | null;
  problems: ProgrammeProblem[];
  /** Line and column of a JSON pointer, so that later checks can say where. */
  locate(pointer: string): TextPosition;
}

/**
 * Reads an edition from YAML 1.2 and checks its shape. Duplicate and unknown keys, anchors, merges and tags are refused,
 * each with its place: two readers of one text must never see different rules.
 */
export function parseProgramme(yamlText: string): LoadedProgramme {
  if (yamlText.length > LONGEST)
    return broken([problem('yaml.too-long', '', { zh: '文件超过1 MB', en: 'The file is longer than 1 MB' })]);
  if (isNestedDeeply(yamlText))
    return broken([problem('yaml.too-deep', '', { zh: '内容层级过深', en: 'The content is nested too deeply' })]);
  const lines = new LineCounter();
  const document = parseDocument(yamlText, {
    lineCounter: lines,
    uniqueKeys: true,
    prettyErrors: false,
    version: '1.2',
    merge: false,
    logLevel: 'error',
  });
  const locate = locator(document, lines);
  const syntax = yamlProblems(document, lines);
  if (syntax.length > 0) return broken(syntax, locate);
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  const validate = validator();
  if (validate(value)) return { definition: value as ProgrammeDefinition, problems: [], locate };
  const problems = distinct((validate.errors ?? []).flatMap((error) => schemaProblem(error) ?? []));
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
