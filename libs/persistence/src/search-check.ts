/** The first PostgreSQL with a built-in collation that knows all letters whatever the server's locale is. */
const NEEDED_VERSION = 17;
type Query = (sql: string) => Promise<unknown>;

/**
 * Why a server cannot serve search at all, in sentences for who runs it. Its locale is of no account; its version and
 * encoding are.
 */
export async function unfitForSearch(query: Query): Promise<string[]> {
  const [server] = (await query(
    `SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('server_encoding') AS encoding`,
  )) as { version: number; encoding: string }[];
  if (!server) return [];
  return [
    ...(server.version < NEEDED_VERSION
      ? [`The server is PostgreSQL ${server.version}; PostgreSQL ${NEEDED_VERSION} or newer is needed.`]
      : []),
    ...(server.encoding === 'UTF8'
      ? []
      : [`The database is encoded in ${server.encoding}; it must be made with ENCODING 'UTF8'.`]),
  ];
}

/**
 * What makes search slow on a migrated database: an index that is gone, or that an interrupted build or restore left
 * invalid.
 */
export async function slowsSearch(source: { query: Query }): Promise<string[]> {
  const indexes = (await source.query(
    `SELECT k.kind, coalesce(bool_or(i.indisvalid), false) AS valid
     FROM unnest(ARRAY['case', 'organisation', 'account', 'dossier', 'objection', 'delivery']) k(kind)
     LEFT JOIN pg_index i ON i.indexrelid = to_regclass('search_text_' || k.kind)
     GROUP BY k.kind
     ORDER BY k.kind`,
  )) as { kind: string; valid: boolean }[];
  return indexes
    .filter(({ valid }) => !valid)
    .map(
      ({ kind }) =>
        `The index search_text_${kind} is missing or not valid, so every search of this kind reads all texts. Restore it (REINDEX INDEX search_text_${kind}) or migrate again.`,
    );
}
