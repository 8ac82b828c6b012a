import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const root = resolve(__dirname, '../..');
const config = join(root, 'config/programmes');

/**
 * Ids that only definitions may know: programmes, editions, and the stages, quotas, routes and rules that they name.
 */
function idsOfDefinitions(): { programmes: Set<string>; parts: Set<string> } {
  const programmes = new Set<string>();
  const parts = new Set<string>();
  for (const programme of readdirSync(config))
    for (const file of readdirSync(join(config, programme))) {
      const definition = parse(readFileSync(join(config, programme, file), 'utf8')) as {
        id: string;
        edition: string;
        stages: { id: string; kind: string }[];
        quotas: { id: string }[];
        routes: { id: string }[];
        rubrics: { id: string }[];
      };
      programmes
        .add(definition.id)
        .add(`${definition.id}-${definition.edition}`)
        .add(`${definition.id}/${definition.edition}`);
      // A stage that is called after its kind is spoken of by its kind.
      for (const { id, kind } of definition.stages) if (id !== kind) parts.add(id);
      for (const list of [definition.quotas, definition.routes, definition.rubrics])
        for (const { id } of list) parts.add(id);
    }
  return { programmes, parts };
}

const product = execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', 'apps', 'libs'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && existsSync(join(root, file)))
  // Tests and what makes demonstrations know their editions by name.
  .filter(
    (file) =>
      !/(\.|-)spec(-support)?\.tsx?$|[\\/](testing|spec|seed|demo|rehearse)[\\/]|^libs\/testing\/|^apps\/cli\/(src\/(seed|demo|rehearse)\.command\.ts|[a-z-]+\.m(ts|js))$|\.stories\./.test(
        file,
      ),
  );

/**
 * Comparisons and lookups with a literal: `x === 'id'`, `case 'id':`, `includes('id')`, `list['id']`, and tables keyed
 * by ids as in `{ 'id': … }`.
 */
function branches(text: string, ids: ReadonlySet<string>): string[] {
  const keys = [...text.matchAll(/[{,(\[\n]\s*(['"`])([^'"`\n]{2,60})\1\]?\s*[:\]]/g)]
    .map((match) => match[2] ?? '')
    .filter((key) => /[-/]/.test(key));
  const compared = [
    ...text.matchAll(
      /(?:[!=]==?\s*|case\s+|startsWith\(|endsWith\(|includes\()(['"`])([^'"`\n]{2,60})\1|(['"`])([^'"`\n]{2,60})\3\s*[!=]==?/g,
    ),
  ];
  return [...keys, ...compared.map((match) => match[2] ?? match[4] ?? '')].filter(
    (literal) => ids.has(literal.replace(/\.$/, '').split('.')[0] ?? '') || ids.has(literal),
  );
}

describe('no code for one programme', () => {
  const { programmes, parts } = idsOfDefinitions();

  it('finds what it looks for', () => {
    expect(branches(`if (programme === 'green-technology') {}`, programmes)).toEqual(['green-technology']);
    expect(branches(`switch (stage) { case 'preliminary-check': }`, parts)).toEqual(['preliminary-check']);
    expect(branches(`const words = { 'sasac-check': { accept: '受理' } };`, parts)).toEqual(['sasac-check']);
    expect(branches(`words['condition-check']`, parts)).toEqual(['condition-check']);
  });

  it('nowhere in libs and apps branches on a programme or an edition', () => {
    expect(
      product.flatMap((file) =>
        branches(readFileSync(join(root, file), 'utf8'), programmes).map((id) => `${file}: ${id}`),
      ),
    ).toEqual([]);
  });

  it('nor on a stage, quota, route or rubric by the id that a definition gave it', () => {
    // Everyday words of the product, and codes of kinds and affiliations, that a definition may use as an id as well.
    const words = new Set([
      'body',
      'central-soe',
      'application',
      'place',
      'province',
      'city',
      'nation',
      'group',
      'local',
      'publication',
      'classification',
      'agreement',
      'review',
      'notice',
      'own',
      'national',
      'sheet',
    ]);
    const own = new Set([...parts].filter((id) => !words.has(id)));
    expect(
      product.flatMap((file) => branches(readFileSync(join(root, file), 'utf8'), own).map((id) => `${file}: ${id}`)),
    ).toEqual([]);
  });
});
