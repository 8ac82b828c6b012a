import fc from 'fast-check';
import { canonicalJson } from './canonical';
import type { ChainEvent } from './chain';
import { missingChains, verifyChain } from './chain';
import { GENESIS_HASH, chainHash, digestOf, hmacSha256Hex, sha256Hex } from './hash';

function chain(payloads: readonly unknown[]): ChainEvent[] {
  let previousHash = GENESIS_HASH;
  return payloads.map((payload, index) => {
    const text = canonicalJson({ sequence: index + 1, payload });
    const event = {
      sequence: index + 1,
      previousHash,
      hash: chainHash(previousHash, text),
      text,
      mirror: { sequence: index + 1 },
    };
    previousHash = event.hash;
    return event;
  });
}
const headOf = (events: readonly ChainEvent[]) => ({
  sequence: events.length,
  hash: events.at(-1)?.hash ?? GENESIS_HASH,
});

describe('hashes', () => {
  it('agree with the published test vectors', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(hmacSha256Hex('Jefe', 'what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
    expect(digestOf({ b: 1, a: 2 })).toBe(sha256Hex('{"a":2,"b":1}'));
  });
});

describe('verifyChain', () => {
  const events = chain(['a', 'b', 'c', 'd']);
  const head = headOf(events);
  const changed = (at: number, change: Partial<ChainEvent>): ChainEvent[] =>
    events.map((event) => (event.sequence === at ? { ...event, ...change } : event));

  it('accepts every honest chain', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ stringUnit: 'grapheme' }), { maxLength: 8 }), (payloads) => {
        const honest = chain(payloads);
        expect(verifyChain(honest, headOf(honest))).toEqual({ ok: true });
      }),
    );
    expect(verifyChain([], null)).toEqual({ ok: true });
  });

  it('finds an edited text', () => {
    expect(verifyChain(changed(2, { text: canonicalJson({ sequence: 2, payload: 'B' }) }), head)).toEqual({
      ok: false,
      at: 2,
      why: 'hash',
    });
  });

  it('finds an edited text whose own hash was made to fit', () => {
    const text = canonicalJson({ sequence: 2, payload: 'B' });
    const planted = changed(2, { text, hash: chainHash(events[0]?.hash ?? '', text) });
    expect(verifyChain(planted, head)).toEqual({ ok: false, at: 3, why: 'hash' });
  });

  it('finds a chain rewritten to its end', () => {
    expect(verifyChain(chain(['a', 'B', 'c', 'd']), head)).toEqual({ ok: false, at: 4, why: 'head' });
  });

  it('finds a missing event, a swap, a double and a missing end', () => {
    const [a, b, c, d] = events as [ChainEvent, ChainEvent, ChainEvent, ChainEvent];
    expect(verifyChain([a, c, d], head)).toEqual({ ok: false, at: 2, why: 'gap' });
    expect(verifyChain([b, c, d], head)).toEqual({ ok: false, at: 1, why: 'gap' });
    expect(verifyChain([a, c, b, d], head)).toEqual({ ok: false, at: 2, why: 'order' });
    expect(verifyChain([a, b, b, c, d], head)).toEqual({ ok: false, at: 2, why: 'order' });
    expect(verifyChain([a, b], head)).toEqual({ ok: false, at: 3, why: 'truncated' });
    expect(verifyChain([], head)).toEqual({ ok: false, at: 1, why: 'truncated' });
  });

  it('finds events beyond the head, and a chain without one', () => {
    expect(verifyChain(events, headOf(events.slice(0, 3)))).toEqual({ ok: false, at: 4, why: 'head' });
    expect(verifyChain(events, null)).toEqual({ ok: false, at: 4, why: 'head' });
  });

  it('finds an edited column and a text that is not canonical', () => {
    expect(verifyChain(changed(3, { mirror: { sequence: 4 } }), head)).toEqual({ ok: false, at: 3, why: 'payload' });
    expect(verifyChain(changed(3, { mirror: { actor: 'x' } }), head)).toEqual({ ok: false, at: 3, why: 'payload' });
    const text = '{"sequence": 1}';
    const loose = { sequence: 1, previousHash: GENESIS_HASH, hash: chainHash(GENESIS_HASH, text), text };
    expect(verifyChain([loose], { sequence: 1, hash: loose.hash })).toEqual({ ok: false, at: 1, why: 'payload' });
  });

  it('finds every single planted edit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 6 }),
        fc.nat(),
        (payloads, pick) => {
          const honest = chain(payloads);
          const at = (pick % honest.length) + 1;
          const planted = honest.map((event) =>
            event.sequence === at
              ? { ...event, text: canonicalJson({ sequence: at, payload: `${payloads[at - 1]}!` }) }
              : event,
          );
          expect(verifyChain(planted, headOf(honest))).toEqual({ ok: false, at, why: 'hash' });
        },
      ),
    );
  });
});

describe('heads in the second place', () => {
  it('show a wholly missing chain and a chain without head', () => {
    const heads = [{ chain: 'case-2' }, { chain: 'case-1' }];
    expect(missingChains(heads, [{ chain: 'case-2' }, { chain: 'case-3' }])).toEqual({
      missing: ['case-1'],
      unheaded: ['case-3'],
    });
    expect(missingChains(heads, heads)).toEqual({ missing: [], unheaded: [] });
  });
});
