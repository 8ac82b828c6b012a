import { deliveredEdition, editionNames } from '../programme/testing/delivered-editions.spec-support';
import { availableActions } from './available-actions';
import { createContext } from './context';
import { isRefusal } from './refusal';
import { EditionRound, RoundSetting } from '../play/edition-round';
import { extendedDate } from '../play/extended-date';
import { payloadFor } from '../play/payload-choice';
import { actorFor, possibleMoves, type Move } from '../play/moves';
import { knownScripts, playScript } from './testing/tour-script.spec-support';

const by = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

/** A recorded order may have given more time. */
const factsOf = (round: EditionRound, { subjectType, subjectId }: Move) => ({
  extendedTo: extendedDate(round.workingSet, { subjectType, subjectId }),
});

/** What the clock says of a move at an instant: the decision's refusal and what the screen is offered. */
function saidAt(
  round: EditionRound,
  move: Move,
  at: string,
): { code: string | null; offered: string | null; edge: boolean } {
  const there = round.copy();
  there.now = at;
  const actor = actorFor(there, move, 0);
  const decision = there.preview(
    there.command(move.subjectType, move.subjectId, move.action.name, actor, payloadFor(there, move, 0)),
  );
  const offer = availableActions(
    there.machine,
    there.workingSet,
    move,
    actor,
    at,
    factsOf(there, move),
    there.setting.dueDates,
  ).find(({ name, stage }) => name === move.action.name && stage === move.action.stage);
  if (!offer) throw new Error(`${move.action.name} is not among the actions`);
  return {
    code: isRefusal(decision) ? decision.code : null,
    offered: offer.refusal?.code ?? null,
    edge: offer.opensAt !== null || offer.closesAt !== null,
  };
}

function windowOf(round: EditionRound, move: Move) {
  const actor = actorFor(round, move, 0);
  const command = round.command(move.subjectType, move.subjectId, move.action.name, actor, {});
  return move.action.window?.(
    createContext(
      round.machine,
      move.action.stage,
      round.workingSet,
      command,
      factsOf(round, move),
      round.setting.dueDates,
    ),
  );
}

/**
 * Every window that stands open or shut in any state that the tours of an edition pass, tried a millisecond before, at
 * and after its edges.
 */
describe('what the clock forbids is neither offered nor accepted', () => {
  const kinds = new Map<string, Set<string>>();

  it.each(editionNames())('%s', (name) => {
    const setting = new RoundSetting(deliveredEdition(name));
    const tried = new Set<string>();
    for (const [n, script] of knownScripts(setting).entries())
      playScript(setting, `${setting.editionId}/tour-${n}`, script, (round) => {
        for (const move of possibleMoves(round)) {
          const key = `${move.action.stage}.${move.action.name}`;
          if (!move.action.window || tried.has(key)) continue;
          const window = windowOf(round, move);
          if (!window) continue;
          tried.add(key);
          const { opens, closes } = window;
          const expected: [string, string | null][] = [
            ...(opens
              ? ([
                  [by(opens.at, -1), opens.early.code],
                  [opens.at, null],
                  [by(opens.at, 1), null],
                ] as [string, string | null][])
              : []),
            ...(closes
              ? ([
                  [by(closes.at, -1), null],
                  [closes.at, null],
                  [by(closes.at, 1), closes.late.code],
                ] as [string, string | null][])
              : []),
          ];
          for (const [at, code] of expected) {
            const said = saidAt(round, move, at);
            if (code === null) {
              expect([key, at, said.code === opens?.early.code || said.code === closes?.late.code]).toEqual([
                key,
                at,
                false,
              ]);
              expect([key, at, said.offered === opens?.early.code || said.offered === closes?.late.code]).toEqual([
                key,
                at,
                false,
              ]);
            } else expect([key, at, said]).toEqual([key, at, { code, offered: code, edge: true }]);
          }
          const kind = round.machine.stages.get(move.action.stage)?.kind ?? '';
          kinds.set(kind, (kinds.get(kind) ?? new Set()).add(move.action.name));
        }
      });
    expect(tried.size).toBeGreaterThan(0);
  });

  it('tried every action that has a window in some edition', () => {
    const stated = editionNames().flatMap((name) =>
      new RoundSetting(deliveredEdition(name)).machine.actions
        .filter(({ window }) => window)
        .map(({ name: action }) => action),
    );
    expect(new Set([...kinds.values()].flatMap((names) => [...names]))).toEqual(new Set(stated));
  });
});
