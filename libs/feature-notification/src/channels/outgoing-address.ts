import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * All that IANA has given out for the public internet (RFC 4291, 2.4); every other block of IPv6 leads into a network
 * or to IPv4.
 */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
/** Interface ids by which ISATAP carries an IPv4 address inside any prefix (RFC 5214, 6.1). */
const ISATAP = new Set([0x0000, 0x0200]);

/**
 * Whether an address lies on the public internet by IANA's special-purpose registries (RFC 6890). What only carries
 * another address (mapped, compatible, 6to4, Teredo, NAT64, ISATAP) is not public, whatever it carries: a partner has
 * an address of its own.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  if (!(parsed instanceof ipaddr.IPv6)) return true;
  const [, , , , upper = 0, marker = 0] = parsed.parts;
  return parsed.match(GLOBAL_UNICAST) && !(marker === 0x5efe && ISATAP.has(upper));
}

/** `address`: no https address; `unresolved`: a name that has no address now; `port`, `private`: against the policy. */
export type AddressRefusal = 'address' | 'unresolved' | 'port' | 'private';
export class OutgoingAddressError extends Error {
  constructor(
    readonly reason: AddressRefusal,
    readonly host: string,
    readonly port: number,
  ) {
    super(`${host}:${port} is refused as ${reason}`);
    this.name = 'OutgoingAddressError';
  }
}

/**
 * Where a post may go. What an operator's settings name may go anywhere; what a person typed goes by `webhookPolicy`.
 */
export interface OutgoingPolicy {
  /** Private addresses and plain http as well: for gateways of the own network, and for tests. */
  readonly allowPrivate: boolean;
  /** Null for any. */
  readonly ports: readonly number[] | null;
}
export interface CheckedTarget {
  readonly target: URL;
  readonly address: string;
  readonly family: number;
}

export const OPERATOR_POLICY: OutgoingPolicy = { allowPrivate: true, ports: null };

/**
 * An installation that allows private addresses does so for tests inside one network, where receivers listen anywhere.
 */
export function webhookPolicy(notify: { privateWebhooks: boolean; webhookPorts: readonly number[] }): OutgoingPolicy {
  return notify.privateWebhooks ? OPERATOR_POLICY : { allowPrivate: false, ports: notify.webhookPorts };
}

/**
 * Resolves a URL once and gives the address to connect to; a name that answers differently a moment later leads nowhere
 * else. One private address among several is reason enough to refuse. Throws OutgoingAddressError.
 */
export async function checkedTarget(url: string, policy: OutgoingPolicy): Promise<CheckedTarget> {
  const target = URL.canParse(url) ? new URL(url) : null;
  if (!target) throw new OutgoingAddressError('address', '', 0);
  const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80);
  const refuse = (reason: AddressRefusal) => new OutgoingAddressError(reason, target.hostname, port);
  if (!/^https?:$/.test(target.protocol) || target.username !== '' || target.password !== '') throw refuse('address');
  const bare = target.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(bare)
    ? [{ address: bare, family: isIP(bare) }]
    : await lookup(bare, { all: true }).catch(() => []);
  const [first] = found;
  if (!first) throw refuse('unresolved');
  if (!policy.allowPrivate && !found.every(({ address }) => isPublicAddress(address))) throw refuse('private');
  if (target.protocol !== 'https:' && !policy.allowPrivate) throw refuse('address');
  if (policy.ports && !policy.ports.includes(port)) throw refuse('port');
  return { target, ...first };
}
