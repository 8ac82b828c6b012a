import type { DecisionContext } from '../programme/machine';
import { isRefusal, type Decision } from './index';
import { departmentsByDuty } from './kinds/opinion.actions';
import { rowsOf } from './working-set';
import {
  LETTER,
  SUBMISSION,
  TestRound,
  actor,
  applicantOf,
  clerk,
  lead,
  ministryClerk,
  ministryLead,
  reason,
  submission,
} from './testing/test-working-set.spec-support';

const code = (decision: Decision): string => (isRefusal(decision) ? decision.code : `ok:${decision.state}`);
const mee = '110000-mee';

/** A case whose department was asked and answers by a person of its own. */
function inReview(outside: Parameters<TestRound['act']>[5] = {}) {
  const round = new TestRound();
  const id = round.placeCase('a', 'preliminary-review.reviewing');
  round.must('case', id, 'ask', clerk, { departments: [mee] }, outside);
  const opinion = () => rowsOf(round.workingSet, 'opinion', ({ orgId }) => orgId === mee)[0];
  const answer = () => {
    const { id: one = '', state } = opinion() ?? {};
    if (state === 'asked')
      round.must(
        'opinion',
        one,
        'assign',
        actor(mee, 'department-intake'),
        { userId: 'r' },
        { members: { r: ['department-reviewer'] } },
      );
    round.must('opinion', one, 'answer', actor(mee, 'department-reviewer', 'r'), { verdict: 'agree', text: '意见' });
  };
  return { round, id, opinion, answer };
}

