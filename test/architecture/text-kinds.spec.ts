import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, type TSchema } from '@sinclair/typebox';
import * as contracts from '@linxuan/contracts';

const root = join(__dirname, '../..');
const schemas = Object.entries(contracts).filter((entry): entry is [string, TSchema] => {
  const value: unknown = entry[1];
  return typeof value === 'object' && value !== null && Kind in value;
});

/** The parts of a schema that are of the given types, with their pointers. */
function partsOf(types: RegExp, schema: TSchema, at: string): { at: string; schema: TSchema }[] {
  const inner: [string, TSchema][] = [
    ...Object.entries((schema['properties'] ?? {}) as Record<string, TSchema>),
    ...((schema['anyOf'] ?? schema['allOf'] ?? []) as TSchema[]).map((one, n): [string, TSchema] => [String(n), one]),
    ...Object.entries((schema['patternProperties'] ?? {}) as Record<string, TSchema>),
    ...(schema['items'] ? [['*', schema['items'] as TSchema] as [string, TSchema]] : []),
  ];
  const own = types.test(String(schema['type'])) && !('const' in schema) ? [{ at, schema }] : [];
  return [...own, ...inner.flatMap(([name, one]) => partsOf(types, one, `${at}/${name}`))];
}
const all = schemas.flatMap(([name, schema]) => partsOf(/^string$/, schema, name));

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.name === 'node_modules'
      ? []
      : entry.isDirectory()
        ? filesUnder(`${folder}/${entry.name}`)
        : [`${folder}/${entry.name}`],
  );
}

describe('text in requests', () => {
  it('is of a declared kind in every DTO, and bounded', () => {
    expect(all.length).toBeGreaterThan(80);
    const secrets = /\/(password|current|next)$/;
    expect(all.filter(({ at, schema }) => !schema['x-text'] && !secrets.test(at)).map(({ at }) => at)).toEqual([]);
    const unbounded = all.filter(
      ({ schema }) => schema['maxLength'] === undefined && !schema['format'] && !schema['pattern'],
    );
    expect(unbounded.map(({ at }) => at)).toEqual([]);
  });

  it('stands beside numbers that are bounded on both sides', () => {
    const unbounded = schemas
      .flatMap(([name, schema]) => partsOf(/^(integer|number)$/, schema, name))
      .filter(({ schema }) => schema['minimum'] === undefined || schema['maximum'] === undefined);
    expect(unbounded.map(({ at }) => at)).toEqual([]);
  });

  /** Where the kinds are, and what reads our own files back rather than a request. */
  const OWN = ['libs/contracts/src/text.ts', 'apps/cli/src/backup/manifest.ts'];

  /** What takes our own texts apart: lines of a paper, lines of YAML, words of a password, sentences of a draft, an amount in a form. */
  const CUTS = [
    'libs/feature-document/src/render/text.ts',
    'libs/feature-document/src/render/xlsx-writer.ts',
    'libs/feature-identity/src/password-rules.ts',
    'libs/feature-programme/src/yaml-text.ts',
    'libs/feature-publication/src/notice-paper.ts',
    'libs/feature-publication/src/entry-draft.ts',
    'libs/domain/src/workflow/kinds/amounts.ts',
  ];

  it('is not tidied again behind the door: trimming would take invisible text for something', () => {
    const behind = readdirSync(join(root, 'libs')).filter((name) => name.startsWith('feature-'));
    const trimming = [
      ...behind.map((name) => `libs/${name}/src`),
      ...['workflow', 'notice', 'evaluation'].map((name) => `libs/domain/src/${name}`),
      'apps/portal/src/controllers',
      'apps/portal/src/pages',
    ]
      .flatMap(filesUnder)
      .filter((file) => file.endsWith('.ts') && !/spec(-support)?\.ts$/.test(file))
      .filter((file) => /\.trim(Start|End)?\(\)/.test(readFileSync(join(root, file), 'utf8')));
    expect(trimming.filter((file) => !CUTS.includes(file))).toEqual([]);
    expect(CUTS.filter((file) => !trimming.includes(file))).toEqual([]);
  });

  it('is described nowhere but where the kinds are', () => {
    const bare = ['libs', 'apps']
      .flatMap(filesUnder)
      .filter((file) => /\.tsx?$/.test(file) && !/spec\.tsx?$/.test(file) && !OWN.includes(file))
      .filter((file) => readFileSync(join(root, file), 'utf8').includes('Type.String('));
    expect(bare).toEqual([]);
  });
});
