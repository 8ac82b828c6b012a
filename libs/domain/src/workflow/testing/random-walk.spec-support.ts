import fc from 'fast-check';
import { caseEdges, type CaseEdge } from '../../programme/graph-edges';
import type { MachineAction } from '../../programme/machine';
import { availableActions } from '../available-actions';
import { isRefusal } from '../refusal';
import { rowsOf, type WorkingSet } from '../working-set';
import { EditionRound, type RoundSetting } from '../../play/edition-round';
import { payloadFor } from '../../play/payload-choice';
import { actorFor, possibleMoves } from '../../play/moves';

const step = fc.record({ pick: fc.nat({ max: 99_999 }), variant: fc.nat({ max: 999 }), hours: fc.nat({ max: 20 }) });
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/**
 * Ways out that are always open, and moves of dates; taken as often as anything else they would end or fill every walk.
 */
export const SELDOM =
  /^(withdraw|reject|decline|return|recall|zero-return|unnominate|reopen|refuse-late|not-accept|exclude|request-change|recuse|replace|send-back|revive|object|extend|recompute|expire|look-again|end|rectify)$/;

/**
 * `steps` random steps over an edition, in stories of a few hundred; returns how often each action was done and each
 * refusal met.
 */
export function randomWalk(setting: RoundSetting, steps: number, seed: number): Map<string, number> {
  const met = new Map<string, number>();
  const edges = caseEdges(setting.machine);
  const length = Math.min(steps, 250);
  const checked = fc.check(
    fc.property(fc.array(step, { minLength: length, maxLength: length, size: 'max' }), (story) => {
      const round = new EditionRound(setting, `${setting.editionId}/walk-${seed}`);
      for (const applicant of [...setting.applicants.slice(0, 2), ...setting.applicants.slice(-2)])
        round.open(applicant);
      for (const each of story) {
        const done = play(round, each, edges);
        if (done) met.set(done, (met.get(done) ?? 0) + 1);
        invariants(round);
      }
    }),
    { numRuns: Math.max(1, Math.round(steps / length)), seed, endOnFailure: true },
  );
  // The story is long and of no use to a reader; seed and run tell it again.
  if (checked.failed)
    throw new Error(`seed ${checked.seed}, run ${checked.counterexamplePath ?? ''}: ${String(checked.errorInstance)}`, {
      cause: checked.errorInstance,
    });
  return met;
}

function play(round: EditionRound, { pick, variant, hours }: Step, edges: readonly CaseEdge[]): string | null {
  const later = new Date(Date.parse(round.now) + hours * 3_600_000).toISOString();
  // The working calendar ends where next year is not announced; a round does not outlive it.
  if (later < '2026-09-01') round.now = later;
  const moves = possibleMoves(round).filter(({ action }) => variant % 9 === 0 || !SELDOM.test(action.name));
  const move = moves[pick % Math.max(1, moves.length)];
  if (!move) return null;
  const who = actorFor(round, move, variant);
  const before = new Map([...round.workingSet.case].map(([id, { state }]) => [id, state]));
  availableActions(round.machine, round.workingSet, move, who, round.now, { extendedTo: null }, round.setting.dueDates);
  const { decision } = round.act(
    move.subjectType,
    move.subjectId,
    move.action.name,
    who,
    payloadFor(round, move, variant),
  );
  if (isRefusal(decision)) return `refused:${decision.code}`;
  expectAlongEdges(round, before, move.action, edges);
  return `${move.action.stage}.${move.action.name}`;
}

/** Each case moved as the action's row in the machine says, or stood still. */
function expectAlongEdges(
  round: EditionRound,
  before: Map<string, string>,
  action: MachineAction,
  edges: readonly CaseEdge[],
): void {
  for (const row of round.workingSet.case.values()) {
    const from = before.get(row.id) ?? '';
    if (from === row.state) continue;
    if (!edges.some((edge) => edge.action === action && edge.from === from && edge.to === row.state))
      throw new Error(
        `${action.stage}.${action.name} led ${row.id} from ${from} to ${row.state}, which no diagram shows`,
      );
  }
}

/** What holds after every step of every programme. */
function invariants({ workingSet, machine, setting }: EditionRound): void {
  for (const row of workingSet.case.values()) {
    const state = machine.states.get(row.state);
    expect([row.stage, row.outcome]).toEqual([state?.stage, state?.outcome ?? 'running']);
    if (row.route) expect(machine.path(row.route)).toContain(row.stage);
  }
  const slots = [...workingSet.quotaSlot.values()];
  for (const slot of slots) expect(slot.state === 'free').toBe(slot.caseId === null);
  const held = slots.flatMap(({ accountId, caseId }) => (caseId === null ? [] : [`${accountId}/${caseId}`]));
  expect(new Set(held).size).toBe(held.length);
  expect(sentWithoutLetter(workingSet)).toEqual([]);
  withinCaps({ workingSet, setting });
  const places = [...workingSet.dossierItem.values()].map(({ dossierId, caseId }) => `${dossierId}/${caseId}`);
  expect(new Set(places).size).toBe(places.length);
  const open = rowsOf(workingSet, 'task', ({ doneAt }) => doneAt === null).map(
    ({ kind, subjectId, orgId, role, userId }) => [kind, subjectId, orgId, role, userId ?? ''].join('|'),
  );
  expect(new Set(open).size).toBe(open.length);
}

/** Slots in transit whose case is in no letter that was sent: those of cases that were withdrawn go with it too. */
function sentWithoutLetter(workingSet: WorkingSet): string[] {
  const sent = new Set(
    [...workingSet.dossierItem.values()]
      .filter(
        ({ dossierId }) => !['drafted', 'prepared'].includes(workingSet.dossier.get(dossierId)?.state ?? 'drafted'),
      )
      .map(({ caseId }) => caseId),
  );
  return rowsOf(workingSet, 'quotaSlot', ({ state, caseId }) => state === 'transmitted' && !sent.has(caseId ?? '')).map(
    ({ id }) => id,
  );
}

/** No account holds more than its cap with what was granted; only a recorded reason goes over a soft one. */
function withinCaps({ workingSet, setting }: Pick<EditionRound, 'workingSet' | 'setting'>): void {
  const { definition } = setting.edition;
  for (const { org, quota: id } of definition.roster) {
    const quota = definition.quotas.find((one) => one.id === id);
    const mine = rowsOf(workingSet, 'quotaSlot', ({ accountId }) => accountId === `${setting.editionId}/${org}`);
    if (!quota || quota.cap === null || mine.length === 0) continue;
    const plain = mine.filter(({ origin, state }) => origin !== 'override' && state !== 'free');
    if (quota.type === 'cap')
      expect(plain.length).toBeLessThanOrEqual(quota.cap + mine.filter(({ origin }) => origin === 'grant').length);
    else expect(plain.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0)).toBeLessThanOrEqual(quota.cap);
    if (quota.strength === 'hard') expect(mine.filter(({ origin }) => origin === 'override')).toEqual([]);
  }
}
