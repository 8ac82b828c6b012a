import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { prepared } from '../prepared';
import type { Tx } from '../unit-of-work';
import { toRows } from './rows';

interface Page {
  page: number;
  perPage: number;
  sort?: unknown;
  order?: unknown;
}
/** What a list is asked for: a page from 1, its size, an order, and whatever narrows it. */
export type PageQuery = Page | (Page & Record<string, unknown>);

/** Rows that the pages of the back office ask for. */
const USUAL_ROWS = [10, 25, 50, 100];

/**
 * Whether a page is one that everybody opens: the first, without a filter. Their texts are few, so that each connection
 * keeps their plans; planning the joins behind the policies costs several times what the page itself does.
 */
export function isUsual({ page, perPage, sort: _sort, order: _order, ...filters }: PageQuery): boolean {
  const isGiven = (value: unknown) => value !== undefined && value !== null && value !== '' && value !== false;
  const narrows = Object.values(filters).some((value) => (Array.isArray(value) ? value.length > 0 : isGiven(value)));
  return page === 1 && USUAL_ROWS.includes(perPage) && !narrows;
}

/**
 * The columns of a table as its entity names them, for `SELECT`. A kept plan must not say `c.*`: with the first column
 * that a later version adds, the server would refuse it to the processes of this one.
 */
export function columnsOf(tx: Tx, entity: EntityTarget<ObjectLiteral>, alias: string): string {
  const names = new Set(tx.connection.getMetadata(entity).columns.map(({ databaseName }) => databaseName));
  return [...names].map((name) => `${alias}.${name}`).join(', ');
}

/** Rows of a page as the driver gives them; those of a usual page by a plan that its connection keeps. */
export function rawPage<Row extends object>(
  tx: Tx,
  query: PageQuery,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return isUsual(query) ? prepared<Row>(tx, ofRole(tx, sql), [...values]) : tx.query<Row[]>(sql, [...values]);
}

/** Rows of a page in the product's form (see `toRows`). */
export async function pageRows<Row extends object>(
  tx: Tx,
  query: PageQuery,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return toRows<Row>(await rawPage<Record<string, unknown>>(tx, query, sql, values));
}

/** Rows of a short list that is always read whole, by a plan that its connection keeps. */
export async function keptRows<Row extends object>(
  tx: Tx,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return toRows<Row>(await prepared<Record<string, unknown>>(tx, ofRole(tx, sql), [...values]));
}

/**
 * The statement with the role of whoever asks in a comment, so that each role keeps a plan of its own: where an
 * applicant sees three cases and a ministry sees all, what is quick for one would be slow for the other.
 */
function ofRole(tx: Tx, sql: string): string {
  const { role } = (tx.queryRunner?.data ?? {}) as { role?: string };
  return role ? `/* ${role} */ ${sql}` : sql;
}
