import { bls12_381 } from '@noble/curves/bls12-381.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { beaconMessage, isBeaconSignature } from './beacon';
import { BEACON_NETWORKS, beaconInstant, type BeaconNetwork } from './beacon-networks';
import { commitmentOf, isOwnPlace, placeOf, rootOf, type Frozen, type Leaf } from './frozen';
import { followerOf } from './replacement';
import { resultOf, toldResult } from './round';
import { seedOfWitnesses, witnessDigest } from './seed';
import { frozenOf, inventedLeaves, personAt, PlayedRound, saltOf, thrown } from './testing/played-round';
import { verifyText, verifyTranscript, type Transcript, type Verdict } from './verify';

const read = (transcript: Transcript, noted = {}): Verdict =>
  verifyTranscript(transcript, { isBeaconSignature, noted });
const changed = (transcript: Transcript, change: (copy: Writable<Transcript>) => void): Transcript => {
  const copy = structuredClone(transcript) as Writable<Transcript>;
  change(copy);
  return copy as Transcript;
};
type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;

/** A transcript that holds in itself: whoever forges one would make all digests anew. */
function forged(leaves: readonly Leaf[], frozen: Frozen): PlayedRound {
  return new PlayedRound(leaves, frozen).witnessed();
}

describe('an honest transcript', () => {
  const round = new PlayedRound().witnessed();

  it('is agreed with, also by what was noted on the day, and also as a text', () => {
    const noted = { commitment: commitmentOf(round.frozen), head: round.entries[1]?.head ?? '' };
    expect(read(round.transcript, noted)).toMatchObject({ ok: true, redraws: 0, replacements: 0 });
    expect(verifyText(JSON.stringify(round.transcript), { isBeaconSignature })).toMatchObject({ ok: true });
  });

  it('lets each expert find herself and nobody else', () => {
    const place = placeOf(round.leaves, 'X007', saltOf(7));
    if (!place) throw new Error('no place');
    expect(isOwnPlace(place, personAt(7), round.frozen)).toBe(true);
    expect(isOwnPlace(place, personAt(8), round.frozen)).toBe(false);
    expect(isOwnPlace({ ...place, salt: saltOf(8) }, personAt(7), round.frozen)).toBe(false);
    expect(
      isOwnPlace({ ...place, leaf: { ...place.leaf, senior: !place.leaf.senior } }, personAt(7), round.frozen),
    ).toBe(false);
  });

  it('keeps who must keep away from the panels', () => {
    for (const { seats, reserves } of Object.values(round.state.panels)) {
      expect(seats).toHaveLength(3);
      expect([...seats, ...reserves]).not.toContain('X003');
    }
  });
});

