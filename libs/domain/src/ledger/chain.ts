import { canonicalJson, isCanonicalText } from './canonical';
import { GENESIS_HASH, chainHash } from './hash';

/** One stored event of a chain, in the order it was read. Sequences start at 1. */
export interface ChainEvent {
  readonly sequence: number;
  readonly previousHash: string;
  readonly hash: string;
  /** Canonical JSON text: what the hash is over. */
  readonly text: string;
  /** Columns that repeat members of the text for queries; each must still equal its member. */
  readonly mirror?: Readonly<Record<string, unknown>>;
}

/** The end of a chain as it is kept in the second place. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

/**
 * gap: a number is missing · order: events are swapped or doubled · hash: an event's text or link was changed ·
 * payload: columns differ from the text, or the text is not canonical · truncated: the end is missing · head: the chain
 * is consistent but is not the one that the second place knows.
 */
export type ChainFault = 'gap' | 'hash' | 'order' | 'head' | 'truncated' | 'payload';
export type ChainVerdict =
  { readonly ok: true } | { readonly ok: false; readonly at: number; readonly why: ChainFault };

const fault = (at: number, why: ChainFault): ChainVerdict => ({ ok: false, at, why });

function mirrorsText(event: ChainEvent): boolean {
  if (!isCanonicalText(event.text)) return false;
  const entries = Object.entries(event.mirror ?? {});
  if (entries.length === 0) return true;
  const content: unknown = JSON.parse(event.text);
  if (typeof content !== 'object' || content === null) return false;
  const members = new Map<string, unknown>(Object.entries(content));
  return entries.every(([name, value]) => {
    const member = members.get(name);
    return value === undefined || member === undefined
      ? value === member
      : canonicalJson(value) === canonicalJson(member);
  });
}

/** Checks one chain from its first event to its head; `at` is the sequence where it first fails. */
export function verifyChain(events: readonly ChainEvent[], head: ChainHead | null): ChainVerdict {
  let previousHash = GENESIS_HASH;
  let expected = 1;
  for (const event of events) {
    if (event.sequence > expected) {
      // The number may come later: then it is a swap, not a loss.
      const swapped = events.some((other) => other.sequence === expected);
      return fault(expected, swapped ? 'order' : 'gap');
    }
    if (event.sequence < expected) return fault(event.sequence, 'order');
    const linked = event.previousHash === previousHash && event.hash === chainHash(previousHash, event.text);
    if (!linked) return fault(event.sequence, 'hash');
    if (!mirrorsText(event)) return fault(event.sequence, 'payload');
    previousHash = event.hash;
    expected += 1;
  }
  const last = expected - 1;
  if (head === null) return last === 0 ? { ok: true } : fault(last, 'head');
  if (last < head.sequence) return fault(expected, 'truncated');
  if (last > head.sequence) return fault(head.sequence + 1, 'head');
  return previousHash === head.hash ? { ok: true } : fault(last, 'head');
}

export interface NamedHead extends ChainHead {
  readonly chain: string;
}

/**
 * A chain that is wholly gone leaves nothing to verify; it shows only against the heads in the second place.
 * `missing`: a head without any event. `unheaded`: events whose head is missing there. Both sorted.
 */
export function missingChains(
  heads: readonly { readonly chain: string }[],
  firsts: readonly { readonly chain: string }[],
): { readonly missing: readonly string[]; readonly unheaded: readonly string[] } {
  const kept = new Set(heads.map(({ chain }) => chain));
  const present = new Set(firsts.map(({ chain }) => chain));
  return {
    missing: [...kept].filter((chain) => !present.has(chain)).sort(),
    unheaded: [...present].filter((chain) => !kept.has(chain)).sort(),
  };
}
