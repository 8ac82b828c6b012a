import { availableActions } from './available-actions';
import type { Decision } from './decide';
import { isRefusal } from './refusal';
import { rowsOf } from './working-set';
import {
  GROUP,
  LETTER,
  PROVINCE,
  SUBMISSION,
  TestRound,
  actor,
  applicantOf,
  clerk,
  lead,
  ministryClerk,
  reason,
  submission,
} from './testing/test-working-set.spec-support';

const code = (decision: Decision): string => (isRefusal(decision) ? decision.code : `ok:${decision.state}`);
const AFTER_DEADLINE = '2024-08-01T02:00:00.000Z';

describe('application', () => {
  it('goes to the first stage of its route with its revision and routing', () => {
    const round = new TestRound();
    const id = round.addCase('a');
    expect(code(round.act('case', id, 'submit', applicantOf(id), SUBMISSION, submission()))).toBe(
      'ok:preliminary-check.received',
    );
    expect(round.case(id)).toMatchObject({
      revision: 1,
      nominatorOrg: PROVINCE,
      route: 'province',
      submittedAt: round.now,
      version: 2,
      category: '1.1',
    });
    expect(
      rowsOf(round.workingSet, 'task', ({ doneAt }) => !doneAt).map(({ kind, queueKey }) => [kind, queueKey]),
    ).toEqual([['check-form', `${PROVINCE}/nominator-clerk`]]);
  });

  it('of a central enterprise goes to its group', () => {
    const round = new TestRound();
    const id = round.addCase('a');
    expect(code(round.act('case', id, 'submit', applicantOf(id), SUBMISSION, submission('central-soe')))).toBe(
      'ok:group-nomination.pooled',
    );
  });

  it('is refused with problems in the form, without a route, by strangers and after the close, the last day included', () => {
    const round = new TestRound();
    const id = round.addCase('a');
    const submit = (who = applicantOf(id), outside = submission()) =>
      code(round.act('case', id, 'submit', who, SUBMISSION, outside));
    expect(
      submit(applicantOf(id), {
        submission: { content: {}, problems: [{ pointer: '/holder/uscc', code: 'uscc' }], changed: [] },
      }),
    ).toBe('form.invalid');
    expect(submit(applicantOf(id), { ...submission(), routing: undefined })).toBe('route.unknown');
    expect(submit(applicantOf('b'))).toBe('actor.notAllowed');
    round.now = '2024-07-31T16:00:00.000Z';
    expect(submit()).toBe('deadline.passed');
    round.now = '2024-07-31T15:59:59.000Z';
    expect(submit()).toBe('ok:preliminary-check.received');
  });

  it('can be withdrawn on the way and revived before the close, with its opinions asked anew', () => {
    const round = new TestRound();
    const id = round.placeCase('a', 'preliminary-review.reviewing');
    round.must('case', id, 'ask', clerk, { departments: ['110000-mee'] });
    expect(code(round.act('case', id, 'withdraw', applicantOf(id), reason))).toBe('ok:application.withdrawn');
    round.must('case', id, 'revive', applicantOf(id));
    round.must('case', id, 'submit', applicantOf(id), SUBMISSION, submission());
    round.must('case', id, 'accept', clerk);
    round.must('case', id, 'ask', clerk, { departments: ['110000-mee'] });
    expect(rowsOf(round.workingSet, 'opinion', () => true)).toMatchObject([{ state: 'asked', round: 2 }]);
  });
});

describe('checks', () => {
  it('return with fields and due date, take the correction, and reject once its date has passed', () => {
    const round = new TestRound();
    const id = round.placeCase('a', 'preliminary-check.received');
    round.must('case', id, 'return', clerk, { fields: ['/cases'], reason: '补正' });
    expect(round.case(id)).toMatchObject({ correctionPointers: ['/cases'], dueAt: '2024-06-19T15:59:59.999Z' });
    expect(code(round.act('case', id, 'reject', clerk, { reasonCode: 'incomplete', ...reason }))).toBe(
      'correction.running',
    );
    round.must('case', id, 'resubmit', applicantOf(id), SUBMISSION, submission());
    expect(round.case(id)).toMatchObject({ state: 'preliminary-check.received', revision: 2, correctionPointers: [] });
    round.must('case', id, 'return', clerk, { fields: ['/cases'], reason: '补正' });
    round.now = '2024-07-10T00:00:00.000Z';
    expect(code(round.act('case', id, 'reject', clerk, { reasonCode: 'mood', ...reason }))).toBe('reason.unknown');
    expect(code(round.act('case', id, 'reject', clerk, { reasonCode: 'incomplete', ...reason }))).toBe(
      'ok:preliminary-check.not-accepted',
    );
    expect(round.case(id)).toMatchObject({ outcome: 'rejected', reasonCode: 'incomplete' });
  });

  it('of eligibility want every rule judged, a reason for overruling, and nothing unmet', () => {
    const round = new TestRound();
    const id = round.placeCase('a', 'condition-check.received');
    const ids = (round.machine.definition.eligibility as { id: string }[]).map(({ id: rule }) => rule);
    const verdicts = ids.map((ruleId) => ({ ruleId, computed: 'met', verdict: 'met' }));
    const accept = (given: unknown[]) => code(round.act('case', id, 'accept', ministryClerk, { verdicts: given }));
    expect(accept(verdicts.slice(1))).toBe('eligibility.incomplete');
    expect(accept([{ ...verdicts[0], computed: 'undetermined' }, ...verdicts.slice(1)])).toBe(
      'eligibility.reasonNeeded',
    );
    expect(accept([{ ...verdicts[0], verdict: 'not-met', reason: '不足' }, ...verdicts.slice(1)])).toBe(
      'eligibility.notMet',
    );
    expect(accept(verdicts)).toBe('ok:department-review.reviewing');
    expect(rowsOf(round.workingSet, 'opinion', () => true).map(({ orgId }) => orgId)).toEqual(['miit', 'most']);
  });
});

