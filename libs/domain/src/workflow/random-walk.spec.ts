import fc from 'fast-check';
import { compile } from '../programme/compile';
import { caseEdges } from '../programme/graph-edges';
import type { MachineAction } from '../programme/machine';
import { greenTechnology } from '../programme/testing/green-technology.spec-support';
import { availableActions } from './available-actions';
import { isRefusal } from './refusal';
import { rowsOf } from './world';
import { GROUP, PROVINCE, TestRound } from './testing/test-world.spec-support';
import { actorFor, outsideFor, payloadFor, possibleMoves } from './testing/random-play.spec-support';

const step = fc.record({ pick: fc.nat({ max: 9999 }), variant: fc.nat({ max: 999 }), hours: fc.nat({ max: 30 }) });
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const edges = caseEdges(compile(greenTechnology()));

/** Ways out that are always open; taken as often as anything else they would end every walk early. */
const WAYS_OUT = ['withdraw', 'reject', 'decline', 'return', 'recall', 'zero-return', 'unnominate', 'reopen', 'refuse-late', 'exclude', 'request-change', 'recuse', 'replace', 'send-back', 'revive', 'object'];

function play(round: TestRound, { pick, variant, hours }: Step): string | null {
  round.now = new Date(Date.parse(round.now) + hours * 3_600_000).toISOString();
  const moves = possibleMoves(round).filter(({ action }) => variant % 7 === 0 || !WAYS_OUT.includes(action.name));
  const move = moves[pick % moves.length];
  if (!move) return null;
  const who = actorFor(round, move, variant);
  const before = new Map([...round.world.case].map(([id, { state }]) => [id, state]));
  availableActions(round.machine, round.world, move, who, round.now, outsideFor(round, move, variant), round.clockwork);
  const decision = round.act(move.subjectType, move.subjectId, move.action.name, who, payloadFor(round, move, variant), outsideFor(round, move, variant));
  if (isRefusal(decision)) return `refused:${decision.code}`;
  expectAlongEdges(round, before, move.action);
  return `${move.action.stage}.${move.action.name}`;
}

/** Each case moved as the action's row in the machine says, or stood still. */
function expectAlongEdges(round: TestRound, before: Map<string, string>, action: MachineAction): void {
  for (const row of round.world.case.values()) {
    const from = before.get(row.id) ?? '';
    if (from === row.state) continue;
    const drawn = edges.some((edge) => edge.action.stage === action.stage && edge.action.name === action.name && edge.action.subject === action.subject && edge.from === from && edge.to === row.state);
    if (!drawn) throw new Error(`${action.stage}.${action.name} led ${row.id} from ${from} to ${row.state}, which no diagram shows`);
  }
}

function invariants(round: TestRound): void {
  const { world, machine } = round;
  for (const row of world.case.values()) {
    const state = machine.states.get(row.state);
    expect(state?.stage).toBe(row.stage);
    expect(row.outcome).toBe(state?.outcome ?? 'running');
    if (row.route) expect(machine.path(row.route)).toContain(row.stage);
  }
  for (const [org, cap] of [[PROVINCE, 6], [GROUP, 2]] as const) {
    const slots = rowsOf(world, 'quotaSlot', ({ accountId }) => accountId === `e/${org}`);
    expect(slots).toHaveLength(cap);
    for (const slot of slots) expect(slot.state === 'free').toBe(slot.caseId === null);
    const held = slots.flatMap(({ caseId }) => caseId ?? []);
    expect(new Set(held).size).toBe(held.length);
  }
  // Whoever is nominated or went on from there holds a slot of the account: counted another way than by the slots.
  const path = machine.path('province');
  const past = rowsOf(world, 'case', (row) => row.outcome === 'running' && row.route === 'province' && (row.state === 'nomination.nominated' || row.state === 'nomination.transmitted' || path.indexOf(row.stage) > path.indexOf('nomination')));
  expect(past.length).toBeLessThanOrEqual(6);
  for (const { id } of past) expect(rowsOf(world, 'quotaSlot', ({ caseId }) => caseId === id)).toHaveLength(1);
  const places = [...world.dossierItem.values()].map(({ dossierId, caseId }) => `${dossierId}/${caseId}`);
  expect(new Set(places).size).toBe(places.length);
  const open = rowsOf(world, 'task', ({ doneAt }) => doneAt === null).map(({ kind, subjectId, orgId, role, userId }) => [kind, subjectId, orgId, role, userId ?? ''].join('|')).sort();
  expect(new Set(open).size).toBe(open.length);
}

const RUNS = Number(process.env['WALKS'] ?? 6);

/** Walks from a given start; returns how often each action was done and each refusal met. */
function walk(seed: number, start: (round: TestRound) => void): Map<string, number> {
  const reached = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(step, { minLength: 250, maxLength: 350, size: 'max' }), (steps) => {
      const round = new TestRound();
      start(round);
      for (const each of steps) {
        const done = play(round, each);
        if (done) reached.set(done, (reached.get(done) ?? 0) + 1);
        invariants(round);
      }
    }),
    { numRuns: RUNS, seed },
  );
  return reached;
}

/** The walks are worth something only when they get far. */
function expectReached(reached: Map<string, number>, names: string[]): void {
  expect(names.filter((name) => !reached.has(name))).toEqual([]);
}

describe('random walks over the edition of 2024', () => {
  it('never throw and never exceed a quota from the application to the ministry', () => {
    const reached = walk(20240611, (round) => {
      for (let n = 1; n <= 8; n++) round.addCase(`p${n}`);
      for (let n = 1; n <= 4; n++) round.addCase(`soe${n}`);
    });
    expectReached(reached, ['nomination.release', 'group-nomination.accept-late', 'nomination.accept-late', 'condition-check.accept', 'department-review.sign', 'refused:quota.exhausted']);
  }, 60_000);

  it('never throw from the department review to the catalogue', () => {
    const reached = walk(20241224, (round) => {
      for (const [n, state] of ['department-review.reviewing', 'recheck.reviewing', 'list-decision.pending', 'public-notice.pending', 'classification.pending', 'publication.drafting'].entries()) {
        const id = round.placeCase(`m${n}`, state);
        round.world.quotaSlot.set(`${PROVINCE}/${n + 1}`, { id: `${PROVINCE}/${n + 1}`, accountId: `e/${PROVINCE}`, number: n + 1, state: 'spent', caseId: id, origin: 'cap', originSha: null, amountFen: null });
      }
    });
    expectReached(reached, ['written-evaluation.seal', 'list-decision.decide', 'public-notice.publish', 'public-notice.close', 'classification.classify', 'publication.draft-entry', 'publication.publish']);
    if (process.env['WALKS_SHOW']) console.log([...reached].sort().map(([name, n]) => `${name} ${n}`).join('\n'));
  }, 60_000);
});
