import { MIGRATION_NAMES } from '../../../migrations/names';

/** Runs one statement on any connection of the product. */
type Query = (sql: string) => Promise<{ name: string }[]>;

/** EX_CONFIG of sysexits.h: whoever started the process has to mend it, and starting it again does not. */
export const EX_CONFIG = 78;

/** The database was migrated by a later version. */
export class NewerSchema extends Error {
  readonly sentences: { readonly en: string; readonly zh: string };

  /** `last` is the newest migration that this version knows. */
  constructor(names: readonly string[], last: string) {
    const back = `npm run cli -- migrate down --to ${last}`;
    const list = names.join(', ');
    const en = `The database is newer than this version, which does not know ${list}: start the later version, or take that back with it first (${back}).`;
    super(en);
    this.name = 'NewerSchema';
    this.sentences = {
      en,
      zh: `数据库比本版本新，本版本不认识 ${list}：请启动较新的版本，或先用它撤回（${back}）。`,
    };
  }

  /** The sentence in the language of the terminal. */
  in(env: NodeJS.ProcessEnv): string {
    return (env['LC_ALL'] || env['LANG'] || '').startsWith('zh') ? this.sentences.zh : this.sentences.en;
  }
}

/**
 * Throws NewerSchema where a migration is applied that this code does not know: what it would write, a later version
 * may read otherwise. Asked once, at the start; a process that runs already goes on while its successor migrates.
 */
export async function refuseNewerSchema(query: Query): Promise<void> {
  // A database that was never migrated, or only by versions before this view, holds nothing unknown.
  const [view] = await query(`SELECT name FROM (VALUES (to_regclass('applied_migration')::text)) AS found (name)`);
  if (!view?.name) return;
  const known = new Set(MIGRATION_NAMES);
  const applied = await query('SELECT name FROM applied_migration ORDER BY name');
  const unknown = applied.map(({ name }) => name).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new NewerSchema(unknown, MIGRATION_NAMES.at(-1) ?? '');
}

/** Ends the process with the one sentence where the database is newer. For `main.ts` files. */
export async function knownSchemaOrExit(query: Query): Promise<void> {
  try {
    await refuseNewerSchema(query);
  } catch (error) {
    if (!(error instanceof NewerSchema)) throw error;
    process.stderr.write(`${error.in(process.env)}\n`);
    process.exit(EX_CONFIG);
  }
}
