import type { Tx } from '@linxuan/persistence';

/** What the command changes stands in the audit record as done by command, with its name; whoever runs it holds the machine. */
export async function asCommand(tx: Tx, name: string, detail: Record<string, unknown>): Promise<void> {
  await tx.query(`SELECT set_config('app.role', 'command', true)`);
  await tx.query(`SELECT audit_write('command.run', 'command', $1, $2)`, [name, detail]);
}
