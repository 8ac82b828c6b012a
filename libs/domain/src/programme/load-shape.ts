import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import earlier from '../../../../config/schema/earlier.schema.json';
import form from '../../../../config/schema/form.schema.json';
import organisations from '../../../../config/schema/organisations.schema.json';
import programme from '../../../../config/schema/programme.schema.json';
import taxonomy from '../../../../config/schema/taxonomy.schema.json';
import type { ProgrammeProblem } from './check-problem';
import { schemaProblem } from './load-schema-problems';
import { REMEDIES } from './remedies';

export const SCHEMAS = { programme, form, taxonomy, organisations, earlier } as const;
/** The kinds of text that an edition is made of, each with a schema under config/schema. */
export type ShapedText = keyof typeof SCHEMAS;

/** As many as a reader corrects in one go; words are looked for each, which takes its time. */
const MOST = 100;

/**
 * What keeps a value from having the shape that its schema says, each at its JSON pointer and with what to do. Empty
 * where the shape is right.
 */
export function shapeProblems(kind: ShapedText, value: unknown): ProgrammeProblem[] {
  const validate = validatorOf(kind);
  if (validate(value)) return [];
  return distinct((validate.errors ?? []).slice(0, MOST).flatMap((error) => schemaProblem(error) ?? [])).map((each) => {
    const remedy = REMEDIES[each.code] ?? REMEDIES['schema.constraint'];
    return remedy && !each.suggestion ? { ...each, suggestion: ofSchema(remedy, kind) } : each;
  });
}

function ofSchema({ zh, en }: { zh: string; en: string }, kind: ShapedText): { zh: string; en: string } {
  const named = (words: string) => words.replace('programme.schema.json', `${kind}.schema.json`);
  return { zh: named(zh), en: named(en) };
}

/** A choice that fails reports the same place from several branches; one report is enough. */
function distinct(problems: ProgrammeProblem[]): ProgrammeProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, path, message }) => {
    const key = `${code} ${path} ${message.en}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

const compiled = new Map<ShapedText, ValidateFunction>();
function validatorOf(kind: ShapedText): ValidateFunction {
  const known = compiled.get(kind);
  if (known) return known;
  const ajv = new Ajv({ allErrors: true, discriminator: true, strict: false, verbose: true });
  addFormats(ajv, ['regex']);
  const made = ajv.compile(SCHEMAS[kind]);
  compiled.set(kind, made);
  return made;
}
