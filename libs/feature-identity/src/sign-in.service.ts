import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { accountOf, AuditTrail, noteLimited, rememberPlace, UnitOfWork, type NamedAccount } from '@linxuan/persistence';
import { APP_CONFIG, DomainError, LOGGER, signIns, type AppConfig } from '@linxuan/platform';
import type { Logger } from 'pino';
import { DeviceCookies } from './device-cookie';
import { HashQueue } from './hash-queue';
import { hashPassword, passwordMatches } from './password';
import { SessionService } from './session.service';
import { SignInBudgets, type Admission } from './sign-in-budgets';

/** Who knocks. The address is the one that the trusted proxies vouch for. */
export interface Visitor {
  address: string;
  deviceCookie: string | undefined;
  requestId: string;
}
export interface SignedIn {
  token: string;
  deviceCookie: string;
}
type Outcome = 'signed-in' | 'wrong' | 'limited' | 'address-limited' | 'busy';
/** What every attempt of one visitor under one name is told by. */
interface Attempted {
  login: string;
  account: NamedAccount;
  /** Digest of the name's key. */
  name: string;
  visitor: Visitor;
}

/**
 * Signs in by name and password.
 *
 * What it answers to a name that nobody has and to a wrong password is the same, in words and in time: each runs the
 * same statements and one hash. How often may be tried, and who waits for a turn, is `SignInBudgets`'; it decides by
 * what was tried, never by whether the name exists.
 */
@Injectable()
export class SignInService {
  private readonly devices: DeviceCookies;
  private readonly budgets: SignInBudgets;
  /** Costs as much as a real check, so that an unknown name takes as long as a wrong password. */
  private readonly nobody = hashPassword(randomBytes(16).toString('hex'));

  constructor(
    private readonly work: UnitOfWork,
    private readonly sessions: SessionService,
    private readonly hashes: HashQueue,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'sessionSecret'>,
    @Inject(LOGGER) private readonly log: Pick<Logger, 'info' | 'warn'>,
    private readonly audit: AuditTrail,
  ) {
    this.devices = new DeviceCookies(config.sessionSecret);
    this.budgets = new SignInBudgets(work);
  }

  /** Throws `session.badCredentials`, `session.tooMany` (with the seconds until the turn) or `service.busy`. */
  async signIn(login: string, password: string, visitor: Visitor): Promise<SignedIn> {
    try {
      return await this.hashes.run(() => this.attempt(login, password, visitor));
    } catch (error) {
      if (error instanceof DomainError && error.code === 'service.busy') this.note('busy', '', visitor);
      throw error;
    }
  }

  /** One turn of the queue: the budgets are spent inside it, so of attempts that wait none has taken anything yet. */
  private async attempt(login: string, password: string, visitor: Visitor): Promise<SignedIn> {
    const account = await accountOf(this.work, login);
    const name = this.digest('name', account.key);
    const place = this.digest('place', networkOf(visitor.address));
    const device = this.devices.deviceOf(visitor.deviceCookie, account.key);
    const attempted = { login, account, name, visitor };
    const admission = await this.budgets.admit({ name, place, device });
    if (admission.next === 'line') throw this.refused(attempted, admission);
    // An account that nobody can sign in with yet holds no hash at all; it must not answer sooner than the others.
    const stored = account.passwordHash?.startsWith('$argon2') ? account.passwordHash : await this.nobody;
    const matches = await passwordMatches(stored, password).catch(() => false);
    if (!account.id || !matches || !admission.counts) throw this.refused(attempted, admission);
    await Promise.all([admission.refund(), rememberPlace(this.work, name, place)]);
    const token = await this.sessions.open(account.id);
    this.note('signed-in', name, visitor);
    return { token, deviceCookie: this.devices.issue(visitor.deviceCookie, account.key) };
  }

  /**
   * The audit record and the operator's list hear of it behind the answer, so that the answer takes no longer for a
   * name that exists.
   */
  private refused({ login, account, name, visitor }: Attempted, { wait, limitedBy }: Admission): DomainError {
    // Whatever one address tries beyond its budget is counted, and recorded no more: it could fill the record.
    const records =
      limitedBy === 'address'
        ? []
        : [
            this.audit.signInFailed(login, { reason: limitedBy ? 'limited' : 'password' }),
            ...(account.id && limitedBy ? [noteLimited(this.work, account.id, wait)] : []),
          ];
    for (const record of records)
      void record.catch((err: unknown) => this.log.warn({ err }, 'a refused sign-in could not be recorded'));
    this.note(limitedBy === 'address' ? 'address-limited' : limitedBy ? 'limited' : 'wrong', name, visitor);
    return wait > 0 ? new DomainError('session.tooMany', { seconds: wait }) : new DomainError('session.badCredentials');
  }

  /** A line with digests: an operator can tell whether it is one name or many, one address or many, and not which. */
  private note(outcome: Outcome, name: string, { address, requestId }: Visitor): void {
    signIns.inc({ outcome });
    const line = {
      event: 'sign-in',
      outcome,
      name: name.slice(0, 12),
      place: this.digest('place', networkOf(address)).slice(0, 12),
      requestId,
    };
    if (outcome === 'signed-in') this.log.info(line, 'sign-in');
    else this.log.warn(line, 'sign-in');
  }

  private digest(kind: 'name' | 'place', value: string): string {
    return createHmac('sha256', this.config.sessionSecret).update(`${kind}\0${value}`).digest('hex').slice(0, 32);
  }
}

/**
 * A line at home or an office has 2^64 addresses of IPv6 (RFC 6177), so their first half counts as one; an IPv4 address
 * inside IPv6 is itself.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const [front, back] = [head.split(':').filter(Boolean), (tail ?? '').split(':').filter(Boolean)];
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  const groups = [...front, ...zeros, ...back].map((group) => group.replace(/^0+(?=.)/, ''));
  return `${groups.slice(0, 4).join(':')}::/64`;
}
