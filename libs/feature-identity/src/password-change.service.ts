import { Injectable } from '@nestjs/common';
import { refundAttempt, spendAttempt, UnitOfWork, type Budget } from '@linxuan/persistence';
import { DomainError, type SessionActor } from '@linxuan/platform';
import { HashQueue } from './hash-queue';
import { hashPassword, passwordMatches } from './password';
import { checkPassword } from './password-rules';
import { realUser } from './session.service';

/** Wrong current passwords of one person: an open session must not be a place to guess the password at. */
const PER_PERSON: Budget = { burst: 5, seconds: 60 };

interface Account {
  password_hash: string;
  login: string;
  display_name: string;
  organisations: string[] | null;
}

/** A person changes the own password. Hashes are computed in the queue and outside transactions, as at the sign-in. */
@Injectable()
export class PasswordChangeService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hashes: HashQueue,
  ) {}

  /**
   * All other sessions of the person end. Throws `password.weak`, `password.common`, `password.personal`, `password.same`, `password.tooMany`,
   * or `session.badCredentials` where the current password is wrong or was changed meanwhile.
   */
  async change(actor: SessionActor, current: string, next: string): Promise<void> {
    const userId = realUser(actor);
    const account = await this.accountOf(userId);
    await checkPassword(next, [account.login, account.display_name, ...(account.organisations ?? [])]);
    if (current === next) throw new DomainError('password.same', {}, { fields: [{ pointer: '/next', code: 'same' }] });
    const hash = await this.hashes.run(async () => {
      await this.mustMatch(userId, account.password_hash, current);
      return hashPassword(next);
    });
    await this.work.system(async (tx) => {
      const changed: unknown[] = await tx.query(
        `WITH changed AS (UPDATE app_user SET password_hash = $3, must_change = false WHERE id = $1 AND password_hash = $2 RETURNING id) SELECT id FROM changed`,
        [userId, account.password_hash, hash],
      );
      if (changed.length === 0) throw wrongCurrent();
      await tx.query(`DELETE FROM session WHERE user_id = $1 AND csrf <> $2`, [userId, actor.csrf]);
    });
  }

  private async mustMatch(userId: string, stored: string, current: string): Promise<void> {
    const name = `current:${userId}`;
    const wait = await spendAttempt(this.work, name, PER_PERSON);
    if (wait > 0) throw new DomainError('password.tooMany', { seconds: wait });
    if (!(await passwordMatches(stored, current).catch(() => false))) throw wrongCurrent();
    await refundAttempt(this.work, name, PER_PERSON);
  }

  private async accountOf(userId: string): Promise<Account> {
    const [account] = await this.work.statement<Account>(
      `SELECT u.password_hash, u.login, u.display_name,
         (SELECT array_agg(o.name_zh || ' ' || o.name_en) FROM membership m JOIN organisation o ON o.id = m.org_id WHERE m.user_id = u.id AND m.ended_at IS NULL) AS organisations
       FROM app_user u WHERE u.id = $1`,
      [userId],
    );
    if (!account) throw new DomainError('session.required');
    return account;
  }
}

const wrongCurrent = () =>
  new DomainError('session.badCredentials', {}, { fields: [{ pointer: '/current', code: 'wrong' }] });
