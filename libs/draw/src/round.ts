import { BY_PRODUCT, type Act, type ActBody, type DrawnSeats } from './acts';
import { BEACON_NETWORKS, beaconInstant } from './beacon-networks';
import { digest } from './digest';
import { commitmentOf, type Frozen, type Leaf } from './frozen';
import { replace } from './replacement';
import { drawPanel } from './sample';
import { isThrow, seedOfBeacon, seedOfWitnesses, witnessDigest, type SeedSource } from './seed';
import { fault, isFault, type Fault, type PanelState, type RoundFacts, type RoundState } from './state';

/** A source that cannot have been known at the instant: a beacon's round must still be to come. */
export function sourceFault(
  source: SeedSource,
  at: string,
  { networks = BEACON_NETWORKS }: Pick<RoundFacts, 'networks'>,
): Fault | undefined {
  if (source.kind === 'witnesses') return undefined;
  const network = networks.find(({ id }) => id === source.network);
  if (!network || !Number.isInteger(source.round) || source.round < 1) return fault('network', undefined, source);
  return beaconInstant(network, source.round) > at ? undefined : fault('beaconPast', at, source.round);
}

export function startOf(frozen: Frozen): RoundState {
  return { ...seedless(frozen.source), phase: 'frozen', draw: 1, seq: 0, head: commitmentOf(frozen), proposal: null };
}

const seedless = (source: SeedSource) => ({ source, committed: {}, revealed: {}, seed: null, panels: {} });

/** The digest over an act and everything before it. */
export function headAfter(head: string, act: Act): string {
  return digest('act', { previous: head, act });
}

/**
 * The one rule of what may happen to a round: the product takes an act by it, and whoever repeats the draw goes through
 * all acts by it. Pure; a fault is a value.
 */
export function applyAct(facts: RoundFacts, state: RoundState, act: Act): RoundState | Fault {
  if (act.seq !== state.seq + 1) return fault('order', state.seq + 1, act.seq);
  if ((act.by === BY_PRODUCT) !== (act.type === 'drawn')) return fault('order', BY_PRODUCT, act.by);
  // The draw follows the seed, and nothing comes between.
  if (state.seed !== null && state.phase === 'frozen' && act.type !== 'drawn') return fault('order', 'drawn', act.type);
  const next = step(facts, state, act);
  return isFault(next) ? next : { ...next, seq: act.seq, head: headAfter(state.head, act) };
}

function step(facts: RoundFacts, state: RoundState, act: Act): RoundState | Fault {
  if (state.phase === 'annulled') return fault('phase', undefined, state.phase);
  switch (act.type) {
    case 'witness-committed':
    case 'witness-revealed':
    case 'beacon-entered':
      return state.phase === 'frozen' && state.proposal === null
        ? seeding(facts, state, act)
        : fault('phase', 'frozen', state.phase);
    case 'drawn':
      return drawn(facts, state, act);
    case 'replaced':
      return state.phase === 'drawn' ? replaced(facts, state, act) : fault('phase', 'drawn', state.phase);
    case 'repeat-proposed':
      return state.proposal === null
        ? { ...state, proposal: { how: act.how, reason: act.reason, by: act.by } }
        : fault('proposed');
    case 'repeat-declined':
      return state.proposal === null ? fault('notProposed') : { ...state, proposal: null };
    case 'repeat-confirmed':
      return repeated(facts, state, act);
  }
}

