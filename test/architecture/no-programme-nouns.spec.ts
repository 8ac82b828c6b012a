import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(__dirname, '../..');

/** Words of one programme. What an edition selects is named in its `nouns`; elsewhere a factory would become 技术. */
const FOREIGN =
  /技术(?!支持|问题)|绿色工厂|工厂名称|标准名称|团体标准|案例集|首台|装备名称|推广目录|产业类别|technolog|green factor/i;

/** Where such a word may stand, and why. */
const ALLOWED: { file: RegExp; text: RegExp; why: string }[] = [
  { file: /programme\/bindings\.ts$/, text: /^\/technology\//, why: 'pointers into the delivered forms' },
  { file: /repositories\/candidate\.repository\.ts$/, text: /'technology'/, why: 'the same pointer in SQL' },
  { file: /evaluation\/scoreDraft\.ts$/, text: /^technology$/, why: 'a step of the delivered forms' },
  { file: /(ministry\/ReviewPage|nominations\/\w+)\.tsx$/, text: /^technology$/, why: 'a step of the delivered forms' },
  {
    file: /bundle\/bundle-template\.ts$/,
    text: /technology[:,\]\n]/,
    why: 'the example form has its fields where the delivered have',
  },
  {
    file: /wizard\/write-\w+\.ts$/,
    text: /technology[:,\]\n/]|: technology$|^technology$/,
    why: 'a form that is written has its fields where the delivered have',
  },
  {
    file: /wizard\/answers\.ts$/,
    text: /^(技术|Technology)$/,
    why: 'what a programme of one shape most often selects, offered as an answer',
  },
  {
    file: /(applications|programmes)\/messages\.\w\w\.json$/,
    text: /技术、产品、案例|technology, product, case/,
    why: 'an enumeration of what programmes select',
  },
];

/** Texts of a source: literals, templates and words between tags, without comments. */
function textsOf(file: string): string[] {
  const source = readFileSync(resolve(root, file), 'utf8');
  if (file.endsWith('.json'))
    return Object.values(JSON.parse(source) as Record<string, unknown>).filter(
      (value): value is string => typeof value === 'string',
    );
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isStringLiteralLike(node) ||
      ts.isJsxText(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node)
    )
      texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(
    ts.createSourceFile(
      file,
      source,
      ts.ScriptTarget.Latest,
      true,
      file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    ),
  );
  return texts;
}

const files = execFileSync(
  'git',
  ['-c', 'safe.directory=*', 'ls-files', '-co', '--exclude-standard', 'apps', 'libs', 'config/notifications'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\n')
  .filter((file) => /\.(tsx?|json)$/.test(file) && existsSync(resolve(root, file)))
  .filter((file) => !/\.[a-z-]*spec\.tsx?$|\.spec-support\.ts$|\/testing\/|\/samples\//.test(file))
  // The command line holds the invented content of the demonstration; libs/testing holds that of the tests.
  .filter((file) => !/^apps\/cli\/|^libs\/testing\//.test(file));

const foreign = files.flatMap((file) =>
  textsOf(file)
    .filter((text) => FOREIGN.test(text))
    .map((text) => ({ file, text })),
);
const allowed = ({ file, text }: { file: string; text: string }) =>
  ALLOWED.some((one) => one.file.test(file) && one.text.test(text));

describe('what an edition calls what it selects', () => {
  it('stands in the edition: no message, page, paper or mail names it for one programme', () => {
    expect(files.length).toBeGreaterThan(500);
    expect(foreign.filter((one) => !allowed(one))).toEqual([]);
  });

  it('has no exception that nothing needs any more', () => {
    const needed = (one: (typeof ALLOWED)[number]) =>
      foreign.some(({ file, text }) => one.file.test(file) && one.text.test(text));
    expect(ALLOWED.filter((one) => !needed(one)).map(({ file, why }) => `${String(file)} ${why}`)).toEqual([]);
  });
});
