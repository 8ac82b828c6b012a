import { deriveId, isRefusal, subjectOf, type Command } from '@linxuan/domain';
import { EditionRound } from '../../libs/domain/src/play/edition-round';
import { payloadFor } from '../../libs/domain/src/play/payload-choice';
import { actorFor, movesOf } from '../../libs/domain/src/play/moves';
import { Savepoint } from './savepoint';
import type { TourRunner } from './tour-runner';

export interface RacePlan {
  /** Pairs that were raced, by state and actions. */
  raced: Set<string>;
  /** Most races that one edition may take; the nightly tier sets no limit. */
  most: number;
}

/**
 * Races an action that is about to be done with every other one that the machine knows from the same state, itself
 * included: two requests at once that both saw the same version. The outcome has to be that of one order or the other,
 * row by row.
 */
export async function raceWithRivals(
  runner: TourRunner,
  model: EditionRound,
  planned: Command,
  plan: RacePlan,
): Promise<string[]> {
  const wrong: string[] = [];
  const { state, stage, version } = subjectOf(model.workingSet, planned);
  for (const move of movesOf(model, planned.subjectType, planned.subjectId)) {
    const key = [
      planned.subjectType,
      planned.subjectType === 'case' ? '' : stage,
      state,
      ...[planned.action, `${move.action.stage}.${move.action.name}`].sort(),
    ].join(' ');
    if (plan.raced.has(key) || !inSample(key, plan)) continue;
    plan.raced.add(key);
    const rival = rivalOf(model, move, planned, plan.raced.size);
    const one = { ...planned, id: deriveId(planned.id, `raced/${plan.raced.size}`) };
    const expected = [ordered(model, [one, rival], version), ordered(model, [rival, one], version)];
    const savepoint = await Savepoint.of(runner.engine.work);
    await runner.prepare();
    await Promise.all([runner.send(one, version), runner.send(rival, version)]);
    await runner.engine.applyTogether([one.id, rival.id]);
    const labels = await Promise.all([one, rival].map(async ({ id }) => labelOf(await runner.engine.outcome(id))));
    const fitting = expected.filter(({ of }) => of(one.id) === labels[0] && of(rival.id) === labels[1]);
    const rows = await Promise.all(fitting.map(({ after }) => runner.differences(after)));
    if (!rows.some((differences) => differences.length === 0))
      wrong.push(
        `${key}: ${labels.join(' / ')}, the machine allows ${expected.map(({ of }) => `${of(one.id)} / ${of(rival.id)}`).join(' or ')}${rows[0]?.[0] ? `; ${rows[0][0]}` : ''}`,
      );
    await savepoint.restore();
  }
  return wrong;
}

/** A part of all pairs that is the same in every run. */
function inSample(key: string, { raced, most }: RacePlan): boolean {
  if (most === Infinity) return true;
  return raced.size < most && parseInt(deriveId(key, 'sample').slice(0, 4), 16) % 16 === 0;
}

/** Somebody who may do it with what he may send, another person than the planned one where there is one. */
function rivalOf(model: EditionRound, move: ReturnType<typeof movesOf>[number], planned: Command, n: number): Command {
  const candidates = Array.from({ length: 8 }, (_, variant) => ({
    id: deriveId(planned.id, `rival/${n}`),
    subjectType: move.subjectType,
    subjectId: move.subjectId,
    action: move.action.name,
    payload: payloadFor(model, move, variant),
    actor: actorFor(model, move, variant),
    acceptedAt: model.now,
  }));
  const possible = candidates.filter((command) => !isRefusal(model.preview(command)));
  return (
    possible.find(({ actor }) => actor.userId !== planned.actor.userId) ?? possible[0] ?? (candidates[0] as Command)
  );
}

/** What happens when the requests are applied in this order, each having seen the same version. */
function ordered(
  model: EditionRound,
  commands: readonly Command[],
  version: number,
): { of(id: string): string; after: EditionRound } {
  const after = model.copy();
  const labels = new Map<string, string>();
  for (const command of commands) {
    const now = subjectOf(after.workingSet, command);
    if (now.version !== version) labels.set(command.id, 'version.stale');
    else {
      const decision = after.decide(command);
      labels.set(command.id, isRefusal(decision) ? decision.code : 'applied');
    }
  }
  return { of: (id) => labels.get(id) ?? '', after };
}

function labelOf({ state, outcome }: { state: string; outcome: Record<string, unknown> | null }): string {
  return state === 'refused' ? String(outcome?.['code']) : state;
}
