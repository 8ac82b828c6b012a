import type { Act, ActBody, Entry } from '../acts';
import { BY_PRODUCT } from '../acts';
import { commitmentOf, personDigest, rootOf, type Frozen, type Leaf } from '../frozen';
import type { DrawLimits } from '../pool';
import { applyAct, resultOf, startOf, toldResult } from '../round';
import { witnessDigest, type SeedSource, type Throw } from '../seed';
import { isFault, type RoundFacts, type RoundState } from '../state';
import type { Transcript } from '../verify';

export const LIMITS: DrawLimits = {
  perEmployer: 1,
  perGroup: null,
  perRegion: 2,
  fields: [{ field: '1', atLeast: 1 }],
  seniorsAtLeast: 1,
};

const AT = '2026-03-02T01:00:00.000Z';
export const saltOf = (n: number): string => String(n).padStart(64, '0');
export const personAt = (n: number) => ({ id: `user-${n}`, name: `演示专家${n}`, organisation: `演示单位${n % 9}` });

/** Twenty-four invented experts. */
export function inventedLeaves(count = 24): Leaf[] {
  return Array.from({ length: count }, (_, n) => ({
    code: `X${String(n).padStart(3, '0')}`,
    employer: `E${n % 9}`,
    group: null,
    region: `R${n % 4}`,
    fields: [String(1 + (n % 3))],
    senior: n % 5 === 0,
    person: personDigest(personAt(n), saltOf(n)),
  }));
}

export function frozenOf(leaves: readonly Leaf[], source: SeedSource = { kind: 'witnesses' }): Frozen {
  return {
    format: 'linxuan-draw/1',
    round: '0b3f6f1e-0000-4000-8000-000000000001',
    edition: 'demo-2026',
    stage: 'evaluation',
    number: 1,
    frozenAt: AT,
    experts: leaves.length,
    root: rootOf(leaves),
    panels: ['P01', 'P02'].map((code) => ({
      code,
      case: '',
      seats: 3,
      limits: LIMITS,
      barred: [{ code: 'X003', ground: 'same-organisation' }],
    })),
    source,
    demo: true,
  };
}

export const thrown = (die: number): Throw => ({
  dice: Array.from({ length: 20 }, (_, n) => 1 + ((die + n * n) % 6)),
  nonce: String(die).padStart(32, '0'),
});

/** A round that is played act by act, with the rule that the product keeps. */
export class PlayedRound {
  state: RoundState;
  readonly entries: Entry[] = [];
  readonly facts: RoundFacts;

  constructor(
    readonly leaves: readonly Leaf[] = inventedLeaves(),
    readonly frozen: Frozen = frozenOf(leaves),
    facts: Partial<RoundFacts> = {},
  ) {
    this.facts = { frozen, leaves, isBeaconSignature: () => false, ...facts };
    this.state = startOf(frozen);
  }

  /** The fault, where the act cannot be; the round stays as it was then. */
  tell(by: string, body: ActBody, at = AT): string | undefined {
    const act: Act = { ...body, seq: this.state.seq + 1, at, by };
    const next = applyAct(this.facts, this.state, act);
    if (isFault(next)) return next.fault;
    this.state = next;
    this.entries.push({ act, head: next.head });
    if (body.type !== 'drawn' && next.seed !== null && next.phase === 'frozen') return this.draw();
    return undefined;
  }

  private draw(): string | undefined {
    const panels = resultOf(this.frozen, this.leaves, this.state.seed ?? '');
    if (isFault(panels)) return panels.fault;
    return this.tell(BY_PRODUCT, toldResult(this.state.draw, this.state.seed ?? '', panels));
  }

  get place() {
    return { commitment: commitmentOf(this.frozen), root: this.frozen.root, draw: this.state.draw };
  }

  /** Both witnesses bind themselves, then both show what they threw. */
  witnessed(first = thrown(1), second = thrown(2)): this {
    for (const [witness, shown] of [
      [1, first],
      [2, second],
    ] as const)
      this.must(`P${witness}`, {
        type: 'witness-committed',
        witness,
        digest: witnessDigest(this.place, witness, shown),
      });
    this.must('P1', { type: 'witness-revealed', witness: 1, ...first });
    this.must('P2', { type: 'witness-revealed', witness: 2, ...second });
    return this;
  }

  must(by: string, body: ActBody): void {
    const fault = this.tell(by, body);
    if (fault !== undefined) throw new Error(`${body.type}: ${fault}`);
  }

  get transcript(): Transcript {
    return {
      frozen: this.frozen,
      commitment: commitmentOf(this.frozen),
      experts: this.leaves,
      entries: [...this.entries],
      head: this.state.head,
    };
  }
}
