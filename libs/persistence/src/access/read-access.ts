/** Runs one statement and gives back its rows. */
export type Query = (sql: string, parameters?: unknown[]) => Promise<unknown>;

/**
 * Who may do what in a database: one entry for each lock, named by its kind and object, with the statement that makes
 * it. What no statement repairs (the text of a function or a view) is named by its digest.
 */
export type AccessState = Record<string, string>;

const ROLES = `'app_api', 'app_engine', 'app_public', 'queue_owner'`;
/** Objects of an extension belong to its author. */
const OWN = (catalogue: string, oid: string): string =>
  `NOT EXISTS (SELECT 1 FROM pg_depend x WHERE x.classid = '${catalogue}'::regclass AND x.objid = ${oid} AND x.deptype = 'e')`;
const GRANTEE = `CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END`;
const GRANT = (rights: string, on: string): string =>
  `'GRANT ' || ${rights} || ' ON ' || ${on} || ' TO ' || ${GRANTEE} || CASE WHEN bool_or(a.is_grantable) THEN ' WITH GRANT OPTION' ELSE '' END`;
const RIGHTS = `string_agg(DISTINCT a.privilege_type, ', ' ORDER BY a.privilege_type)`;
const SHA = (text: string): string => `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;

const ROLE_ENTRIES = `
SELECT 'role ' || rolname AS name, 'ALTER ROLE ' || rolname || CASE WHEN rolcanlogin THEN ' LOGIN' ELSE ' NOLOGIN' END ||
  CASE WHEN rolsuper THEN ' SUPERUSER' ELSE ' NOSUPERUSER' END || CASE WHEN rolbypassrls THEN ' BYPASSRLS' ELSE ' NOBYPASSRLS' END ||
  CASE WHEN rolcreatedb THEN ' CREATEDB' ELSE ' NOCREATEDB' END || CASE WHEN rolcreaterole THEN ' CREATEROLE' ELSE ' NOCREATEROLE' END ||
  CASE WHEN rolreplication THEN ' REPLICATION' ELSE ' NOREPLICATION' END AS entry FROM pg_roles WHERE rolname IN (${ROLES})
UNION ALL SELECT 'member ' || m.rolname || ' ' || g.rolname, 'GRANT ' || quote_ident(g.rolname) || ' TO ' || m.rolname
  FROM pg_auth_members x JOIN pg_roles m ON m.oid = x.member JOIN pg_roles g ON g.oid = x.roleid WHERE m.rolname IN (${ROLES})`;

const TABLE_ENTRIES = `
SELECT 'row-security ' || c.relname, 'ALTER TABLE ' || quote_ident(c.relname) || ' ENABLE ROW LEVEL SECURITY' || CASE WHEN c.relforcerowsecurity THEN ', FORCE ROW LEVEL SECURITY' ELSE '' END
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relrowsecurity
UNION ALL SELECT 'owner ' || c.relname, pg_get_userbyid(c.relowner) FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p', 'S') AND pg_get_userbyid(c.relowner) IN (${ROLES})
UNION ALL SELECT 'policy ' || c.relname || '.' || p.polname, 'CREATE POLICY ' || quote_ident(p.polname) || ' ON ' || quote_ident(c.relname) ||
  CASE WHEN p.polpermissive THEN '' ELSE ' AS RESTRICTIVE' END ||
  ' FOR ' || CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END ||
  ' TO ' || (SELECT string_agg(CASE r WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(r)) END, ', ' ORDER BY 1) FROM unnest(p.polroles) r) ||
  coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '') || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')
  FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace = 'public'::regnamespace
UNION ALL SELECT 'trigger ' || c.relname || '.' || t.tgname, pg_get_triggerdef(t.oid) || CASE t.tgenabled WHEN 'O' THEN '' ELSE ' -- enabled: ' || t.tgenabled::text END
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal
UNION ALL SELECT 'view ' || c.relname, ${SHA(`coalesce(array_to_string(c.reloptions, ','), '') || regexp_replace(pg_get_viewdef(c.oid), '\\s+', ' ', 'g')`)}
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('v', 'm') AND ${OWN('pg_class', 'c.oid')}`;

const FUNCTION_ENTRIES = `
SELECT 'function ' || p.oid::regprocedure::text, CASE WHEN p.prosecdef THEN 'SECURITY DEFINER ' ELSE '' END || coalesce(array_to_string(p.proconfig, ' ') || ' ', '') || ${SHA('p.prosrc')}
  FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND ${OWN('pg_proc', 'p.oid')}
UNION ALL SELECT 'grant function ' || p.oid::regprocedure::text || ' ' || ${GRANTEE}, ${GRANT(RIGHTS, `'FUNCTION ' || p.oid::regprocedure::text`)}
  FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
  WHERE p.pronamespace = 'public'::regnamespace AND a.grantee <> p.proowner AND ${OWN('pg_proc', 'p.oid')} GROUP BY p.oid, a.grantee`;

const RELATION = `CASE c.relkind WHEN 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END || quote_ident(c.relname)`;
const GRANT_ENTRIES = `
SELECT 'grant ' || ${RELATION} || ' ' || ${GRANTEE}, ${GRANT(RIGHTS, RELATION)}
  FROM pg_class c, aclexplode(c.relacl) a
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p', 'S') AND a.grantee <> c.relowner AND ${OWN('pg_class', 'c.oid')} GROUP BY c.oid, a.grantee
UNION ALL SELECT 'grant column ' || c.relname || '.' || t.attname || ' ' || ${GRANTEE},
  ${GRANT(`string_agg(DISTINCT a.privilege_type || ' (' || quote_ident(t.attname) || ')', ', ' ORDER BY a.privilege_type || ' (' || quote_ident(t.attname) || ')')`, RELATION)}
  FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid AND t.attnum > 0 AND NOT t.attisdropped, aclexplode(t.attacl) a
  WHERE c.relnamespace = 'public'::regnamespace AND a.grantee <> c.relowner GROUP BY c.oid, t.attname, a.grantee
UNION ALL SELECT 'grant schema ' || n.nspname || ' ' || ${GRANTEE}, ${GRANT(RIGHTS, `'SCHEMA ' || n.nspname`)}
  FROM pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
  WHERE n.nspname IN ('public', 'bullmq') AND a.grantee <> n.nspowner GROUP BY n.oid, a.grantee
UNION ALL SELECT 'grant database queue_owner', 'CREATE' WHERE EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'queue_owner')
  AND has_database_privilege('queue_owner', current_database(), 'CREATE')
UNION ALL SELECT 'owner schema bullmq', pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'bullmq'`;

const STATEMENT = [ROLE_ENTRIES, TABLE_ENTRIES, FUNCTION_ENTRIES, GRANT_ENTRIES].join('\nUNION ALL ');

/** The locks as they are, sorted by name. `query` runs as the administrator. */
export async function readAccess(query: Query): Promise<AccessState> {
  const rows = (await query(`SELECT * FROM (${STATEMENT}) entries ORDER BY name COLLATE "C"`)) as {
    name: string;
    entry: string;
  }[];
  return Object.fromEntries(rows.map(({ name, entry }) => [name, entry]));
}