describe('joint review', () => {
  const mee = '110000-mee';
  function asked() {
    const round = new TestRound();
    const id = round.placeCase('a', 'preliminary-review.reviewing');
    round.must('case', id, 'ask', clerk, { departments: [mee, '110000-most'] });
    const opinion = (org: string) => rowsOf(round.workingSet, 'opinion', ({ orgId }) => orgId === org)[0]?.id ?? '';
    const answer = (org: string, verdict: string, restsOn?: string[]) => {
      round.must(
        'opinion',
        opinion(org),
        'assign',
        actor(org, 'department-intake'),
        { userId: `r-${org}` },
        { members: { [`r-${org}`]: ['department-reviewer'] } },
      );
      return code(
        round.act('opinion', opinion(org), 'answer', actor(org, 'department-reviewer', `r-${org}`), {
          verdict,
          text: '意见',
          ...(restsOn ? { restsOn } : {}),
        }),
      );
    };
    return { round, id, opinion, answer };
  }

  it('waits for open opinions until their date, and wants dissent answered', () => {
    const { round, id, opinion, answer } = asked();
    expect(code(round.act('case', id, 'conclude', clerk))).toBe('review.waiting');
    expect(answer(mee, 'disagree')).toBe('ok:answered');
    round.now = '2024-06-25T00:00:00.000Z';
    expect(code(round.act('case', id, 'conclude', clerk))).toBe('review.dissentUnanswered');
    expect(
      code(
        round.act('case', id, 'conclude', clerk, {
          dissentAnswers: [{ opinionId: opinion(mee), answer: '答复' }],
          notAsked: '其余部门不涉及。',
        }),
      ),
    ).toBe('ok:nomination.pooled');
  });

  it('asks all that the call names, or records why not', () => {
    const { round, id, answer } = asked();
    for (const org of [mee, '110000-most']) expect(answer(org, 'agree')).toBe('ok:answered');
    const refused = round.act('case', id, 'conclude', clerk);
    expect(code(refused)).toBe('review.notAllAsked');
    expect(refused).toMatchObject({ params: { count: 4 }, fields: [{ pointer: '/notAsked', code: 'required' }] });
    const rest = ['110000-miit', '110000-mnr', '110000-mohurd', '110000-nea'];
    round.must('case', id, 'ask', clerk, { departments: rest });
    for (const org of rest) expect(answer(org, 'agree')).toBe('ok:answered');
    expect(code(round.act('case', id, 'conclude', clerk))).toBe('ok:nomination.pooled');
  });

  it('asks only its own departments, and each once', () => {
    const { round, id } = asked();
    expect(code(round.act('case', id, 'ask', clerk, { departments: ['310000-mee'] }))).toBe('review.foreignDepartment');
    expect(code(round.act('case', id, 'ask', clerk, { departments: [mee] }))).toBe('review.alreadyAsked');
  });

  it('asks again after a correction only what rests on the changed fields', () => {
    const { round, id, opinion, answer } = asked();
    answer(mee, 'agree', ['/effects']);
    answer('110000-most', 'agree', ['/technology']);
    round.must('case', id, 'return', clerk, { fields: ['/effects'], reason: '补正' });
    round.must('case', id, 'resubmit', applicantOf(id), SUBMISSION, submission('province', ['/effects/annualTce']));
    expect(round.workingSet.opinion.get(opinion(mee))).toMatchObject({
      state: 'assigned',
      verdict: null,
      round: 2,
      revision: 2,
    });
    expect(round.workingSet.opinion.get(opinion('110000-most'))).toMatchObject({
      state: 'answered',
      verdict: 'agree',
      round: 1,
    });
  });

  it('gives each department its own version, so that two answers never meet', () => {
    const { round, id, answer } = asked();
    const { version } = round.case(id);
    answer(mee, 'agree');
    answer('110000-most', 'agree');
    expect(round.case(id).version).toBe(version);
  });
});

