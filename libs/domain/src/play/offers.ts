import type { MachineAction, PayloadSchema } from '../programme/machine';
import type { Text } from '../programme/definition';
import type { Role } from '../workflow/actor';
import { senseOf, isGrave } from '../workflow/available-actions';
import type { Refusal } from '../workflow/refusal';
import type { SubjectType } from '../workflow/rows';
import type { Play } from './play';
import { actorFor, movesOf, type Move } from './moves';

/** An act that somebody could do now with one thing, with what it asks for filled in as usual. */
export interface PlayOffer {
  stage: string;
  action: string;
  /** What the stage is about, for the word that the act bears there. */
  sense: string;
  grave: boolean;
  reason: MachineAction['reason'];
  /** The reasons of a rejection that the stage lists. */
  reasonCodes: { code: string; text: Text }[];
  schema: PayloadSchema;
  by: PlayOfferBy[];
}

export interface PlayOfferBy {
  role: Role;
  org: string;
  orgName: Text;
  variant: number;
  payload: Record<string, unknown>;
  /** Why not, where it cannot be done as it is filled in. */
  refusal: Refusal | null;
}

/** Variants that are looked through for one that is taken: each actor and each usual payload is among them. */
const VARIANTS = 8;

/** What the clock does of itself is not offered. */
export function offersOf(play: Play, subjectType: SubjectType, subjectId: string): PlayOffer[] {
  if (!play.round.workingSet[subjectType].has(subjectId)) return [];
  return movesOf(play.round, subjectType, subjectId)
    .filter(({ action }) => action.who.some(({ relation }) => relation !== 'system'))
    .map((move) => ({
      stage: move.action.stage,
      action: move.action.name,
      sense: senseOf(play.setting.machine, move.action.stage),
      grave: isGrave(move.action.name),
      reason: move.action.reason,
      reasonCodes: reasonsOf(play, move),
      schema: move.action.payload,
      by: byRole(play, move),
    }));
}

function reasonsOf(play: Play, { action }: Move): PlayOffer['reasonCodes'] {
  const stage = play.setting.machine.stages.get(action.stage);
  const asked = 'reasonCode' in ((action.payload['properties'] as object | undefined) ?? {});
  return asked && stage && 'rejectReasons' in stage ? stage.rejectReasons : [];
}

/** For each role the first variant that is taken, else the first at all. */
function byRole(play: Play, move: Move): PlayOfferBy[] {
  const found = new Map<Role, PlayOfferBy>();
  for (let variant = 0; variant < VARIANTS; variant++) {
    const { role, orgId } = actorFor(play.round, move, variant);
    const known = found.get(role);
    if (role === 'system' || (known && !known.refusal)) continue;
    const refusal = play.preview(move, variant);
    if (known && refusal) continue;
    found.set(role, {
      role,
      org: orgId,
      orgName: play.setting.nameOf(orgId),
      variant,
      payload: play.payload(move, variant),
      refusal,
    });
  }
  return [...found.values()];
}
