import type { Entry } from './acts';
import { commitmentOf, rootOf, type Frozen, type Leaf } from './frozen';
import { applyAct, sourceFault, startOf } from './round';
import { isFault, type Fault, type RoundFacts, type RoundState } from './state';

/** All that is published of a round; the experts from the first draw on. */
export interface Transcript {
  readonly frozen: Frozen;
  readonly commitment: string;
  readonly experts: readonly Leaf[] | null;
  readonly entries: readonly Entry[];
  readonly head: string;
}

/** What the reader has of the round from elsewhere: written down on the day, or read in the ledger. */
export interface Noted {
  readonly commitment?: string;
  readonly head?: string;
}

/** Where a transcript first differs from what follows from it; `at` is a JSON pointer into the transcript. */
export interface Difference {
  readonly ok: false;
  readonly at: string;
  readonly why: Fault['fault'] | 'form' | 'root' | 'leaves' | 'commitment' | 'head' | 'noted';
  readonly expected: string;
  readonly found: string;
}

export interface Agreement {
  readonly ok: true;
  readonly state: RoundState;
  /** How often was drawn again, as the transcript has it. */
  readonly redraws: number;
  readonly replacements: number;
}

export type Verdict = Agreement | Difference;

const textOf = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
const differs = (at: string, why: Difference['why'], expected: unknown, found: unknown): Difference => ({
  ok: false,
  at,
  why,
  expected: textOf(expected),
  found: textOf(found),
});

function frozenDifference({ frozen, commitment, experts }: Transcript, facts: Networks): Difference | undefined {
  if (frozen.format !== 'linxuan-draw/1') return differs('/frozen/format', 'form', 'linxuan-draw/1', frozen.format);
  const own = commitmentOf(frozen);
  if (own !== commitment) return differs('/commitment', 'commitment', own, commitment);
  const source = sourceFault(frozen.source, frozen.frozenAt, facts);
  if (source) return differs('/frozen/source', source.fault, source.expected, source.found);
  if (!experts) return undefined;
  if (experts.length !== frozen.experts) return differs('/experts', 'leaves', frozen.experts, experts.length);
  const stray = experts.findIndex(({ code }, index) => index > 0 && code <= (experts[index - 1]?.code ?? ''));
  if (stray > 0) return differs(`/experts/${stray}/code`, 'leaves', undefined, experts[stray]?.code);
  const root = rootOf(experts);
  return root === frozen.root ? undefined : differs('/frozen/root', 'root', root, frozen.root);
}

type Networks = Pick<RoundFacts, 'networks'>;
/** How signatures of beacons are checked, and what the reader noted. */
export interface VerifyOptions extends Pick<RoundFacts, 'isBeaconSignature' | 'networks'> {
  readonly noted?: Noted;
}

/**
 * Goes through a transcript from its beginning: whether what was frozen has the published digest and the experts its
 * root, whether each act could be and its digest holds, and whether each draw is what its seed gives.
 */
export function verifyTranscript(transcript: Transcript, options: VerifyOptions): Verdict {
  const { frozen, experts, entries } = transcript;
  const { noted = {} } = options;
  if (noted.commitment !== undefined && noted.commitment !== transcript.commitment)
    return differs('/commitment', 'noted', noted.commitment, transcript.commitment);
  const before = frozenDifference(transcript, options);
  if (before) return before;
  const facts: RoundFacts = { frozen, leaves: experts, ...options };
  let state = startOf(frozen);
  let hasNoted = noted.head === undefined || noted.head === state.head;
  for (const [index, { act, head }] of entries.entries()) {
    const next = applyAct(facts, state, act);
    if (isFault(next)) return differs(`/entries/${index}/act`, next.fault, next.expected, next.found);
    if (next.head !== head) return differs(`/entries/${index}/head`, 'head', next.head, head);
    hasNoted ||= noted.head === head;
    state = next;
  }
  if (state.head !== transcript.head) return differs('/head', 'head', state.head, transcript.head);
  if (!hasNoted) return differs('/head', 'noted', noted.head, state.head);
  const replacements = entries.filter(({ act }) => act.type === 'replaced').length;
  return { ok: true, state, redraws: state.draw - 1, replacements };
}

/** The same for a text that anybody may have written: what has not the form of a transcript is a difference too. */
export function verifyText(text: string, options: VerifyOptions): Verdict {
  try {
    return verifyTranscript(JSON.parse(text) as Transcript, options);
  } catch (error) {
    return differs('', 'form', 'a transcript', error instanceof Error ? error.message : '');
  }
}