describe('grinding the seed', () => {
  it('is no use to the second witness, who is bound before the first shows anything', () => {
    const round = new PlayedRound();
    round.must('P1', { type: 'witness-committed', witness: 1, digest: witnessDigest(round.place, 1, thrown(1)) });
    expect(round.tell('P1', { type: 'witness-revealed', witness: 1, ...thrown(1) })).toBe('notCommitted');
    round.must('P2', { type: 'witness-committed', witness: 2, digest: witnessDigest(round.place, 2, thrown(2)) });
    round.must('P1', { type: 'witness-revealed', witness: 1, ...thrown(1) });
    expect(round.tell('P2', { type: 'witness-revealed', witness: 2, ...thrown(3) })).toBe('throw');
    expect(round.tell('P2', { type: 'witness-committed', witness: 2, digest: 'other' })).toBe('committed');
  });

  it('is no use to one person alone, who cannot be both witnesses', () => {
    const round = new PlayedRound();
    round.must('P1', { type: 'witness-committed', witness: 1, digest: 'a' });
    expect(round.tell('P1', { type: 'witness-committed', witness: 2, digest: 'b' })).toBe('samePerson');
  });

  it('takes twenty dice and nothing else', () => {
    const short = { ...thrown(1), dice: thrown(1).dice.slice(1) };
    const loaded = { ...thrown(1), dice: [7, ...thrown(1).dice.slice(1)] };
    for (const bad of [short, loaded, { ...thrown(1), nonce: 'x' }]) {
      const round = new PlayedRound();
      round.must('P1', { type: 'witness-committed', witness: 1, digest: witnessDigest(round.place, 1, bad) });
      round.must('P2', { type: 'witness-committed', witness: 2, digest: 'b' });
      expect(round.tell('P1', { type: 'witness-revealed', witness: 1, ...bad })).toBe('dice');
    }
  });

  it('is no use with throws of another pool or another draw', () => {
    const [one, other] = [new PlayedRound(), new PlayedRound(inventedLeaves(25))];
    const throws = [thrown(1), thrown(2)] as const;
    expect(seedOfWitnesses(one.place, throws)).not.toBe(seedOfWitnesses(other.place, throws));
    expect(seedOfWitnesses(one.place, throws)).not.toBe(seedOfWitnesses({ ...one.place, draw: 2 }, throws));
  });

  it('is no use with a beacon: its round is still to come, and its signature is one', () => {
    const { shortSignatures } = bls12_381;
    const secretKey = bls12_381.utils.randomSecretKey();
    const publicKey = shortSignatures.getPublicKey(secretKey);
    const network: BeaconNetwork = {
      ...(BEACON_NETWORKS[0] as BeaconNetwork),
      id: 'test',
      publicKey: bytesToHex(publicKey.toBytes()),
    };
    const sign = (n: number) =>
      bytesToHex(
        shortSignatures.Signature.toBytes(
          shortSignatures.sign(
            shortSignatures.hash(beaconMessage(n), 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_'),
            secretKey,
          ),
        ),
      );
    const leaves = inventedLeaves();
    const past = frozenOf(leaves, { kind: 'beacon', network: 'test', round: 10 });
    const options = { isBeaconSignature, networks: [network] };
    const facts = { isBeaconSignature, networks: [network] };
    const early = new PlayedRound(leaves, past, facts);
    early.must('P1', { type: 'beacon-entered', signature: sign(10) });
    expect(beaconInstant(network, 10) < past.frozenAt).toBe(true);
    expect(verifyTranscript(early.transcript, options)).toMatchObject({ ok: false, why: 'beaconPast' });

    const coming = frozenOf(leaves, { kind: 'beacon', network: 'test', round: 40_000_000 });
    const round = new PlayedRound(leaves, coming, facts);
    expect(round.tell('P1', { type: 'beacon-entered', signature: sign(40_000_001) })).toBe('signature');
    expect(round.tell('P1', { type: 'witness-committed', witness: 1, digest: 'a' })).toBe('phase');
    round.must('P1', { type: 'beacon-entered', signature: sign(40_000_000) });
    expect(verifyTranscript(round.transcript, options)).toMatchObject({ ok: true });
    expect(verifyTranscript(round.transcript, { isBeaconSignature })).toMatchObject({ ok: false, why: 'network' });
  });
});

describe('changing the pool after the commitment', () => {
  const honest = new PlayedRound().witnessed();
  const noted = { commitment: commitmentOf(honest.frozen) };

  it.each([
    ['dropping an expert', inventedLeaves().slice(1)],
    ['adding an expert', inventedLeaves(25)],
    ['giving a code to another person', inventedLeaves().map((leaf, n) => (n === 7 ? { ...leaf, person: 'a' } : leaf))],
    ['making somebody senior', inventedLeaves().map((leaf, n) => (n === 1 ? { ...leaf, senior: true } : leaf))],
  ])('%s changes the root', (_name, leaves) => {
    expect(rootOf(leaves)).not.toBe(honest.frozen.root);
    const swapped = { ...honest.transcript, experts: leaves };
    expect(read(swapped)).toMatchObject({ ok: false, why: expect.stringMatching(/^(root|leaves)$/) as string });
    // Making all digests anew gives another commitment than the one that was published.
    const anew = forged(leaves, frozenOf(leaves)).transcript;
    expect(read(anew)).toMatchObject({ ok: true });
    expect(read(anew, noted)).toMatchObject({ ok: false, at: '/commitment', why: 'noted' });
  });

  it('editing constraints changes the commitment', () => {
    for (const change of [
      (copy: Writable<Transcript>) => void (copy.frozen.panels[0] && (copy.frozen.panels[0].limits.perEmployer = 2)),
      (copy: Writable<Transcript>) => void copy.frozen.panels[1]?.barred.push({ code: 'X001', ground: 'handler' }),
      (copy: Writable<Transcript>) => void (copy.frozen.panels[0] && (copy.frozen.panels[0].seats = 2)),
      (copy: Writable<Transcript>) => void copy.frozen.panels.reverse(),
    ]) {
      const edited = changed(honest.transcript, change);
      expect(read(edited)).toMatchObject({ ok: false, at: '/commitment', why: 'commitment' });
      expect(read({ ...edited, commitment: commitmentOf(edited.frozen) }, noted)).toMatchObject({ why: 'noted' });
    }
  });
});

describe('redrawing until it fits', () => {
  it('needs two people, throws anew, and is counted in the transcript', () => {
    const round = new PlayedRound().witnessed();
    const before = round.state.panels;
    round.must('P1', { type: 'repeat-proposed', how: 'redraw', reason: '演示：见证程序有误' });
    expect(round.tell('P1', { type: 'repeat-confirmed', source: { kind: 'witnesses' } })).toBe('samePerson');
    round.must('P2', { type: 'repeat-confirmed', source: { kind: 'witnesses' } });
    expect(round.tell('P1', { type: 'witness-revealed', witness: 1, ...thrown(1) })).toBe('notCommitted');
    round.witnessed();
    expect(round.state.panels).not.toEqual(before);
    expect(read(round.transcript)).toMatchObject({ ok: true, redraws: 1 });
  });

  it('cannot be left out afterwards', () => {
    const round = new PlayedRound().witnessed();
    const first = round.state.head;
    round.must('P1', { type: 'repeat-proposed', how: 'redraw', reason: '演示' });
    round.must('P2', { type: 'repeat-confirmed', source: { kind: 'witnesses' } });
    round.witnessed(thrown(3), thrown(4));
    // The last draw alone, as if it had been the first.
    const entries = round.entries.slice(-5);
    expect(read({ ...round.transcript, entries })).toMatchObject({ ok: false, at: '/entries/0/act', why: 'order' });
    const alone = new PlayedRound().witnessed(thrown(3), thrown(4)).transcript;
    expect(read(alone, { head: first })).toMatchObject({ ok: false, at: '/head', why: 'noted' });
  });

  it('cannot be had by ending the round: that needs two people too, and nothing follows it', () => {
    const round = new PlayedRound().witnessed();
    round.must('P1', { type: 'repeat-proposed', how: 'annul', reason: '演示' });
    expect(round.tell('P2', { type: 'repeat-confirmed', source: { kind: 'witnesses' } })).toBe('phase');
    round.must('P2', { type: 'repeat-confirmed', source: null });
    expect(round.tell('P1', { type: 'repeat-proposed', how: 'redraw', reason: '演示' })).toBe('phase');
    expect(read(round.transcript)).toMatchObject({ ok: true, state: { phase: 'annulled' } });
  });

  it('cannot be had by stopping between two throws', () => {
    const round = new PlayedRound();
    round.must('P1', { type: 'witness-committed', witness: 1, digest: witnessDigest(round.place, 1, thrown(1)) });
    round.must('P2', { type: 'witness-committed', witness: 2, digest: witnessDigest(round.place, 2, thrown(2)) });
    round.must('P1', { type: 'witness-revealed', witness: 1, ...thrown(1) });
    round.must('P2', { type: 'repeat-proposed', how: 'redraw', reason: '演示' });
    expect(round.tell('P2', { type: 'repeat-confirmed', source: { kind: 'witnesses' } })).toBe('samePerson');
    round.must('P1', { type: 'repeat-confirmed', source: { kind: 'witnesses' } });
    round.witnessed();
    expect(read(round.transcript)).toMatchObject({ ok: true, redraws: 1 });
  });
});

describe('a forged transcript', () => {
  const { transcript } = new PlayedRound().witnessed();
  const drawnAt = transcript.entries.length - 1;

  it('with other people on a panel is told from what the seed gives, at the first panel that differs', () => {
    const edited = changed(transcript, (copy) => {
      const { act } = copy.entries[drawnAt] ?? {};
      if (act?.type === 'drawn' && act.panels[1]) act.panels[1].seats = ['X000', 'X001', 'X002'];
    });
    expect(read(edited)).toMatchObject({ ok: false, at: `/entries/${drawnAt}/act`, why: 'result' });
  });

  it('with another seed is told too', () => {
    const { frozen, experts } = transcript;
    const seed = 'f'.repeat(64);
    const panels = resultOf(frozen, experts ?? [], seed);
    const edited = changed(transcript, (copy) => {
      const entry = copy.entries[drawnAt];
      if (entry) entry.act = { ...entry.act, ...toldResult(1, seed, panels as never) } as typeof entry.act;
    });
    expect(read(edited)).toMatchObject({ ok: false, why: 'result', expected: expect.any(String) as string });
  });

  it.each([
    ['an act taken out', (copy: Writable<Transcript>) => void copy.entries.splice(1, 1), 'order'],
    ['acts exchanged', (copy: Writable<Transcript>) => void copy.entries.reverse(), 'order'],
    [
      'a digest changed',
      (copy: Writable<Transcript>) => void (copy.entries[0] && (copy.entries[0].head = 'a')),
      'head',
    ],
    ['another end', (copy: Writable<Transcript>) => void (copy.head = 'a'), 'head'],
    ['no end', (copy: Writable<Transcript>) => void copy.entries.pop(), 'head'],
    [
      'a person in place of the product',
      (copy: Writable<Transcript>) => void (copy.entries[4] && (copy.entries[4].act.by = 'P1')),
      'order',
    ],
    ['another format', (copy: Writable<Transcript>) => void (copy.frozen.format = 'x' as never), 'form'],
  ])('with %s is told', (_name, change, why) => {
    expect(read(changed(transcript, change))).toMatchObject({ ok: false, why });
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"frozen":{}}',
    '{"frozen":{"format":"linxuan-draw/1","source":{}},"entries":[null]}',
  ])('that is no transcript is a difference and no error: %s', (text) => {
    expect(verifyText(text, { isBeaconSignature })).toMatchObject({ ok: false });
  });
});

