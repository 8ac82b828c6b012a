import type { QueryRunner } from 'typeorm';

/** What a function reads now, and what it reads instead: each is found in its text, or the migration stops. */
export type Rewriting = readonly [signature: string, from: string, to: string];

/** Changes a piece of functions that stay what they are otherwise. */
export async function rewriteFunctions(runner: QueryRunner, changes: readonly Rewriting[]): Promise<void> {
  for (const [name, from, to] of changes) {
    const [{ text }] = (await runner.query(`SELECT pg_get_functiondef($1::regprocedure) AS text`, [name])) as [
      { text: string },
    ];
    if (!text.includes(from)) throw new Error(`${name} does not read "${from}"`);
    await runner.query(text.replaceAll(from, to));
  }
}

/** The way back. */
export function reversed(changes: readonly Rewriting[]): Rewriting[] {
  return [...changes].reverse().map(([name, from, to]) => [name, to, from]);
}
