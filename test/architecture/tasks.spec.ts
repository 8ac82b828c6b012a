import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

type Input = string | { runtime: string };
interface Target {
  inputs?: Input[];
  cache?: boolean;
}
const nx = JSON.parse(read('nx.json')) as {
  namedInputs: Record<string, Input[]>;
  targetDefaults: Record<string, Target>;
};

const projects = ['apps', 'libs'].flatMap((group) =>
  readdirSync(join(root, group)).map((name) => {
    const folder = `${group}/${name}`;
    const { targets } = JSON.parse(read(`${folder}/project.json`)) as { targets: Record<string, Target> };
    const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    return { folder, targets, specs: files.filter((file) => /\.spec\.tsx?$/.test(file)).map((f) => `${folder}/${f}`) };
  }),
);

/** Folders and files from the root that a task's results follow from, beside its own project. */
function inputsOf(target: Target): string[] {
  const open = [...(target.inputs ?? nx.targetDefaults['test']?.inputs ?? [])];
  const found: string[] = [];
  for (let input = open.pop(); input !== undefined; input = open.pop()) {
    if (typeof input !== 'string') continue;
    const named = nx.namedInputs[input];
    if (named) open.push(...named);
    else if (input.startsWith('{workspaceRoot}/')) found.push(input.slice('{workspaceRoot}/'.length));
  }
  return found.map((pattern) => pattern.replace(/\/\*\*\/\*$/, ''));
}

/** Paths that a test reads with `readFileSync` and the like, from the root: relative texts with a place outside. */
function readsOf(spec: string): string[] {
  const text = read(spec);
  if (!/readFileSync|readdirSync/.test(text)) return [];
  const written = text.replace(/^(?:import|\} from)[^;]*;$/gm, '').matchAll(/'((?:\.\.\/)+[\w./-]*|(?:\.\.\/)*\.\.)'/g);
  return [...written].map(([, path = '']) => relative(root, resolve(root, dirname(spec), path)));
}

describe('tasks', () => {
  it('exist for the tests of each project that has any, and for no other', () => {
    const wrong = projects.filter(({ targets, specs }) => 'test' in targets !== specs.length > 0);
    expect(wrong.map(({ folder }) => folder)).toEqual([]);
  });

  it('of tests name everything that a test reads outside of its project, so that none passes from what was kept', () => {
    const missing = projects.flatMap(({ folder, targets, specs }) => {
      const known = [folder, ...inputsOf(targets['test'] ?? {})];
      return specs.flatMap((spec) =>
        readsOf(spec)
          .filter((path) => !known.some((place) => path === place || path.startsWith(`${place}/`)))
          .map((path) => `${spec} reads ${path}`),
      );
    });
    expect(missing).toEqual([]);
  });

  it('are run by the documented commands, which are no tasks themselves: such a task would call itself', () => {
    const manifest = JSON.parse(read('package.json')) as { scripts: Record<string, string>; nx: object };
    const { scripts } = manifest;
    expect(manifest.nx).toEqual({ includedScripts: [] });
    for (const name of ['lint', 'typecheck', 'build', 'test:unit']) expect(scripts[name]).toMatch(/^nx run-many -t /);
    expect(scripts['affected']).toMatch(/^nx affected -t /);
  });

  it('keep their results and leave no daemon behind', () => {
    const settings = JSON.parse(read('nx.json')) as Record<string, unknown>;
    for (const name of ['build', 'lint', 'test', 'typecheck']) expect(nx.targetDefaults[name]?.cache).toBe(true);
    expect(settings).toMatchObject({ useDaemonProcess: false, neverConnectToCloud: true, analytics: false });
  });
});
