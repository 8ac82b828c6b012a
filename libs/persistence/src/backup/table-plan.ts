import type { Query } from '../access';

/**
 * Tables whose rows a backup leaves out, each with its reason. Everything else in the schema is in it, also what is
 * added later.
 */
export const NOT_IN_BACKUP: Readonly<Record<string, string>> = {
  migrations: 'written by the migrations that build the schema',
  session: 'everybody signs in again after a restore',
  upload: 'an upload that was under way is begun again',
};

/**
 * Columns that name a file of the content-addressed store by its SHA-256. Every other column of that name stands for a
 * text in the database; a test over all columns holds the two lists complete.
 */
export const FILE_COLUMNS: readonly { table: string; column: string }[] = [
  { table: 'attachment', column: 'sha' },
  { table: 'code_confirmation', column: 'sha' },
  { table: 'dossier_scan', column: 'sha' },
  { table: 'objection_file', column: 'sha' },
  { table: 'registration', column: 'sha' },
];

export interface TablePlan {
  name: string;
  /** In alphabetical order: databases that were migrated in another order hold them in another one. */
  columns: string[];
}

export interface SequenceState {
  name: string;
  lastValue: string;
  isCalled: boolean;
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const columnList = ({ columns }: TablePlan): string => columns.map(quoted).join(', ');

/** The tables of the product, without what is left out; columns that the database computes are no content. */
export async function tablePlans(query: Query): Promise<TablePlan[]> {
  const rows = (await query(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attname COLLATE "C") AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND NOT EXISTS (SELECT 1 FROM pg_depend x WHERE x.objid = c.oid AND x.deptype = 'e')
     GROUP BY c.oid ORDER BY c.relname COLLATE "C"`,
  )) as TablePlan[];
  return rows.filter(({ name }) => !(name in NOT_IN_BACKUP));
}

export async function sequenceStates(query: Query): Promise<SequenceState[]> {
  const names = (await query(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'S' ORDER BY 1`,
  )) as { name: string }[];
  const states: SequenceState[] = [];
  for (const { name } of names) {
    const [state] = (await query(
      `SELECT last_value::text AS "lastValue", is_called AS "isCalled" FROM ${quoted(name)}`,
    )) as Omit<SequenceState, 'name'>[];
    if (state) states.push({ name, ...state });
  }
  return states;
}

/**
 * Number of rows of a table and a sum over the digests of their texts, which does not depend on their order. Two tables
 * that agree in both hold the same rows.
 */
export async function tableDigest(query: Query, table: TablePlan): Promise<{ rows: number; digest: string }> {
  const [found] = (await query(
    `SELECT count(*)::int AS rows, coalesce(sum(('x' || substr(encode(sha256(convert_to(ROW(${columnList(table)})::text, 'UTF8')), 'hex'), 1, 16))::bit(64)::bigint::numeric), 0)::text AS digest
     FROM ${quoted(table.name)}`,
  )) as { rows: number; digest: string }[];
  return found ?? { rows: 0, digest: '0' };
}

/** Makes the text of values the same on every server, and a row that is hidden an error instead of a gap. */
export const PLAIN_SESSION = `
SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres'; SET timezone = 'UTC'; SET extra_float_digits = 1; SET bytea_output = 'hex';
SET client_encoding = 'UTF8'; SET row_security = off; SET statement_timeout = 0; SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0`;