function seeding(
  facts: RoundFacts,
  state: RoundState,
  act: Extract<Act, { type: 'witness-committed' | 'witness-revealed' | 'beacon-entered' }>,
): RoundState | Fault {
  const place = { commitment: commitmentOf(facts.frozen), root: facts.frozen.root, draw: state.draw };
  if (act.type === 'beacon-entered') {
    const { source } = state;
    if (source.kind !== 'beacon') return fault('phase', 'witnesses', 'beacon');
    const network = (facts.networks ?? BEACON_NETWORKS).find(({ id }) => id === source.network);
    if (!network) return fault('network', undefined, source.network);
    if (!facts.isBeaconSignature(network, source.round, act.signature)) return fault('signature');
    return { ...state, seed: seedOfBeacon(place, source, act.signature) };
  }
  if (state.source.kind !== 'witnesses') return fault('phase', 'beacon', 'witnesses');
  const own = state.committed[act.witness];
  if (act.type === 'witness-committed') {
    if (own) return fault('committed');
    if (state.committed[act.witness === 1 ? 2 : 1]?.by === act.by) return fault('samePerson');
    return { ...state, committed: { ...state.committed, [act.witness]: { digest: act.digest, by: act.by } } };
  }
  // Nobody shows anything before both have bound themselves.
  if (!own || !state.committed[1] || !state.committed[2]) return fault('notCommitted');
  if (own.by !== act.by) return fault('samePerson', own.by, act.by);
  if (state.revealed[act.witness]) return fault('committed');
  const thrown = { dice: act.dice, nonce: act.nonce };
  if (!isThrow(thrown)) return fault('dice');
  const digestNow = witnessDigest(place, act.witness, thrown);
  if (digestNow !== own.digest) return fault('throw', own.digest, digestNow);
  const revealed = { ...state.revealed, [act.witness]: thrown };
  const [first, second] = [revealed[1], revealed[2]];
  return { ...state, revealed, seed: first && second ? seedOfWitnesses(place, [first, second]) : null };
}

/** What a seed draws, from nothing but what was frozen. */
export function resultOf(frozen: Frozen, leaves: readonly Leaf[], seed: string): Record<string, PanelState> | Fault {
  const panels: Record<string, PanelState> = {};
  for (const spec of frozen.panels) {
    const panel = drawPanel(leaves, spec, seed);
    if (panel.seats === null) return fault('panel', undefined, spec.code);
    panels[spec.code] = { seats: panel.seats, reserves: panel.reserves, gone: [] };
  }
  return panels;
}

/** The body of the act that tells a result. */
export function toldResult(draw: number, seed: string, panels: Record<string, PanelState>): ActBody {
  return {
    type: 'drawn',
    draw,
    seed,
    panels: Object.entries(panels).map(([panel, { seats, reserves }]): DrawnSeats => ({
      panel,
      seats,
      reserves: digest('reserves', reserves),
    })),
  };
}

function drawn({ frozen, leaves }: RoundFacts, state: RoundState, act: Extract<Act, { type: 'drawn' }>) {
  if (state.phase !== 'frozen' || state.seed === null || !leaves) return fault('phase', 'frozen', state.phase);
  if (act.draw !== state.draw) return fault('result', state.draw, act.draw);
  if (act.seed !== state.seed) return fault('result', state.seed, act.seed);
  const panels = resultOf(frozen, leaves, state.seed);
  if (isFault(panels)) return panels;
  const told = toldResult(state.draw, state.seed, panels) as Extract<Act, { type: 'drawn' }>;
  for (const [index, expected] of told.panels.entries()) {
    const found = act.panels[index];
    if (digest('reserves', expected) !== digest('reserves', found ?? null)) return fault('result', expected, found);
  }
  if (act.panels.length !== told.panels.length) return fault('result', told.panels.length, act.panels.length);
  return { ...state, phase: 'drawn' as const, panels };
}

function replaced(
  { frozen, leaves }: RoundFacts,
  state: RoundState,
  act: Extract<Act, { type: 'replaced' }>,
): RoundState | Fault {
  const spec = frozen.panels.find(({ code }) => code === act.panel);
  const panel = state.panels[act.panel];
  if (!spec || !panel || !leaves) return fault('panel', undefined, act.panel);
  if (state.proposal) return fault('proposed');
  const next = replace({ panel, limits: spec.limits, experts: leaves }, act);
  return isFault(next) ? next : { ...state, panels: { ...state.panels, [act.panel]: next } };
}

function repeated(facts: RoundFacts, state: RoundState, act: Extract<Act, { type: 'repeat-confirmed' }>) {
  const { proposal } = state;
  if (!proposal) return fault('notProposed');
  if (proposal.by === act.by) return fault('samePerson');
  if ((proposal.how === 'redraw') !== (act.source !== null)) return fault('phase', proposal.how, act.source);
  if (act.source === null) return { ...state, phase: 'annulled' as const, proposal: null };
  return (
    sourceFault(act.source, act.at, facts) ?? {
      ...state,
      ...seedless(act.source),
      phase: 'frozen' as const,
      draw: state.draw + 1,
      proposal: null,
    }
  );
}
