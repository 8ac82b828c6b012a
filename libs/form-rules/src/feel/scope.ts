import type { FieldSchema, FormDefinition } from '../types';
import { parsePointer } from '../content/pointer';
import type { FeelScope, FeelType } from './types';

/** Names that a form's conditions may use: its top-level fields, `facts`, and `row` where the rule stands in a list. */
export function scopeOf(form: Pick<FormDefinition, 'schema' | 'facts'>, at = ''): FeelScope {
  const row = rowSchema(form.schema, at);
  return {
    ...entries(form.schema),
    facts: {
      kind: 'context',
      entries: Object.fromEntries(Object.entries(form.facts).map(([name, kind]) => [name, { kind }])),
    },
    ...(row ? { row: typeOf(row) } : {}),
  };
}

function entries(schema: FieldSchema): Record<string, FeelType> {
  return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, field]) => [name, typeOf(field)]));
}

function typeOf(field: FieldSchema): FeelType {
  switch (field.type) {
    case 'boolean':
      return { kind: 'boolean' };
    case 'integer':
      return { kind: 'number' };
    case 'object':
      return { kind: 'context', entries: entries(field) };
    case 'array': {
      const element: FeelType = field.items ? typeOf(field.items) : { kind: 'any' };
      return field.maxItems === undefined
        ? { kind: 'list', element }
        : { kind: 'list', element, maxItems: field.maxItems };
    }
    case 'string':
      return { kind: field.format === 'date' ? 'date' : field.format === 'decimal' ? 'number' : 'string' };
  }
}

/** Schema of the innermost row that a `*` of the pointer stands for. */
function rowSchema(schema: FieldSchema, at: string): FieldSchema | undefined {
  let node: FieldSchema | undefined = schema;
  let row: FieldSchema | undefined;
  for (const segment of parsePointer(at)) {
    node = segment === '*' ? node?.items : node?.properties?.[segment];
    if (segment === '*') row = node;
  }
  return row;
}
