// The direction of imports, read from the tag of every project.json: the constraints of Nx's rule, and a rule of our
// own for what those cannot say (types without values, what only tests may import, packages with one owner, what must
// stay pure).
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** What each type of project may import. `domain:types` allows `import type` only. */
const allowed = {
  'form-rules': [],
  draw: ['form-rules'],
  domain: ['form-rules', 'draw'],
  contracts: ['domain:types', 'form-rules', 'draw:types'],
  platform: ['form-rules', 'domain', 'contracts'],
  persistence: ['form-rules', 'domain', 'draw:types'],
  jobs: ['domain', 'platform', 'persistence'],
  feature: ['form-rules', 'draw', 'domain', 'contracts', 'platform', 'persistence', 'jobs'],
  app: ['form-rules', 'draw', 'domain', 'contracts', 'platform', 'persistence', 'jobs', 'feature'],
  admin: ['contracts', 'form-rules', 'draw', 'domain:types'],
  testing: ['form-rules', 'draw', 'domain', 'contracts', 'platform', 'persistence', 'jobs', 'feature'],
};

/** The same table as `@nx/enforce-module-boundaries` takes it. */
export const depConstraints = Object.entries(allowed).map(([type, targets]) => ({
  sourceTag: `type:${type}`,
  onlyDependOnLibsWithTags: [
    ...targets.map((target) => `type:${target.replace(':types', '')}`),
    ...(type === 'persistence' ? ['type:migrations'] : []),
  ],
}));

/** Libraries that only one type of project may import, so that replacing one is a change in one place. */
const owners = { typeorm: 'persistence', bullmq: 'jobs' };

/** Types that run in a browser or must stay pure: no framework and nothing from Node but hashing. */
const pure = {
  'form-rules': /^(?!\.)(?!@linxuan\/)(?!feelin$|ajv|@cfworker\/json-schema)/,
  draw: /^(?!\.)(?!@linxuan\/)(?!@noble\/)/,
  domain: /^(@nestjs|node:(?!crypto)|pg$|fastify|react)/,
};

const typeOf = new Map();
for (const group of ['libs', 'apps']) {
  for (const name of readdirSync(join(root, group))) {
    const file = join(root, group, name, 'project.json');
    if (!existsSync(file)) continue;
    const tag = (JSON.parse(readFileSync(file, 'utf8')).tags ?? []).find((entry) => entry.startsWith('type:'));
    if (!tag || !(tag.slice(5) in allowed))
      throw new Error(`${relative(root, file)} needs one tag type:* out of ${Object.keys(allowed).join(', ')}`);
    typeOf.set(`${group}/${name}`, tag.slice(5));
  }
}

/** The project a file belongs to, e.g. `libs/domain`, or undefined for files outside apps and libs. */
function projectOf(file) {
  const [group, name] = relative(root, file).split(sep);
  return typeOf.has(`${group}/${name}`) ? `${group}/${name}` : undefined;
}

/**
 * Why an import is wrong, or undefined where it is right.
 *
 * @param {string} file absolute path of the importing file
 * @param {string} source what it imports, as written
 * @param {{ typeOnly?: boolean, inTest?: boolean }} [how]
 */
export function problem(file, source, { typeOnly = false, inTest = false } = {}) {
  const project = projectOf(file);
  if (!project) return undefined;
  const type = typeOf.get(project);
  const alias = /^@linxuan\/([^/]+)(\/.*)?$/.exec(source);
  if (alias) return aliasProblem({ project, type, name: alias[1], deep: alias[2], typeOnly, inTest });
  if (source.startsWith('.')) {
    const target = projectOf(resolve(dirname(file), source));
    return target && target !== project ? `import ${target} by its name @linxuan/…, not by a path` : undefined;
  }
  const name = source.startsWith('@') ? source.split('/').slice(0, 2).join('/') : source.split('/')[0];
  const owner = owners[name];
  if (owner && owner !== type && !inTest) return `only ${owner} imports ${name}`;
  if (!inTest && pure[type]?.test(source)) return `${type} stays pure and does not import ${source}`;
  return undefined;
}

function aliasProblem({ project, type, name, deep, typeOnly, inTest }) {
  const target = typeOf.get(`libs/${name}`);
  if (!target) return `there is no project @linxuan/${name}`;
  if (deep) return `import from @linxuan/${name}, not from inside it`;
  if (`libs/${name}` === project) return `inside ${project} import by a relative path`;
  if (target === 'testing') return inTest ? undefined : 'only tests import @linxuan/testing';
  if (type === 'feature' && target === 'feature')
    return 'a feature never imports another feature: move the rule to domain or react to an event';
  if (allowed[type].includes(target)) return undefined;
  if (allowed[type].includes(`${target}:types`))
    return typeOnly ? undefined : `${type} imports only types of ${target} (import type …)`;
  return `${type} does not import ${target}`;
}

function isTypeOnly(node) {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  return (
    (node.specifiers?.length ?? 0) > 0 &&
    node.specifiers.every((entry) => entry.importKind === 'type' || entry.exportKind === 'type')
  );
}

export const boundaries = {
  rules: {
    direction: {
      meta: { type: 'problem', schema: [], messages: { wrong: 'Direction of imports: {{why}}.' } },
      create(context) {
        const inTest = /((\.|-)spec(-support)?\.tsx?$)|([\\/](testing|spec)[\\/])|([\\/]test[\\/])/.test(
          relative(root, context.filename),
        );
        const check = (node) => {
          if (typeof node.source?.value !== 'string') return;
          const why = problem(context.filename, node.source.value, { typeOnly: isTypeOnly(node), inTest });
          if (why) context.report({ node, messageId: 'wrong', data: { why } });
        };
        return {
          ImportDeclaration: check,
          ExportNamedDeclaration: check,
          ExportAllDeclaration: check,
          ImportExpression: check,
        };
      },
    },
    'few-dependencies': {
      meta: {
        type: 'problem',
        schema: [],
        messages: { many: 'A constructor with {{count}} dependencies wants a split (at most 8).' },
      },
      create(context) {
        return {
          'MethodDefinition[kind="constructor"]'(node) {
            const count = node.value.params.length;
            if (count > 8) context.report({ node, messageId: 'many', data: { count: String(count) } });
          },
        };
      },
    },
  },
};
