import type { EditionProblemDto } from '@linxuan/contracts';
import {
  isUnopened,
  locator,
  openYaml,
  parseProgramme,
  REMEDIES,
  shapeProblems,
  splitBundle,
  type BundlePart,
  type BundlePartKind,
  type LoadedProgramme,
  type ProgrammeDefinition,
  type ProgrammeProblem,
  type ShapedText,
  type TextPosition,
} from '@linxuan/domain';
import { placed, readForm } from '../examine';
import type { FormDefinition } from '@linxuan/form-rules';

/** An organisation as a bundle and the files under config/organisations write it. */
export interface BundleOrganisation {
  code: string;
  kind: string;
  level: string;
  parent: string | null;
  serves?: string;
  region: string | null;
  name: { zh: string; en: string };
  short?: { zh: string; en: string };
  office?: { zh: string; en: string };
  tile?: { column: number; row: number };
}

/** A part that could be read, with the place of a pointer in the whole file. */
export interface ReadPart<Value> {
  text: string;
  value: Value;
  line: number;
  locate(pointer: string): TextPosition;
}

/** A bundle whose parts were read one by one; null for what is not in it or cannot be read. */
export interface OpenBundle {
  edition: ReadPart<ProgrammeDefinition> | null;
  form: ReadPart<FormDefinition> | null;
  taxonomy: ReadPart<Record<string, unknown>> | null;
  organisations: ReadPart<BundleOrganisation[]> | null;
  earlier: ReadPart<Record<string, unknown>>[];
  /** Which kinds the file holds, whether or not they can be read. */
  kinds: ReadonlySet<BundlePartKind>;
  problems: EditionProblemDto[];
}

type Part = EditionProblemDto['part'];

/** Reads a bundle. Whatever the text is, nothing is thrown: all that is wrong is listed with its line in the file. */
export function openBundle(text: string): OpenBundle {
  const { parts, problems } = splitBundle(text);
  const bundle: OpenBundle = {
    edition: null,
    form: null,
    taxonomy: null,
    organisations: null,
    earlier: [],
    kinds: new Set(parts.map(({ kind }) => kind)),
    problems: problems.map((each) => placed(remedied(each), 'bundle')),
  };
  for (const part of parts) read(bundle, part);
  if (!bundle.kinds.has('edition') && bundle.problems.length === 0)
    bundle.problems.push(
      placed(
        remedied({
          severity: 'error',
          code: 'bundle.no-edition',
          path: '',
          message: { zh: '文件中没有方案', en: 'There is no edition in the file' },
        }),
        'bundle',
      ),
    );
  return bundle;
}

function read(bundle: OpenBundle, part: BundlePart): void {
  switch (part.kind) {
    case 'edition': {
      const loaded = parseProgramme(part.text);
      bundle.problems.push(...moved(loaded.problems, part.line, 'definition'));
      if (loaded.definition) bundle.edition = readPart(part, loaded.definition, loaded.locate);
      return;
    }
    case 'form': {
      const shaped = shapedPart(part, 'form');
      if (!shaped.value) return void bundle.problems.push(...shaped.problems);
      const { form, problems } = readForm(part.text);
      bundle.problems.push(...moved(problems, part.line, 'form'));
      if (form) bundle.form = { ...shaped.value, value: form };
      return;
    }
    case 'taxonomy': {
      const { value, problems } = taxonomyPart(part);
      bundle.problems.push(...problems);
      bundle.taxonomy = value;
      return;
    }
    case 'organisations': {
      const { value, problems } = shapedPart(part, 'organisations');
      bundle.problems.push(...problems);
      if (value)
        bundle.organisations = {
          ...value,
          value: (value.value as unknown as { organisations: BundleOrganisation[] }).organisations,
        };
      return;
    }
    case 'earlier': {
      const { value, problems } = shapedPart(part, 'earlier');
      bundle.problems.push(...problems);
      if (value) bundle.earlier.push(value);
    }
  }
}

/** A taxonomy alone, as a file or a sheet brings it. */
export function readTaxonomy(text: string): { value: Record<string, unknown> | null; problems: EditionProblemDto[] } {
  const { value, problems } = taxonomyPart({ text, line: 1 });
  return { value: value?.value ?? null, problems };
}

