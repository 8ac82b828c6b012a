import type { Tx } from '../unit-of-work';

/** The audit record, as commands write to it. It is written by a function of the database and by triggers. */
export class AuditRepository {
  constructor(private readonly tx: Tx) {}

  /**
   * Records a command and who it is in the rest of the transaction: what it changes stands in the record as done by
   * command.
   */
  async runAsCommand(name: string, detail: Record<string, unknown>): Promise<void> {
    await this.tx.query(`SELECT set_config('app.role', 'command', true)`);
    await this.tx.query(`SELECT audit_write('command.run', 'command', $1, $2)`, [name, detail]);
  }
}
