// Draws the projects and what they build on into CONTRIBUTING.md, out of the graph that Nx reads from the imports:
//   node config/tools/project-graph.mjs            writes it
//   node config/tools/project-graph.mjs --check    ends with 1 where the page shows another one
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const page = resolve(root, 'CONTRIBUTING.md');
const PLACE = /(<!-- project graph -->\n)[^]*?(<!-- end of project graph -->)/;
/** Projects that only hold tests or tasks: everything they need is above them. */
const LEFT_OUT = new Set(['servers', 'tests', 'browser-tests', 'test-support', 'testing']);

/** What the graph shows of a project; the features stand together, since none of them knows another. */
const shownAs = (name) => (name.startsWith('feature-') ? 'feature-*' : name);

/** Edges from each shown project to what it imports, without those that follow from others. */
function edges({ nodes, dependencies }) {
  const graph = new Map();
  for (const name of Object.keys(nodes).filter((node) => !LEFT_OUT.has(node)))
    graph.set(shownAs(name), graph.get(shownAs(name)) ?? new Set());
  for (const { source, target } of Object.values(dependencies).flat())
    if (graph.has(shownAs(source)) && graph.has(shownAs(target)) && shownAs(source) !== shownAs(target))
      graph.get(shownAs(source)).add(shownAs(target));
  const reaches = (from, to) => [...graph.get(from)].some((next) => next === to || reaches(next, to));
  return [...graph]
    .flatMap(([from, targets]) =>
      [...targets]
        .filter((to) => ![...targets].some((other) => other !== to && reaches(other, to)))
        .map((to) => `  ${idOf(from)}["${from}"] --> ${idOf(to)}["${to}"]`),
    )
    .sort();
}

const idOf = (name) => name.replace(/\W+/g, '_');

function readGraph() {
  const folder = mkdtempSync(join(tmpdir(), 'linxuan-graph-'));
  try {
    const file = join(folder, 'graph.json');
    const nx = ['node_modules/nx/dist/bin/nx.js', 'graph', `--file=${file}`];
    const run = spawnSync(process.execPath, nx, { cwd: root, encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`nx graph ended with ${run.status}:\n${run.stdout}${run.stderr}`);
    return JSON.parse(readFileSync(file, 'utf8')).graph;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const before = readFileSync(page, 'utf8');
if (!PLACE.test(before)) throw new Error('CONTRIBUTING.md has no place for the project graph.');
const drawn = `\n\`\`\`mermaid\ngraph TD\n${edges(readGraph()).join('\n')}\n\`\`\`\n\n`;
const after = before.replace(PLACE, (_, begin, end) => `${begin}${drawn}${end}`);
if (!process.argv.includes('--check')) writeFileSync(page, after);
else if (after !== before) {
  console.error('The project graph in CONTRIBUTING.md is not the one of the imports; `npm run docs` writes it.');
  process.exitCode = 1;
}