describe('nomination', () => {
  function pool(count: number) {
    const round = new TestRound();
    const ids = Array.from({ length: count }, (_, index) => round.placeCase(`a${index + 1}`, 'nomination.pooled'));
    const nominate = (id: string) => code(round.act('case', id, 'nominate', clerk));
    const slotOf = (id: string) => rowsOf(round.workingSet, 'quotaSlot', ({ caseId }) => caseId === id)[0]?.state;
    const send = () => {
      const { id } = round.openDossier('nomination');
      round.must('dossier', id, 'prepare', clerk, LETTER);
      return round.act('dossier', id, 'release', lead);
    };
    return { round, ids, nominate, slotOf, send, dossier: () => round.openDossier('nomination') };
  }

  it('takes six and refuses the seventh with the words of the rule', () => {
    const { round, ids, nominate } = pool(7);
    expect(ids.map(nominate)).toEqual([...Array<string>(6).fill('ok:nomination.nominated'), 'quota.exhausted']);
    const refusal = round.act('case', ids[6] ?? '', 'nominate', clerk);
    expect(isRefusal(refusal) && refusal).toMatchObject({
      params: { cap: 6, used: 6 },
      rule: { source: '发改办环资〔2024〕528号', words: { zh: '各省级发展改革委推荐的绿色技术不得超过6项' } },
    });
  });

  it('sends all or none under one letter, released by another person', () => {
    const { round, ids, nominate, slotOf, dossier } = pool(2);
    ids.forEach(nominate);
    round.must('dossier', dossier().id, 'prepare', actor(PROVINCE, 'nominator-lead', 'one'), {
      ...LETTER,
      order: [...ids].reverse(),
    });
    expect(code(round.act('dossier', dossier().id, 'release', actor(PROVINCE, 'nominator-lead', 'one')))).toBe(
      'dossier.samePerson',
    );
    round.must('dossier', dossier().id, 'release', lead);
    expect(ids.map((id) => [round.case(id).state, slotOf(id)])).toEqual(
      ids.map(() => ['nomination.transmitted', 'transmitted']),
    );
    expect(rowsOf(round.workingSet, 'dossierItem', () => true).find(({ caseId }) => caseId === 'a2')?.position).toBe(1);
    round.must('dossier', dossier().id, 'receive', ministryClerk);
    expect(ids.map((id) => [round.case(id).state, slotOf(id)])).toEqual(
      ids.map(() => ['condition-check.received', 'spent']),
    );
  });

  it('frees slots by recall before the receipt, keeps them when sent back, and never frees them after the deadline', () => {
    const { round, ids, nominate, slotOf, send, dossier } = pool(1);
    const [id = ''] = ids;
    nominate(id);
    send();
    round.must('dossier', dossier().id, 'recall', lead, reason);
    expect([round.case(id).state, slotOf(id)]).toEqual(['nomination.pooled', undefined]);
    nominate(id);
    send();
    round.must('dossier', dossier().id, 'send-back', ministryClerk, reason);
    expect([round.case(id).state, slotOf(id)]).toEqual(['nomination.nominated', 'reserved']);
    round.now = AFTER_DEADLINE;
    send();
    round.must('dossier', dossier().id, 'recall', lead, reason);
    expect([round.case(id).state, slotOf(id)]).toEqual(['nomination.pooled', 'reserved']);
    round.must('case', id, 'withdraw', applicantOf(id), reason);
    expect(slotOf(id)).toBe('reserved');
  });

  it('leaves a case withdrawn on the way where it is, whatever happens to its dossier', () => {
    for (const [action, other] of [
      ['receive', 'condition-check.received'],
      ['send-back', 'nomination.nominated'],
      ['recall', 'nomination.pooled'],
    ] as const) {
      const { round, ids, nominate, send, dossier } = pool(2);
      ids.forEach(nominate);
      send();
      round.must('case', 'a1', 'withdraw', applicantOf('a1'), reason);
      round.must('dossier', dossier().id, action, action === 'recall' ? lead : ministryClerk, reason);
      expect([round.case('a1').state, round.case('a2').state]).toEqual(['application.withdrawn', other]);
    }
  });

  it.each([
    ['receive', 'spent'],
    ['send-back', 'reserved'],
    ['recall', 'reserved'],
  ] as const)('%s takes along the place that a case withdrawn after the deadline keeps', (action, state) => {
    const { round, ids, nominate, slotOf, send, dossier } = pool(2);
    ids.forEach(nominate);
    send();
    round.now = AFTER_DEADLINE;
    round.must('case', 'a1', 'withdraw', applicantOf('a1'), reason);
    expect(slotOf('a1')).toBe('transmitted');
    round.must('dossier', dossier().id, action, action === 'recall' ? lead : ministryClerk, reason);
    expect(ids.map(slotOf)).toEqual([state, state]);
  });

  it('lets the ministry decide on a late dossier', () => {
    for (const [action, state] of [
      ['accept-late', 'condition-check.received'],
      ['refuse-late', 'nomination.late'],
    ] as const) {
      const { round, ids, nominate, send, dossier } = pool(1);
      ids.forEach(nominate);
      round.now = AFTER_DEADLINE;
      send();
      expect(code(round.act('dossier', dossier().id, 'receive', ministryClerk))).toBe('dossier.late');
      round.must('dossier', dossier().id, action, ministryClerk, reason);
      expect(round.case('a1')).toMatchObject({ state, reasonCode: action === 'refuse-late' ? 'late' : null });
    }
  });

  it('takes a zero return only when nothing is nominated', () => {
    const { round, nominate, dossier } = pool(1);
    expect(code(round.act('dossier', dossier().id, 'prepare', clerk, LETTER))).toBe('dossier.empty');
    nominate('a1');
    expect(code(round.act('dossier', dossier().id, 'zero-return', clerk, { ...LETTER, ...reason }))).toBe(
      'dossier.notEmpty',
    );
    round.must('case', 'a1', 'unnominate', clerk);
    round.must('dossier', dossier().id, 'zero-return', clerk, { ...LETTER, ...reason });
    round.must('dossier', dossier().id, 'release', lead);
    expect(code(round.act('dossier', dossier().id, 'receive', ministryClerk))).toBe('ok:receipted');
  });

  it('gives a group two places and its supervisor no cap', () => {
    const round = new TestRound();
    const group = actor(GROUP, 'group-clerk');
    const ids = ['s1', 's2', 's3'].map((id) =>
      round.placeCase(id, 'group-nomination.pooled', { route: 'central-soe', nominatorOrg: 'sasac', groupOrg: GROUP }),
    );
    expect(ids.map((id) => code(round.act('case', id, 'nominate', group)))).toEqual([
      'ok:group-nomination.nominated',
      'ok:group-nomination.nominated',
      'quota.exhausted',
    ]);
    const sasac = Array.from({ length: 9 }, (_, index) =>
      round.placeCase(`c${index}`, 'sasac-nomination.pooled', {
        route: 'central-soe',
        nominatorOrg: 'sasac',
        groupOrg: GROUP,
      }),
    );
    expect(
      new Set(sasac.map((id) => code(round.act('case', id, 'nominate', actor('sasac', 'nominator-clerk'))))),
    ).toEqual(new Set(['ok:sasac-nomination.nominated']));
  });
});