function taxonomyPart(part: Pick<BundlePart, 'text' | 'line'>): {
  value: ReadPart<Record<string, unknown>> | null;
  problems: EditionProblemDto[];
} {
  const { value, problems } = shapedPart(part, 'taxonomy');
  if (!value) return { value, problems };
  const ofCodes = taxonomyProblems(value.value as unknown as TaxonomyText, value.locate);
  return { value: ofCodes.length === 0 ? value : null, problems: ofCodes };
}

const PART_OF: Readonly<Record<ShapedText, Part>> = {
  programme: 'definition',
  form: 'form',
  taxonomy: 'taxonomy',
  organisations: 'organisations',
  earlier: 'earlier',
};

/** A part with the shape that its schema says, or what is wrong with it. */
export function shapedPart(
  part: Pick<BundlePart, 'text' | 'line'>,
  kind: ShapedText,
): { value: ReadPart<Record<string, unknown>> | null; problems: EditionProblemDto[] } {
  const opened = openYaml(part.text);
  if (isUnopened(opened)) return { value: null, problems: moved([opened], part.line, PART_OF[kind]) };
  const { document, lines, problems } = opened;
  if (problems.length > 0) return { value: null, problems: moved(problems, part.line, PART_OF[kind]) };
  const content: unknown = document.toJS({ maxAliasCount: 0 });
  const locate = locator(document, lines);
  const shape = shapeProblems(kind, content).map((each) => ({ ...each, ...locate(each.path) }));
  if (shape.length > 0) return { value: null, problems: moved(shape, part.line, PART_OF[kind]) };
  return { value: readPart(part, content as Record<string, unknown>, locate), problems: [] };
}

function readPart<Value>(
  { text, line }: Pick<BundlePart, 'text' | 'line'>,
  value: Value,
  locate: LoadedProgramme['locate'],
): ReadPart<Value> {
  return {
    text,
    value,
    line,
    locate: (pointer) => {
      const at = locate(pointer);
      return { line: at.line + line - 1, column: at.column };
    },
  };
}

/** Problems of a part at their lines of the file. */
function moved(problems: readonly ProgrammeProblem[], line: number, part: Part): EditionProblemDto[] {
  return problems.map((each) => placed({ ...remedied(each), line: (each.line ?? 1) + line - 1 }, part));
}

export function remedied(each: ProgrammeProblem): ProgrammeProblem {
  const remedy = REMEDIES[each.code] ?? (each.code.startsWith('schema.') ? REMEDIES['schema.constraint'] : undefined);
  return remedy && !each.suggestion ? { ...each, suggestion: remedy } : each;
}

interface TaxonomyText {
  entries: { code: string; level: number; parent: string | null }[];
}

/** Codes are unique, and each entry hangs one level below its parent. */
function taxonomyProblems({ entries }: TaxonomyText, locate: (pointer: string) => TextPosition): EditionProblemDto[] {
  const levels = new Map<string, number>();
  return entries.flatMap(({ code, level, parent }, index) => {
    const path = `/entries/${index}`;
    const at = (field: string, problemCode: string, zh: string, en: string) => [
      placed(
        {
          ...remedied({ severity: 'error', code: problemCode, path: `${path}/${field}`, message: { zh, en } }),
          ...locate(`${path}/${field}`),
        },
        'taxonomy',
      ),
    ];
    if (levels.has(code))
      return at('code', 'taxonomy.code-twice', `代码“${code}”重复`, `The code "${code}" stands twice`);
    levels.set(code, level);
    const above = parent === null ? 0 : levels.get(parent);
    if (above === level - 1) return [];
    return at(
      'parent',
      'taxonomy.parent',
      parent === null ? `“${code}”是第${level}级，应写上一级的代码` : `“${code}”之前没有上一级“${parent}”`,
      parent === null
        ? `"${code}" is of level ${level} and needs the code above it`
        : `Nothing before "${code}" is its level above, "${parent}"`,
    );
  });
}
