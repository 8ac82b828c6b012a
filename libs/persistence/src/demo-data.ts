import { EX_CONFIG } from './known-schema';

/** Runs one statement on any connection of the product. */
type Query = (sql: string) => Promise<{ held: boolean | null }[]>;

/**
 * People and organisations of a demonstration, whose passwords are published, would work in an installation for real.
 */
export class DemoInProduction extends Error {
  readonly sentences = {
    en: 'MODE is production and the database holds a demonstration: its accounts have a published password and its data are made up. Name a database of its own, or set MODE=demo.',
    zh: 'MODE 为 production，而数据库中是演示数据：演示账号的密码是公开的，数据是编造的。请另建数据库，或者设置 MODE=demo。',
  } as const;

  constructor() {
    super();
    this.message = this.sentences.en;
    this.name = 'DemoInProduction';
  }

  /** The sentence in the language of the terminal. */
  in(env: NodeJS.ProcessEnv): string {
    return (env['LC_ALL'] || env['LANG'] || '').startsWith('zh') ? this.sentences.zh : this.sentences.en;
  }
}

/** Throws DemoInProduction where an installation for real would work on what a demonstration has left. */
export async function refuseDemoData(query: Query, mode: 'demo' | 'production'): Promise<void> {
  if (mode === 'demo') return;
  // A database that is not migrated yet holds nothing.
  const [known] = await query(`SELECT to_regprocedure('holds_demo_data()') IS NOT NULL AS held`);
  if (!known?.held) return;
  const [row] = await query(`SELECT holds_demo_data() AS held`);
  if (row?.held) throw new DemoInProduction();
}

/**
 * Ends the process with the one sentence where it would serve a demonstration as if it were real. For `main.ts` files.
 */
export async function ownModeOrExit(query: Query, mode: 'demo' | 'production'): Promise<void> {
  try {
    await refuseDemoData(query, mode);
  } catch (error) {
    if (!(error instanceof DemoInProduction)) throw error;
    process.stderr.write(`${error.in(process.env)}\n`);
    process.exit(EX_CONFIG);
  }
}