describe('what happens a second and a third time', () => {
  it('numbers the rounds of an opinion on, however often it is asked again', () => {
    const { round, id, opinion, answer } = inReview();
    const rounds = [];
    for (let time = 0; time < 3; time += 1) {
      answer();
      round.must('case', id, 'return', clerk, { fields: ['/effects'], reason: '补正' });
      round.must('case', id, 'resubmit', applicantOf(id), SUBMISSION, submission('province', ['/effects/annualTce']));
      rounds.push([opinion()?.round, opinion()?.verdict, opinion()?.answeredAt]);
    }
    expect(rounds).toEqual([2, 3, 4].map((n) => [n, null, null]));
  });

  it('gives every row of a batch its next version, once', () => {
    const round = new TestRound();
    const ids = ['a1', 'a2', 'a3'].map((id) => round.placeCase(id, 'nomination.pooled'));
    for (const id of ids) round.must('case', id, 'nominate', clerk);
    const { id: dossier } = round.openDossier('nomination');
    round.must('dossier', dossier, 'prepare', clerk, LETTER);
    const before = ids.map((id) => round.case(id).version);
    const of = round.workingSet.dossier.get(dossier)?.version ?? 0;
    round.must('dossier', dossier, 'release', lead);
    expect(ids.map((id) => round.case(id).version)).toEqual(before.map((version) => version + 1));
    expect(round.workingSet.dossier.get(dossier)?.version).toBe(of + 1);
  });

  it('moves the due date of a task that is open already', () => {
    const { round, opinion } = inReview();
    const task = () =>
      rowsOf(round.workingSet, 'task', ({ subjectId, doneAt }) => subjectId === opinion()?.id && doneAt === null)[0];
    const before = task();
    const deadline = rowsOf(round.workingSet, 'deadline', ({ ownerId }) => ownerId === opinion()?.id)[0];
    const until = '2024-07-26T15:59:59.999Z';
    round.must('deadline', deadline?.id ?? '', 'extend', lead, { until, reason: '同意延期' });
    expect([task()?.id, task()?.dueAt, before?.dueAt === until]).toEqual([before?.id, until, false]);
  });

  it('evaluates a case that was withdrawn and revived anew: no mean of before stays', () => {
    const round = new TestRound();
    const id = round.placeCase('a', 'department-review.reviewing');
    const experts = Object.fromEntries(['x1', 'x2', 'x3'].map((x) => [x, { orgId: `inst-${x}`, conflicts: [] }]));
    const panel = () => [...round.workingSet.panel.values()][0];
    round.must('case', id, 'conclude', ministryClerk);
    round.must('case', id, 'seat', ministryClerk, { experts: Object.keys(experts) }, { experts });
    for (const x of Object.keys(experts)) {
      const seat = rowsOf(round.workingSet, 'seat', ({ expertUser }) => expertUser === x)[0]?.id ?? '';
      round.must('seat', seat, 'accept', actor(`inst-${x}`, 'expert', x), { noConflict: true });
      const scores = (round.machine.definition.rubrics[0]?.criteria ?? []).map(({ id: criterion }) => ({
        criterion,
        score: 80,
        comment: '',
      }));
      round.must('seat', seat, 'seal', actor(`inst-${x}`, 'expert', x), { comment: '意见', scores });
    }
    expect(panel()).toMatchObject({ state: 'complete', mean: 8000 });
    round.workingSet.case.set(id, {
      ...round.case(id),
      state: 'department-review.reviewing',
      stage: 'department-review',
    });
    round.must('case', id, 'conclude', ministryClerk);
    expect(panel()).toMatchObject({ state: 'seating', mean: null, spread: null, completedAt: null });
    expect(code(round.act('case', id, 'conclude', ministryLead))).not.toMatch(/^ok/);
  });

  it('waits for every expert who sits, also for one more than are needed', () => {
    const round = new TestRound();
    const id = round.placeCase('a', 'department-review.reviewing');
    const users = ['x1', 'x2', 'x3', 'x4'];
    const experts = Object.fromEntries(users.map((x) => [x, { orgId: `inst-${x}`, conflicts: [] }]));
    const panel = () => [...round.workingSet.panel.values()][0];
    round.must('case', id, 'conclude', ministryClerk);
    round.must('case', id, 'seat', ministryClerk, { experts: users }, { experts });
    const seatOf = (x: string) => rowsOf(round.workingSet, 'seat', ({ expertUser }) => expertUser === x)[0]?.id ?? '';
    const seal = (x: string, score: number) => {
      const expert = actor(`inst-${x}`, 'expert', x);
      round.must('seat', seatOf(x), 'accept', expert, { noConflict: true });
      const criteria = round.machine.definition.rubrics[0]?.criteria ?? [];
      const scores = criteria.map(({ id: criterion }) => ({ criterion, score, comment: '' }));
      round.must('seat', seatOf(x), 'seal', expert, { comment: '意见', scores });
    };
    for (const x of users.slice(0, 3)) seal(x, 80);
    expect([panel()?.state, panel()?.mean]).toEqual(['scoring', null]);
    // Who steps down now was the only one that was waited for.
    round.must('seat', seatOf('x4'), 'recuse', actor('inst-x4', 'expert', 'x4'), reason);
    expect([panel()?.state, panel()?.mean]).toEqual(['complete', 8000]);
  });
});

describe('a date that a nominator sets for its departments', () => {
  const dueWith = (opinion: string | undefined) => inReview(opinion ? { ownDates: { opinion } } : {}).opinion()?.dueAt;

  it('goes before the edition’s where it is earlier and still to come, to the millisecond', () => {
    const stated = dueWith(undefined) ?? '';
    const now = new TestRound().now;
    const after = (at: string, ms: number) => new Date(Date.parse(at) + ms).toISOString();
    expect([now, after(now, 1), after(stated, -1), stated, after(stated, 1)].map(dueWith)).toEqual([
      stated,
      after(now, 1),
      after(stated, -1),
      stated,
      stated,
    ]);
  });
});

describe('departments by duty', () => {
  const of = (category: string) =>
    departmentsByDuty(
      {
        def: {
          duties: [
            { branch: '1', departments: ['general'] },
            { branch: '1.1', departments: ['special'] },
            { branch: '1.10', departments: ['other'] },
          ],
        },
        workingSet: { case: new Map([['c', { category, area: '1' }]]) },
      } as unknown as DecisionContext,
      'c',
    );

  it('are those of the longest branch that covers the category, and of no code that only begins alike', () => {
    expect(['1.1', '1.1.7', '1.10', '1.2', '2.1'].map(of)).toEqual([
      ['special'],
      ['special'],
      ['other'],
      ['general'],
      [],
    ]);
  });
});
