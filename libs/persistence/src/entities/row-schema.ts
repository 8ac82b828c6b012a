import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';

type ColumnKind = 'uuid' | 'text' | 'int' | 'bool' | 'instant' | 'texts' | 'json' | 'bigint';

/** Instants leave the database as ISO 8601 text in UTC: rows are data, and data is compared and hashed as text. */
const instant = {
  from: (value: Date | string | null) => (value === null ? null : new Date(value).toISOString()),
  to: (value: string | null | undefined) => value,
};

const columnOf: Record<ColumnKind, EntitySchemaColumnOptions> = {
  uuid: { type: 'uuid' },
  text: { type: 'text' },
  int: { type: 'integer' },
  bool: { type: 'boolean' },
  instant: { type: 'timestamptz', transformer: instant },
  texts: { type: 'text', array: true },
  json: { type: 'jsonb' },
  bigint: {
    type: 'bigint',
    transformer: {
      from: (value: string | null) => (value === null ? null : Number(value)),
      to: (value: number) => value,
    },
  },
};

/** Describes a table whose rows are plain objects: property names in camelCase, columns in snake_case; `id` is the key. */
export function rowSchema<Row extends object>(
  table: string,
  columns: Record<keyof Row & string, ColumnKind>,
  keys: (keyof Row & string)[] = ['id' as keyof Row & string],
): EntitySchema<Row> {
  const entries = Object.entries(columns) as [keyof Row & string, ColumnKind][];
  return new EntitySchema<Row>({
    name: table,
    tableName: table,
    columns: Object.fromEntries(
      entries.map(([name, kind]) => [
        name,
        { ...columnOf[kind], name: snakeCase(name), nullable: true, primary: keys.includes(name) },
      ]),
    ) as never,
  });
}

export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
