import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import {
  accountOf,
  AuditTrail,
  isKnownPlace,
  noteLimited,
  refundAttempt,
  rememberPlace,
  spendAttempt,
  UnitOfWork,
  type Budget,
  type NamedAccount,
} from '@linxuan/persistence';
import { APP_CONFIG, DomainError, LOGGER, signIns, type AppConfig } from '@linxuan/platform';
import type { Logger } from 'pino';
import { DeviceCookies } from './device-cookie';
import { HashQueue } from './hash-queue';
import { hashPassword, passwordMatches } from './password';
import { SessionService } from './session.service';

/** Wrong attempts from one network address under whatever names: a burst, then one every few seconds. Good ones cost nothing. */
const PER_ADDRESS: Budget = { burst: 20, seconds: 15 };
/** Wrong attempts under one name: by strangers together, from one known place, or from one known device. */
const PER_NAME: Budget = { burst: 10, seconds: 60 };

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

/**
 * Signs in by name and password.
 *
 * What it answers to a name that nobody has, to a wrong password and to a name whose attempts are used up is the same, in words and in time: each
 * runs the same statements and one hash. Attempts are counted three ways. A device that has signed in under the name before, and a place from
 * which that name has signed in before, have budgets of their own; strangers share the name's. So nobody can shut out a person at the desk that
 * this person uses. One address has a budget over all names, against trying one password under many.
 */
@Injectable()
export class SignInService {
  private readonly devices: DeviceCookies;
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
  }

  /** Throws `session.badCredentials`, `session.tooMany` (by address alone) or `service.busy`. */
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
    const address = device === undefined ? `address:${place}` : undefined;
    const tooMany = address === undefined ? 0 : await spendAttempt(this.work, address, PER_ADDRESS);
    if (tooMany > 0) {
      this.note('address-limited', name, visitor);
      throw new DomainError('session.tooMany', { seconds: tooMany });
    }
    const known = await isKnownPlace(this.work, name, place);
    const budget = device ? `device:${name}/${device}` : known ? `place:${name}/${place}` : `name:${name}`;
    const wait = await spendAttempt(this.work, budget, PER_NAME);
    // An account that nobody can sign in with yet holds no hash at all; it must not answer sooner than the others.
    const stored = account.passwordHash?.startsWith('$argon2') ? account.passwordHash : await this.nobody;
    const matches = await passwordMatches(stored, password).catch(() => false);
    if (!account.id || !matches || wait > 0) throw this.refused(login, account, name, wait, visitor);
    await Promise.all([
      refundAttempt(this.work, budget, PER_NAME),
      address === undefined ? undefined : refundAttempt(this.work, address, PER_ADDRESS),
      rememberPlace(this.work, name, place),
    ]);
    const token = await this.sessions.open(account.id);
    this.note('signed-in', name, visitor);
    return { token, deviceCookie: this.devices.issue(visitor.deviceCookie, account.key) };
  }

  /** The audit record and the operator's list hear of it behind the answer, so that the answer takes no longer for a name that exists. */
  private refused(login: string, { id }: NamedAccount, name: string, wait: number, visitor: Visitor): DomainError {
    const records = [
      this.audit.signInFailed(login, { reason: wait > 0 ? 'limited' : 'password' }),
      ...(id && wait > 0 ? [noteLimited(this.work, id, wait)] : []),
    ];
    for (const record of records)
      void record.catch((err: unknown) => this.log.warn({ err }, 'a refused sign-in could not be recorded'));
    this.note(wait > 0 ? 'limited' : 'wrong', name, visitor);
    return new DomainError('session.badCredentials');
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

/** A line at home or an office has 2^64 addresses of IPv6 (RFC 6177), so their first half counts as one; an IPv4 address inside IPv6 is itself. */
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
