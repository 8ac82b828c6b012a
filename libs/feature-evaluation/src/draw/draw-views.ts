import type { DrawnExpertView, DrawPanelView, DrawRoundView } from '@linxuan/contracts';
import { samePerson } from '@linxuan/domain';
import {
  BEACON_NETWORKS,
  beaconInstant,
  followerOf,
  type PanelState,
  type PanelSpec,
  type RoundState,
  type SeedSource,
} from '@linxuan/draw';
import type { DrawActRow, DrawExpertRow, DrawPanelRow, DrawRoundRow } from '@linxuan/persistence';

/** How many reserves are named for a seat: who is asked after so many is looked up again. */
const FOLLOWERS = 5;

export interface DrawScene {
  round: DrawRoundRow;
  acts: readonly DrawActRow[];
  state: RoundState;
  experts: readonly DrawExpertRow[];
  panels: readonly DrawPanelRow[];
  /** Accounts of who reads. */
  signers: readonly string[];
  /** Names of accounts. */
  names: ReadonlyMap<string, string>;
  stageTitle: { zh: string; en: string };
  portalUrl: string;
}

export function roundView(scene: DrawScene): DrawRoundView {
  const { round, acts, state, stageTitle, portalUrl } = scene;
  const { frozen } = round;
  const limits = frozen.panels[0]?.limits;
  return {
    id: round.id,
    editionId: round.editionId,
    stage: { id: round.stage, title: stageTitle },
    number: round.number,
    phase: round.phase,
    frozenAt: round.frozenAt,
    experts: frozen.experts,
    place: { commitment: round.commitment, root: frozen.root, draw: state.draw },
    source: state.source,
    signedAt: signedAt(state.source),
    head: round.head,
    seq: round.seq,
    redraws: state.draw - 1,
    limits: {
      perEmployer: limits?.perEmployer ?? null,
      perGroup: limits?.perGroup ?? null,
      perRegion: limits?.perRegion ?? null,
      seniorsAtLeast: limits?.seniorsAtLeast ?? 0,
    },
    witnesses: ([1, 2] as const).map((witness) => witnessView(scene, witness)),
    proposal: state.proposal && {
      how: state.proposal.how,
      reason: state.proposal.reason,
      mine: isMine(scene, state.proposal.by),
    },
    panels: frozen.panels.map((spec) => panelView(scene, spec, state.panels[spec.code])),
    acts: acts.map(({ seq, act, byUser }) => ({
      seq,
      type: act.type,
      at: act.at,
      by: act.by,
      name: act.by === 'product' ? '' : (scene.names.get(byUser) ?? ''),
      ground: act.type === 'replaced' ? act.ground : null,
    })),
    publicUrl: `${portalUrl}/draws/${round.id}`,
  };
}

function signedAt(source: SeedSource): string | null {
  if (source.kind === 'witnesses') return null;
  const network = BEACON_NETWORKS.find(({ id }) => id === source.network);
  return network ? beaconInstant(network, source.round) : null;
}

/** Whether somebody who is named in the round is the reader, by whatever account. */
function isMine({ acts, signers }: DrawScene, by: string): boolean {
  return acts.some(({ act, byUser, byDeputy }) => act.by === by && samePerson([byUser, byDeputy], [...signers]));
}

function witnessView(scene: DrawScene, witness: 1 | 2): DrawRoundView['witnesses'][number] {
  const { committed, revealed } = scene.state;
  const own = committed[witness];
  return {
    witness,
    state: revealed[witness] ? 'revealed' : own ? 'committed' : 'waiting',
    mine: own !== undefined && isMine(scene, own.by),
    digest: own?.digest ?? null,
  };
}

function panelView(scene: DrawScene, spec: PanelSpec, panel: PanelState | undefined): DrawPanelView {
  const own = scene.panels.find(({ code }) => code === spec.code);
  const named = (code: string) => {
    const expert = scene.experts.find((one) => one.code === code);
    return { code, name: expert?.name ?? '', orgName: { zh: expert?.orgZh ?? '', en: expert?.orgEn ?? '' } };
  };
  const drawn = (code: string, state: PanelState): DrawnExpertView => {
    const followers: string[] = [];
    const seating = { panel: state, limits: spec.limits, experts: scene.round.leaves };
    for (let next = followerOf(seating, code); next !== undefined && followers.length < FOLLOWERS;) {
      followers.push(next);
      next = followerOf(seating, code, followers);
    }
    return { ...named(code), followers: followers.map(named) };
  };
  return {
    code: spec.code,
    seats: spec.seats,
    case: own ? { id: own.caseId, number: own.number, title: own.title } : null,
    barred: spec.barred.map(({ code, ground }) => ({ code, ground })),
    // Who keeps away from a case learns nothing of its panel here.
    drawn: panel && own ? panel.seats.map((code) => drawn(code, panel)) : [],
  };
}
