import type { CheckMaterial } from './check-material';
import type { ProgrammeProblem } from './check-problem';
import type { ProgrammeDefinition, Text } from './definition';
import { pointerParts } from './load-positions';
import { closest } from './load-suggestion';
import { REMEDIES } from './remedies';

/**
 * Adds what to do about a problem: the name that was most likely meant, else the remedy of its check. What a check says
 * itself stays.
 */
export function suggested(
  problem: ProgrammeProblem,
  definition: ProgrammeDefinition,
  material: CheckMaterial,
): ProgrammeProblem {
  const suggestion = problem.suggestion ?? meant(problem, definition, material) ?? REMEDIES[problem.code];
  return suggestion ? { ...problem, suggestion } : problem;
}

function meant(
  { code, path, message }: ProgrammeProblem,
  definition: ProgrammeDefinition,
  material: CheckMaterial,
): Text | undefined {
  const names = NAMES[code]?.(definition, material);
  const word = code === 'condition.unknown-field' ? message.en.split(': ').at(-1) : valueAt(definition, path);
  if (!names || typeof word !== 'string') return undefined;
  const near = closest(word, names);
  if (near !== undefined) return { zh: `是否想写“${near}”？`, en: `Did you mean "${near}"?` };
  return names.length > 0 && names.length <= 12
    ? { zh: `可写：${names.join('、')}`, en: `One of: ${names.join(', ')}` }
    : undefined;
}

/** What may stand where a name is unknown. */
const NAMES: Record<string, (definition: ProgrammeDefinition, material: CheckMaterial) => string[]> = {
  'flow.unknown-route': ({ routes }) => routes.map(({ id }) => id),
  'staff.unknown-organisation': (_, { organisations }) => organisations.map(({ code }) => code),
  'quota.unknown': ({ quotas }) => quotas.map(({ id }) => id),
  'extras.unknown-quota': ({ quotas }) => quotas.flatMap(({ id, extras }) => (extras ? [id] : [])),
  'rubric.unknown': ({ rubrics }) => rubrics.map(({ id }) => id),
  'visibility.unknown-stage': ({ stages }) => stages.map(({ id }) => id),
  'duty.unknown-department': ({ ministryDepartments }) => ministryDepartments.map(({ org }) => org),
  'policy.veto-not-asked': ({ ministryDepartments }) => ministryDepartments.map(({ org }) => org),
  'taxonomy.unknown-area': (_, { taxonomy }) =>
    taxonomy.entries.filter(({ level }) => level === 1).map(({ code }) => code),
  'duty.unknown-branch': (_, { taxonomy }) => taxonomy.entries.map(({ code }) => code),
  'taxonomy.other': (_, { taxonomy }) => [taxonomy.id],
  'form.other': (_, { form }) => [form.id],
  'form.unknown-pointer': (_, { form }) => pointersOf(form.schema),
  'condition.unknown-field': (_, { form }) =>
    pointersOf(form.schema).map((pointer) => pointer.slice(1).replaceAll('/*', '').replaceAll('/', '.')),
  'visibility.unknown-field': (_, { form }) => pointersOf(form.schema),
  'money.unknown-field': (_, { form }) => pointersOf(form.schema),
  'link.unknown': (_, { programmes = [] }) => programmes.map(({ id }) => id),
};

function pointersOf(node: CheckMaterial['form']['schema'], at = ''): string[] {
  const children = Object.entries(node.items ? { '*': node.items } : (node.properties ?? {}));
  return children.flatMap(([key, child]) => [`${at}/${key}`, ...pointersOf(child, `${at}/${key}`)]);
}

function valueAt(definition: ProgrammeDefinition, path: string): unknown {
  return pointerParts(path).reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined,
    definition,
  );
}
