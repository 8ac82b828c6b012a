import { Injectable } from '@nestjs/common';
import { UnitOfWork, type AccessScope, type Tx } from './unit-of-work';

export interface AuditEntry {
  /** `subject.participle`, such as `session.refused` or `list.exported`. */
  kind: string;
  subjectType: string;
  subjectId: string;
  /** Never a secret, a password or a text that somebody wrote. */
  detail?: Record<string, unknown>;
  /** The account it concerns where the transaction has no person's scope yet, as at a sign-in. */
  userId?: string | null;
}

/**
 * Writes to the audit record. What changes rows writes by itself, by triggers of the database; this is for what changes
 * none: a sign-in that failed, a look, an export. Sign-ins, role switches and ends of sessions are recorded with their
 * rows.
 */
@Injectable()
export class AuditTrail {
  constructor(private readonly work: UnitOfWork) {}

  /** In the caller's transaction: both are there or neither. */
  async record(tx: Tx, { kind, subjectType, subjectId, detail, userId }: AuditEntry): Promise<void> {
    await tx.query(`SELECT audit_write($1, $2, $3, $4, $5)`, [
      kind,
      subjectType,
      subjectId,
      detail ?? {},
      userId ?? null,
    ]);
  }

  /** In a transaction of its own, in the name of the scope; wait for it before anything is shown. */
  recordFor(scope: AccessScope, entry: AuditEntry): Promise<void> {
    return this.work.run(scope, (tx) => this.record(tx, entry));
  }

  /**
   * A sign-in that failed. `login` is what was typed: an account's name is recorded, anything else only by its outline.
   */
  signInFailed(login: string, detail: Record<string, unknown> = {}): Promise<void> {
    return this.work.system(async (tx) => {
      const [user] = await tx.query(`SELECT id, login FROM app_user WHERE login_key = login_key($1)`, [login]);
      await this.record(tx, {
        kind: 'session.refused',
        subjectType: user ? 'account' : 'name',
        subjectId: user ? user.id : outlineOf(login),
        detail,
        userId: user?.id ?? null,
      });
    });
  }
}

/**
 * People type their password where the name belongs: of a name that nobody has, the record keeps its first letter and
 * length.
 */
export function outlineOf(login: string): string {
  const letters = [...login.normalize('NFKC').replace(/[^\p{L}\p{N}._@-]/gu, '')];
  return `${letters[0] ?? ''}…(${letters.length})`;
}
