import type { AccessState, Query } from './read-access';

export interface AccessDifference {
  /** Kind and object, such as `policy case_file.case_file_read`. */
  name: string;
  kind: 'missing' | 'unexpected' | 'changed';
  expected?: string;
  found?: string;
}

/** What differs between the locks that should be there and those that are, sorted by name. */
export function compareAccess(expected: AccessState, found: AccessState): AccessDifference[] {
  return [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort().flatMap((name): AccessDifference[] => {
    const [should, is] = [expected[name], found[name]];
    if (should === undefined) return [{ name, kind: 'unexpected', found: is }];
    if (is === undefined) return [{ name, kind: 'missing', expected: should }];
    return outline(should) === outline(is) ? [] : [{ name, kind: 'changed', expected: should, found: is }];
  });
}

/** Releases of PostgreSQL print an expression with other blanks and brackets; nothing else of it may differ. */
const outline = (entry: string): string => entry.replace(/[\s()]+/g, '');

/**
 * Makes the locks what they should be, one statement after the other; the caller holds a transaction and looks again
 * afterwards. The text of a function or a view belongs to a migration, and no statement here repairs it.
 */
export async function repairAccess(query: Query, differences: readonly AccessDifference[]): Promise<void> {
  for (const difference of differences) for (const sql of repairOf(difference)) await query(sql);
}

/** The statements that take away what is there and make what should be; none where no statement can. */
function repairOf({ name, expected, found }: AccessDifference): string[] {
  const [kind = '', object = ''] = name.split(/ (.*)/s);
  const make = expected === undefined ? [] : [expected];
  switch (kind) {
    case 'role':
      return make;
    case 'member':
      return found === undefined ? make : [found.replace(/^GRANT (.*) TO (.*)$/, 'REVOKE $1 FROM $2')];
    case 'row-security':
      return expected === undefined ? [`ALTER TABLE ${quoted(object)} DISABLE ROW LEVEL SECURITY`] : make;
    case 'policy':
    case 'trigger': {
      const [table = '', own = ''] = object.split('.');
      return [...(found === undefined ? [] : [`DROP ${kind} ${quoted(own)} ON ${quoted(table)}`]), ...make];
    }
    case 'grant':
      return object === 'database queue_owner'
        ? QUEUE_RIGHTS
        : [...(found === undefined ? [] : [revoke(found)]), ...make];
    case 'owner':
      return object === 'schema bullmq' ? ['ALTER SCHEMA bullmq OWNER TO queue_owner'] : takeBack(object);
    default:
      return [];
  }
}

export const QUEUE_RIGHTS = [
  "DO $$ BEGIN EXECUTE format('GRANT CREATE, CONNECT ON DATABASE %I TO queue_owner', current_database()); END $$",
];

const takeBack = (relation: string): string[] => [`ALTER TABLE ${quoted(relation)} OWNER TO CURRENT_USER`];
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const revoke = (grant: string): string =>
  grant.replace(/^GRANT (.*) ON (.*) TO (.*?)( WITH GRANT OPTION)?$/s, 'REVOKE $1 ON $2 FROM $3 CASCADE');