describe('what every decision shares', () => {
  it('is the same when it is made twice', () => {
    const [one, two] = [new TestRound(), new TestRound()].map((round) => {
      round.addCase('a');
      return round.act('case', 'a', 'submit', applicantOf('a'), SUBMISSION, submission());
    });
    expect(one).toEqual(two);
  });

  it('offers each actor what it holds, with the refusal that stands against it', () => {
    const round = new TestRound();
    const id = round.placeCase('a', 'preliminary-review.reviewing');
    round.must('case', id, 'ask', clerk, { departments: ['110000-mee'] });
    const offered = (who: typeof clerk) =>
      availableActions(
        round.machine,
        round.workingSet,
        { subjectType: 'case', subjectId: id },
        who,
        round.now,
        {},
        round.dueDates,
      ).map(({ name, refusal }) => [name, refusal?.code ?? null]);
    expect(offered(clerk)).toEqual([
      ['conclude', 'review.waiting'],
      ['reject', 'review.waiting'],
      ['return', null],
      ['ask', null],
    ]);
    expect(offered(applicantOf(id))).toEqual([['withdraw', null]]);
    expect(offered(actor('ndrc-310000', 'nominator-clerk'))).toEqual([]);
  });

  it('leaves children alone once their case has left the stage', () => {
    const round = new TestRound();
    const id = round.placeCase('a', 'preliminary-review.reviewing');
    round.must('case', id, 'ask', clerk, { departments: ['110000-mee'] });
    const [opinion] = rowsOf(round.workingSet, 'opinion', () => true);
    round.must('case', id, 'withdraw', applicantOf(id), reason);
    expect(
      code(
        round.act(
          'opinion',
          opinion?.id ?? '',
          'assign',
          actor('110000-mee', 'department-intake'),
          { userId: 'r' },
          { members: { r: ['department-reviewer'] } },
        ),
      ),
    ).toBe('state.wrong');
    expect(rowsOf(round.workingSet, 'task', ({ doneAt }) => doneAt === null)).toEqual([]);
  });
});
