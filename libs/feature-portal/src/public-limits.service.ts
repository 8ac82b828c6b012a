import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { takePublicTurn, UnitOfWork } from '@linxuan/persistence';
import { APP_CONFIG, type AppConfig } from '@linxuan/platform';

/** Forms of one address, and questions for the state of an objection, in a sliding window of seconds. */
const LIMITS = {
  filing: { kind: 'filing', most: 10, seconds: 3600 },
  registering: { kind: 'registering', most: 10, seconds: 3600 },
  lookup: { kind: 'lookup', most: 30, seconds: 600 },
} as const;

/**
 * How often one address may do something on the public site. Counted in the database, so that all its processes count
 * together.
 */
@Injectable()
export class PublicLimits {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'sessionSecret'>,
  ) {}

  /** What an address is counted by; no address itself is stored. */
  sourceOf(address: string): string {
    return createHmac('sha256', this.config.sessionSecret)
      .update(`address/${networkOf(address)}`)
      .digest('base64url');
  }

  /** Counts one attempt; the seconds to wait, or 0 when it is allowed. */
  take(limit: keyof typeof LIMITS, address: string): Promise<number> {
    return this.work.system((tx) => takePublicTurn(tx, LIMITS[limit], this.sourceOf(address)));
  }
}

/** One household or office has one IPv4 address, or a whole /64 of IPv6 ones. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const bare = address.split('%')[0] ?? '';
  if (!isIPv6(bare)) return address;
  const [head = '', tail] = bare.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
