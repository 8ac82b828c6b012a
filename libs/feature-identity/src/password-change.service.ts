import { Injectable } from '@nestjs/common';
import {
  AccountRepository,
  passwordOwner,
  refundAttempt,
  SessionRepository,
  spendAttempt,
  UnitOfWork,
  type Budget,
  type PasswordOwner,
} from '@linxuan/persistence';
import { DomainError, type SessionActor } from '@linxuan/platform';
import { HashQueue } from './hash-queue';
import { hashPassword, passwordMatches } from './password';
import { checkPassword } from './password-rules';
import { realUser } from './session.service';

/** Wrong current passwords of one person: an open session must not be a place to guess the password at. */
const PER_PERSON: Budget = { burst: 5, seconds: 60 };

/** A person changes the own password. Hashes are computed in the queue and outside transactions, as at the sign-in. */
@Injectable()
export class PasswordChangeService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hashes: HashQueue,
  ) {}

  /**
   * All other sessions of the person end. Throws `password.weak`, `password.common`, `password.personal`,
   * `password.same`, `password.tooMany`, or `session.badCredentials` where the current password is wrong or was changed
   * meanwhile.
   */
  async change(actor: SessionActor, current: string, next: string): Promise<void> {
    const userId = realUser(actor);
    const account = await this.accountOf(userId);
    await checkPassword(next, [account.login, account.displayName, ...(account.organisations ?? [])]);
    if (current === next) throw new DomainError('password.same', {}, { fields: [{ pointer: '/next', code: 'same' }] });
    const hash = await this.hashes.run(async () => {
      await this.mustMatch(userId, account.passwordHash, current);
      return hashPassword(next);
    });
    await this.work.system(async (tx) => {
      if (!(await new AccountRepository(tx).changePassword(userId, account.passwordHash, hash))) throw wrongCurrent();
      await new SessionRepository(tx).endOthers(userId, actor.csrf);
    });
  }

  private async mustMatch(userId: string, stored: string, current: string): Promise<void> {
    const name = `current:${userId}`;
    const wait = await spendAttempt(this.work, name, PER_PERSON);
    if (wait > 0) throw new DomainError('password.tooMany', { seconds: wait });
    if (!(await passwordMatches(stored, current).catch(() => false))) throw wrongCurrent();
    await refundAttempt(this.work, name, PER_PERSON);
  }

  private async accountOf(userId: string): Promise<PasswordOwner> {
    const account = await passwordOwner(this.work, userId);
    if (!account) throw new DomainError('session.required');
    return account;
  }
}

const wrongCurrent = () =>
  new DomainError('session.badCredentials', {}, { fields: [{ pointer: '/current', code: 'wrong' }] });