describe('a swapped replacement', () => {
  const drawn = () => new PlayedRound().witnessed();
  const seatingOf = (round: PlayedRound) => {
    const panel = round.state.panels['P01'];
    const limits = round.frozen.panels[0]?.limits;
    if (!panel || !limits) throw new Error('nothing drawn');
    return { panel, limits, experts: round.leaves };
  };

  it('is refused: the next of the committed order comes, with whom the limits hold', () => {
    const round = drawn();
    const seating = seatingOf(round);
    const out = seating.panel.seats[1] ?? '';
    const next = followerOf(seating, out) ?? '';
    const other = seating.panel.reserves.find((code) => code !== next) ?? '';
    const act = { type: 'replaced', panel: 'P01', out, ground: 'declined', passed: [] } as const;
    expect(round.tell('P1', { ...act, in: other })).toBe('replacement');
    expect(round.tell('P1', { ...act, out: other, in: next })).toBe('notSeated');
    expect(round.tell('P1', { ...act, panel: 'P09', in: next })).toBe('panel');
    round.must('P1', { ...act, in: next });
    expect(round.state.panels['P01']?.seats[1]).toBe(next);
    expect(read(round.transcript)).toMatchObject({ ok: true, replacements: 1 });
    const edited = changed(round.transcript, (copy) => {
      const last = copy.entries.at(-1)?.act;
      if (last?.type === 'replaced') last.in = other;
    });
    expect(read(edited)).toMatchObject({ ok: false, why: 'replacement', expected: next, found: other });
  });

  it('passes over those who cannot be had, in their order and with a ground, and asks them no more', () => {
    const round = drawn();
    const seating = seatingOf(round);
    const twoFollow = (code: string) => followerOf(seating, code, [followerOf(seating, code) ?? '']) !== undefined;
    const out = seating.panel.seats.find(twoFollow) ?? '';
    const first = followerOf(seating, out) ?? '';
    const next = followerOf(seating, out, [first]) ?? '';
    const second = seating.panel.seats.find((code) => code !== out) ?? '';
    const act = { type: 'replaced', panel: 'P01', out, ground: 'ill' } as const;
    const away = { code: first, ground: 'unreachable' } as const;
    expect(round.tell('P1', { ...act, passed: [{ code: next, ground: 'ill' }], in: first })).toBe('replacement');
    round.must('P1', { ...act, passed: [away], in: next });
    expect(followerOf(seatingOf(round), second)).not.toBe(first);
    expect(round.state.panels['P01']?.gone.map(({ code }) => code)).toEqual([out, first]);
  });
});
