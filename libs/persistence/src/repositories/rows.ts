import type { Tx, UnitOfWork } from '../unit-of-work';

/** Runs a statement of a transaction; its rows have the product's form (see `toRows`). */
export async function rowsOf<Row extends object>(tx: Tx, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  return toRows<Row>(await tx.query<Record<string, unknown>[]>(sql, [...values]));
}

/** The same for a statement that is a transaction by itself. */
export async function statementRows<Row extends object>(
  work: UnitOfWork,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return toRows<Row>(await work.statement(sql, [...values]));
}

/**
 * Rows as the driver gives them, with columns in snake_case as properties in camelCase and instants as ISO 8601 text in
 * UTC: the same form that entities have. What stands inside a JSON column stays as it is.
 */
export function toRows<Row extends object>(raw: readonly Record<string, unknown>[]): Row[] {
  const names = Object.keys(raw[0] ?? {}).map((column) => [column, camelCase(column)] as const);
  return raw.map(
    (row) =>
      Object.fromEntries(
        names.map(([column, property]) => {
          const value = row[column];
          return [property, value instanceof Date ? value.toISOString() : value];
        }),
      ) as Row,
  );
}

function camelCase(column: string): string {
  return column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
