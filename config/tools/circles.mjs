// Circles of files that import each other's values. In a circle what a file exports may not be there yet when another
// one needs it, nothing in it can be read or tested alone, and the order of imports decides whether it works.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const FOLDERS = ['apps', 'libs', 'migrations', 'test', 'config/tools'];
const SOURCE = /(?<!\.d)\.(?:tsx?|mts|mjs)$/;

const STATIC = /^(?:import|export)\s+(type\s+)?(?:([^'";]*?)\s+from\s+)?'([^']+)'/gm;
const LAZY = /\bimport\('([^']+)'\)/g;

/**
 * What a file imports for its values, as written: `import type` and lists that hold types only are left out, a page
 * that is loaded when it is opened counts.
 *
 * @param {string} text a source file as Prettier writes it: every import begins a line
 * @returns {string[]}
 */
export function valueImports(text) {
  const found = [];
  for (const [, onlyTypes, names, source] of text.matchAll(STATIC)) {
    const listed = /^\{([^]*)\}$/.exec(names ?? '')?.[1]?.split(',') ?? [];
    const written = listed.map((name) => name.trim()).filter(Boolean);
    const typesAlone = written.length > 0 && written.every((name) => name.startsWith('type '));
    if (!onlyTypes && !typesAlone) found.push(source);
  }
  for (const [, source] of text.matchAll(LAZY)) found.push(source);
  return found;
}

/**
 * The groups of nodes that reach each other (Tarjan), each sorted; a node that names itself is a group too.
 *
 * @param {Map<string, readonly string[]>} graph
 * @returns {string[][]}
 */
export function circlesIn(graph) {
  const order = new Map();
  const lowest = new Map();
  const stack = [];
  const circles = [];
  const visit = (node) => {
    order.set(node, order.size);
    lowest.set(node, order.get(node));
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) {
        visit(next);
        lowest.set(node, Math.min(lowest.get(node), lowest.get(next)));
      } else if (stack.includes(next)) lowest.set(node, Math.min(lowest.get(node), order.get(next)));
    }
    if (lowest.get(node) !== order.get(node)) return;
    const group = stack.splice(stack.indexOf(node));
    if (group.length > 1 || (graph.get(node) ?? []).includes(node)) circles.push(group.sort());
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return circles;
}

/** Every source file with the files of ours that it imports for their values; paths from the root. */
export function valueGraph() {
  const files = new Set(FOLDERS.flatMap((folder) => sources(join(root, folder))));
  const edges = (file) =>
    valueImports(readFileSync(file, 'utf8')).flatMap((source) => {
      const target = resolved(file, source, files);
      return target ? [relative(root, target)] : [];
    });
  return new Map([...files].map((file) => [relative(root, file), edges(file)]));
}

function sources(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sources(join(folder, entry.name));
    return SOURCE.test(entry.name) ? [join(folder, entry.name)] : [];
  });
}

function resolved(file, source, files) {
  const library = /^@linxuan\/([a-z0-9-]+)$/.exec(source)?.[1];
  if (!library && !source.startsWith('.')) return undefined;
  const base = library ? join(root, 'libs', library, 'src/index') : resolve(dirname(file), source);
  return [base, `${base}.ts`, `${base}.tsx`, join(base, 'index.ts')].find((path) => files.has(path));
}

let known;
/** The circle that a file is in, of a graph that is drawn once for a whole run of lint. */
function circleOf(file) {
  if (!known) {
    known = new Map();
    for (const circle of circlesIn(valueGraph())) for (const member of circle) known.set(member, circle);
  }
  return known.get(file);
}

export const circles = {
  rules: {
    none: {
      meta: { type: 'problem', schema: [], messages: { circle: 'These files import each other: {{files}}.' } },
      create(context) {
        return {
          Program(node) {
            const circle = circleOf(relative(root, context.filename));
            if (circle) context.report({ node, messageId: 'circle', data: { files: circle.join(', ') } });
          },
        };
      },
    },
  },
};
