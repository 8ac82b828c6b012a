import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, Type, type TSchema } from '@sinclair/typebox';
import * as contracts from '@linxuan/contracts';
import { addDays, DATE_KINDS, dateBounds, type DateKind } from '@linxuan/form-rules';
import { checkSchema, type DomainError } from '@linxuan/platform';

const root = join(__dirname, '../..');
const TODAY = '2026-03-31';
/** Where dates of requests, of payloads and of the fields that a person designs are described. */
const DATE_DOORS = [
  'apps/admin/src/programmes/builder/kinds.ts',
  'libs/contracts/src/text.ts',
  'libs/domain/src/workflow/kinds/payloads.ts',
];
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

describe('what is filled in', () => {
  /** Lines of a text that is cut, numbers of a sentence and an empty body: nobody is asked to fill these in. */
  const NOT_ASKED = [
    'libs/contracts/src/document.ts: line',
    'libs/contracts/src/portal/html.ts: line',
    'libs/form-rules/src/text/counted.ts: count',
    'libs/platform/src/edge/json-body.ts: text',
  ];

  it('is asked by one function, which knows what cannot be seen', () => {
    const trimmed = ['libs', 'apps']
      .flatMap(filesUnder)
      .filter((file) => /\.tsx?$/.test(file) && !/\.[a-z-]*spec\.|\/testing\//.test(file))
      .flatMap((file) =>
        [...readFileSync(join(root, file), 'utf8').matchAll(/([\w.?]+)\.trim\(\)(?: ?[!=]== ?''|\.length)/g)].map(
          ([, what = '']) => `${file}: ${what}`,
        ),
      );
    expect(trimmed.sort()).toEqual(NOT_ASKED);
  });
});

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

  it('says of every date what it is about, and takes none that cannot be meant', () => {
    const dates = all.filter(({ schema }) => /^date/.test(String(schema['format'])));
    expect(dates.length).toBeGreaterThan(8);
    for (const { at, schema } of dates) {
      const kind = schema['x-date'] as DateKind;
      expect([at, DATE_KINDS.includes(kind)]).toEqual([at, true]);
      const given = (day: string) => (schema['format'] === 'date' ? day : `${day}T12:00:00+08:00`);
      const codes = (day: string): string[] => {
        try {
          checkSchema(Type.Object({ day: schema }), { day: given(day) }, 'body', { today: TODAY });
          return [];
        } catch (error) {
          return (error as DomainError).more.fields?.map(({ pointer, code }) => `${pointer} ${code}`) ?? ['?'];
        }
      };
      const { from, to } = dateBounds(kind, TODAY);
      const outside = [addDays(from, -1), addDays(to, 1), '0024-07-15', '9999-01-01'].map(codes);
      expect([at, codes(from), codes(to)]).toEqual([at, [], []]);
      for (const found of outside) expect([at, found.join()]).toEqual([at, expect.stringMatching(/^\/day date-/)]);
      // Years alone bound nothing that is planned: of all kinds only the clock of a demonstration may be set so far.
      expect([at, kind === 'plan' || to < '2040-01-01']).toEqual([at, true]);
    }
  });

  it('says of every telephone number, mail address and postal code that it is one', () => {
    const KINDS = { phone: /phone|mobile|fax/i, email: /e?mail$/i, 'postal-code': /postal|postcode/i };
    for (const [kind, name] of Object.entries(KINDS)) {
      const named = all.filter(({ at }) => name.test(at.replace(/(\/\d+)+$/, '').replace(/.*\//, '')));
      expect(named.filter(({ schema }) => schema['x-kind'] !== kind).map(({ at }) => at)).toEqual([]);
    }
    const kinds = all.flatMap(({ schema }) => (schema['x-kind'] as string | undefined) ?? []);
    expect([...new Set(kinds)].sort()).toEqual(['email', 'phone']);
  });

  it('has dates nowhere but where their kinds are', () => {
    const bare = ['libs', 'apps']
      .flatMap(filesUnder)
      .filter((file) => /\.tsx?$/.test(file) && !/spec(-support)?\.tsx?$/.test(file))
      .filter((file) => /format: 'date(-time)?'/.test(readFileSync(join(root, file), 'utf8')));
    expect(bare.sort()).toEqual([...DATE_DOORS].sort());
  });

  it('stands beside numbers that are bounded on both sides', () => {
    const unbounded = schemas
      .flatMap(([name, schema]) => partsOf(/^(integer|number)$/, schema, name))
      .filter(({ schema }) => schema['minimum'] === undefined || schema['maximum'] === undefined);
    expect(unbounded.map(({ at }) => at)).toEqual([]);
  });

  /** Where the kinds are, and what reads our own files back rather than a request. */
  const OWN = ['libs/contracts/src/text.ts', 'apps/cli/src/backup/manifest.ts'];

  /**
   * What takes our own texts apart: lines of a paper, lines of YAML, words of a password, sentences of a draft, an
   * amount in a form.
   */
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
      .filter((file) => file.endsWith('.ts') && !/spec(-support)?\.ts$|\/testing\//.test(file))
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
