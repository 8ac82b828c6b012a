import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { LineCounter, isAlias, isMap, isScalar, parseDocument, visit, type Document } from 'yaml';
import schema from '../../../../config/schema/programme.schema.json';
import { problem, type ProgrammeProblem } from './check-problem';
import type { ProgrammeDefinition } from './definition';
import { locator, positionAt, type TextPosition } from './load-positions';
import { schemaProblem } from './load-schema-problems';
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
  const lines = new LineCounter();
  const document = parseDocument(yamlText, { lineCounter: lines, uniqueKeys: true, prettyErrors: false, version: '1.2', merge: false, logLevel: 'error' });
  const locate = locator(document, lines);
  const syntax = [...syntaxProblems(document, lines), ...sharedNodes(document, lines)];
  if (syntax.length > 0) return broken(syntax, locate);
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  const validate = validator();
  if (validate(value)) return { definition: value as ProgrammeDefinition, problems: [], locate };
  const problems = distinct((validate.errors ?? []).flatMap((error) => schemaProblem(error) ?? []));
  return broken(problems.map((each) => ({ ...each, ...locate(each.path) })), locate);
}

function broken(problems: ProgrammeProblem[], locate: LoadedProgramme['locate'] = () => ({ line: 1, column: 1 })): LoadedProgramme {
  return { definition: null, problems: problems.map((each) => ({ ...(REMEDIES[each.code] ? { suggestion: REMEDIES[each.code] } : {}), ...each })), locate };
}

function syntaxProblems(document: Document, lines: LineCounter): ProgrammeProblem[] {
  return [...document.errors, ...document.warnings].map((error) => {
    const code = error.code === 'DUPLICATE_KEY' ? 'yaml.duplicate-key' : error.code === 'TAG_RESOLVE_FAILED' ? 'yaml.tag' : 'yaml.syntax';
    const zh = code === 'yaml.duplicate-key' ? '字段重复' : code === 'yaml.tag' ? '不允许使用标签' : 'YAML语法错误';
    return { ...problem(code, '', { zh, en: error.message }), ...positionAt(lines, error.pos[0]) };
  });
}

/** Anchors and aliases make one text stand in many places (and a short file very long); `<<` hides where a key comes from. */
function sharedNodes(document: Document, lines: LineCounter): ProgrammeProblem[] {
  const found: ProgrammeProblem[] = [];
  const add = (offset: number | undefined, what: string) =>
    found.push({ ...problem('yaml.alias', '', { zh: `不允许使用锚点、别名和合并键（${what}）`, en: `Anchors, aliases and merge keys are not allowed (${what})` }), ...positionAt(lines, offset ?? 0) });
  visit(document, {
    Node: (_key, node) => {
      if (isAlias(node)) add(node.range?.[0], `*${node.source}`);
      else if ('anchor' in node && node.anchor) add(node.range?.[0], `&${node.anchor}`);
      if (isMap(node))
        for (const { key } of node.items) if (isScalar(key) && key.value === '<<') add(key.range?.[0], '<<');
    },
  });
  return found;
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
