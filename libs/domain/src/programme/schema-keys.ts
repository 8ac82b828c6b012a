import type { Text } from './definition';
import { SCHEMAS, type ShapedText } from './load-shape';

/** The part of JSON Schema that the schemas under config/schema use; `x-zh` is the description in Chinese. */
export interface SchemaNode {
  $ref?: string;
  type?: string | string[];
  description?: string;
  'x-zh'?: string;
  examples?: unknown[];
  properties?: Record<string, SchemaNode>;
  additionalProperties?: boolean | SchemaNode;
  required?: string[];
  items?: SchemaNode;
  oneOf?: SchemaNode[];
  anyOf?: SchemaNode[];
  enum?: unknown[];
  const?: unknown;
  $defs?: Record<string, SchemaNode>;
}

/** A key that an edition, a form or another part of a bundle may have. */
export interface SchemaKey {
  schema: ShapedText;
  /** Name under `$defs` of what has the key; empty for the part itself. */
  owner: string;
  /** Of several forms the one that has the key, as `kind: date`. */
  choice: string | null;
  /** Keys from the owner down, `[]` behind one that has rows. */
  name: string;
  /** JSON pointer of the key's schema. */
  pointer: string;
  required: boolean;
  node: SchemaNode;
  /** Its own words, or those of what it refers to; empty where there are none. */
  description: Text;
  examples: readonly unknown[];
}

/** A whole schema as a node. */
export const schemaNode = (schema: ShapedText): SchemaNode => SCHEMAS[schema] as SchemaNode;

/** Every key of a schema: those of the part itself first, then those of each definition, in the order of the file. */
export function schemaKeys(schema: ShapedText): SchemaKey[] {
  const root = schemaNode(schema);
  const below = (node: SchemaNode, pointer: string, at: Pick<SchemaKey, 'owner' | 'choice'>, prefix: string) =>
    nested(node, pointer, prefix).flatMap(({ inner, at: place, before, tag }): SchemaKey[] =>
      Object.entries(inner.properties ?? {}).flatMap(([key, child]) => {
        const where = { ...at, choice: tag ?? at.choice };
        const here = `${place}/properties/${key}`;
        const name = before + key;
        return [
          {
            ...where,
            schema,
            name,
            pointer: here,
            required: inner.required?.includes(key) ?? false,
            node: child,
            ...wordsOf(root, child),
          },
          ...below(child, here, where, `${name}${child.items ? '[]' : ''}.`),
        ];
      }),
    );
  return [
    ...below(root, '', { owner: '', choice: null }, ''),
    ...Object.entries(root.$defs ?? {}).flatMap(([owner, node]) =>
      below(node, `/$defs/${owner}`, { owner, choice: null }, ''),
    ),
  ];
}

/** What a node refers to, and the node itself where it does not. */
export function referred(root: SchemaNode, node: SchemaNode): SchemaNode {
  const name = node.$ref?.split('/').at(-1);
  const found = name === undefined ? undefined : root.$defs?.[name];
  return found ? referred(root, found) : node;
}

interface Nested {
  inner: SchemaNode;
  at: string;
  before: string;
  tag: string | null;
}

/** The maps inside of a node that have keys of their own: itself, its rows, its values, its forms. */
function nested(node: SchemaNode, at: string, before: string): Nested[] {
  const found: Nested[] = node.properties ? [{ inner: node, at, before, tag: null }] : [];
  if (node.items) found.push(...nested(node.items, `${at}/items`, before));
  if (typeof node.additionalProperties === 'object')
    found.push(...nested(node.additionalProperties, `${at}/additionalProperties`, before));
  for (const word of ['oneOf', 'anyOf'] as const)
    for (const [index, form] of (node[word] ?? []).entries())
      found.push(...nested(form, `${at}/${word}/${index}`, before).map((each) => ({ ...each, tag: choiceOf(form) })));
  return found;
}

/** The key that tells a form from the others, with its values. */
function choiceOf({ properties = {} }: SchemaNode): string | null {
  for (const key of ['kind', 'by'])
    if (properties[key]) {
      const { const: only, enum: several } = properties[key];
      return `${key}: ${(several ?? [only]).join(' | ')}`;
    }
  return null;
}

function wordsOf(root: SchemaNode, node: SchemaNode): Pick<SchemaKey, 'description' | 'examples'> {
  const target = referred(root, node);
  const told = node.description === undefined ? target : node;
  return {
    description: { zh: told['x-zh'] ?? '', en: told.description ?? '' },
    examples: node.examples ?? target.examples ?? [],
  };
}
