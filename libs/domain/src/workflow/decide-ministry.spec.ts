import type { Decision } from './decide';
import { NO_VOTES } from './kinds/panels';
import { isRefusal } from './refusal';
import { rowsOf } from './working-set';
import {
  TestRound,
  actor,
  applicantOf,
  ministryClerk,
  ministryLead,
  officer,
  public_,
  reason,
  system,
} from './testing/test-working-set.spec-support';

const code = (decision: Decision): string => (isRefusal(decision) ? decision.code : `ok:${decision.state}`);

describe('evaluation', () => {
  const experts = Object.fromEntries(
    ['x1', 'x2', 'x3', 'x4'].map((user) => [
      user,
      { orgId: `inst-${user}`, conflicts: user === 'x4' ? ['same-organisation'] : [] },
    ]),
  );
  function seated() {
    const round = new TestRound();
    const id = round.placeCase('a', 'department-review.reviewing');
    round.must('case', id, 'conclude', ministryClerk);
    const seat = (users: string[]) =>
      code(round.act('case', id, 'seat', ministryClerk, { experts: users }, { experts }));
    const seatOf = (user: string) =>
      rowsOf(round.workingSet, 'seat', ({ expertUser, state }) => expertUser === user && state !== 'replaced')[0]?.id ??
      '';
    const expert = (user: string) => actor(`inst-${user}`, 'expert', user);
    const scores = (score: number) => ({
      comment: '意见',
      scores: (round.machine.definition.rubrics[0]?.criteria ?? []).map(({ id: criterion }) => ({
        criterion,
        score,
        comment: '',
      })),
    });
    const seal = (user: string, score: number) => {
      round.must('seat', seatOf(user), 'accept', expert(user), { noConflict: true });
      return code(round.act('seat', seatOf(user), 'seal', expert(user), scores(score)));
    };
    return { round, id, seat, seatOf, expert, seal, scores };
  }

  it('seats at least three experts without conflicts', () => {
    const { seat } = seated();
    expect(seat(['x1', 'x2'])).toBe('evaluation.tooFew');
    expect(seat(['x1', 'x2', 'x4'])).toBe('evaluation.conflict');
    expect(seat(['x1', 'x2', 'x9'])).toBe('evaluation.notInPool');
    expect(seat(['x1', 'x2', 'x3'])).toBe('ok:written-evaluation.scoring');
    expect(seat(['x1'])).toBe('evaluation.alreadySeated');
  });

  it('keeps sheets sealed until the panel is complete, then has mean and spread', () => {
    const { round, id, seat, seal } = seated();
    seat(['x1', 'x2', 'x3']);
    seal('x1', 70);
    seal('x2', 80);
    expect([...round.workingSet.panel.values()][0]).toMatchObject({ state: 'scoring', mean: null });
    expect(code(round.act('case', id, 'conclude', ministryLead))).toBe('evaluation.incomplete');
    seal('x3', 90);
    expect([...round.workingSet.panel.values()][0]).toMatchObject({ state: 'complete', mean: 8000, spread: 1000 });
    expect(code(round.act('case', id, 'conclude', ministryLead))).toBe('ok:oral-defence.seating');
    expect(round.case(id).score).toBe(8000);
  });

  it('does not pass a mean below the pass mark', () => {
    const { round, id, seat, seal } = seated();
    seat(['x1', 'x2', 'x3']);
    ['x1', 'x2', 'x3'].forEach((user, index) => seal(user, [60, 60, 59.9][index] ?? 0));
    expect(code(round.act('case', id, 'conclude', ministryLead))).toBe('evaluation.belowPassMark');
    expect(code(round.act('case', id, 'reject', ministryLead, { reasonCode: 'low-score', ...reason }))).toBe(
      'ok:written-evaluation.not-passed',
    );
  });

  it('wants every criterion within its scale', () => {
    const { round, seat, seatOf, expert, scores } = seated();
    seat(['x1', 'x2', 'x3']);
    round.must('seat', seatOf('x1'), 'accept', expert('x1'), { noConflict: true });
    expect(code(round.act('seat', seatOf('x1'), 'seal', expert('x1'), scores(100.1)))).toBe('sheet.scoreOutOfScale');
    expect(
      code(
        round.act('seat', seatOf('x1'), 'seal', expert('x1'), { ...scores(80), scores: scores(80).scores.slice(1) }),
      ),
    ).toBe('sheet.incomplete');
    expect(code(round.act('seat', seatOf('x1'), 'seal', expert('x2'), scores(80)))).toBe('actor.notAllowed');
  });

  it('takes marks with one decimal exactly and passes on the exact mean, not on a rounded one', () => {
    const { round, id, seat, seatOf, expert, seal, scores } = seated();
    seat(['x1', 'x2', 'x3']);
    expect(seal('x1', 1.1)).toBe('ok:sealed');
    expect(rowsOf(round.workingSet, 'seat', ({ expertUser }) => expertUser === 'x1')[0]?.total).toBe(110);
    const uneven = (user: string, marks: number[]) => {
      round.must('seat', seatOf(user), 'accept', expert(user), { noConflict: true });
      round.must('seat', seatOf(user), 'seal', expert(user), {
        comment: '意见',
        scores: scores(0).scores.map((one, index) => ({ ...one, score: marks[index] ?? 60 })),
      });
    };
    // 110, 7990 and 9899 hundredths mean 5999.67: shown as 60.00, and below it.
    uneven('x2', [80, 80, 80, 80, 80, 80, 78]);
    uneven('x3', [99, 99, 99, 99, 99, 99, 98.8]);
    const panel = [...round.workingSet.panel.values()][0];
    expect(panel?.state).toBe('complete');
    expect(panel?.mean).toBe(6000);
    expect(code(round.act('case', id, 'conclude', ministryLead))).toBe('evaluation.belowPassMark');
  });

  it('moves a session until the panel is complete', () => {
    const { round, id, seat, seal } = seated();
    seat(['x1', 'x2', 'x3']);
    ['x1', 'x2', 'x3'].forEach((user) => seal(user, 80));
    round.must('case', id, 'conclude', ministryLead);
    const session = { title: '第一场', at: '2024-09-02T01:00:00.000Z', place: '第一会议室', position: 1 };
    expect(
      code(round.act('case', id, 'seat', ministryClerk, { experts: ['x1', 'x2', 'x3'], session }, { experts })),
    ).toBe('ok:oral-defence.scoring');
    expect(code(round.act('case', id, 'reschedule', ministryClerk, { session: { ...session, position: 3 } }))).toBe(
      'ok:oral-defence.scoring',
    );
    expect(rowsOf(round.workingSet, 'panel', ({ stage }) => stage === 'oral-defence')[0]).toMatchObject({
      sessionTitle: '第一场',
      position: 3,
    });
  });

  it('counts the time for a sheet from a session that is to come, and again when it is moved or somebody joins', () => {
    const { round, id, seat, seal } = seated();
    const duesOf = (stage: string) => [
      ...new Set(rowsOf(round.workingSet, 'seat', (one) => one.stage === stage).map(({ dueAt }) => dueAt)),
    ];
    seat(['x1', 'x2', 'x3']);
    // Without a session it counts from the invitation.
    expect(duesOf('written-evaluation')).toEqual(['2024-06-21T15:59:59.999Z']);
    ['x1', 'x2', 'x3'].forEach((user) => seal(user, 80));
    round.must('case', id, 'conclude', ministryLead);
    const session = { title: '第一场', at: '2024-09-02T01:00:00.000Z', place: '第一会议室', position: 1 };
    round.must('case', id, 'seat', ministryClerk, { experts: ['x1', 'x2', 'x3'], session }, { experts });
    expect(duesOf('oral-defence')).toEqual(['2024-09-09T15:59:59.999Z']);
    round.must('case', id, 'reschedule', ministryClerk, { session: { ...session, at: '2024-09-04T09:00:00+08:00' } });
    expect(duesOf('oral-defence')).toEqual(['2024-09-11T15:59:59.999Z']);
    const more = { experts: { x5: { orgId: 'inst-x5', conflicts: [] } } };
    round.must('case', id, 'seat', ministryClerk, { experts: ['x5'] }, more);
    expect(duesOf('oral-defence')).toEqual(['2024-09-11T15:59:59.999Z']);
  });

  it('replaces who is recused and waits for the new seat', () => {
    const { round, id, seat, seatOf, expert, seal } = seated();
    seat(['x1', 'x2', 'x3']);
    round.must('seat', seatOf('x3'), 'recuse', expert('x3'), reason);
    seal('x1', 80);
    seal('x2', 80);
    expect(code(round.act('case', id, 'conclude', ministryLead))).toBe('evaluation.incomplete');
    const more = { experts: { x5: { orgId: 'inst-x5', conflicts: [] } } };
    expect(code(round.act('case', id, 'seat', ministryClerk, { experts: ['x5'] }, more))).toBe(
      'ok:written-evaluation.scoring',
    );
    seal('x5', 80);
    expect(code(round.act('case', id, 'conclude', ministryLead))).toBe('ok:oral-defence.seating');
  });
});

describe('list decision, notice and catalogue', () => {
  function noticed() {
    const round = new TestRound();
    const ids = ['a', 'b', 'c'].map((id) => round.placeCase(id, 'public-notice.pending'));
    const dossier = () =>
      [...round.workingSet.dossier.values()].find(({ stage, state }) => stage === 'public-notice' && state === 'open')
        ?.id ?? '';
    round.must('dossier', 'd-public-notice', 'prepare', officer, { title: '公示', text: '正文', contact: '联系' });
    round.must('dossier', 'd-public-notice', 'publish', ministryLead);
    const object = (id: string) =>
      round.must('case', id, 'object', public_, {
        name: '某',
        contact: '某',
        grounds: 'facts',
        text: '异议',
        evidence: '证据',
      });
    const objection = (id: string) => rowsOf(round.workingSet, 'objection', ({ caseId }) => caseId === id)[0]?.id ?? '';
    return { round, ids, dossier, object, objection };
  }

  it('decides every pending case in one dossier by two persons', () => {
    const round = new TestRound();
    ['a', 'b'].forEach((id) => round.placeCase(id, 'list-decision.pending'));
    const items = [
      { caseId: 'a', listed: true },
      { caseId: 'b', listed: false, reasonCode: 'below-cut-line' },
    ];
    expect(
      code(
        round.act('dossier', 'd-list-decision', 'prepare', ministryClerk, {
          items: items.slice(0, 1),
          minutes: '纪要',
        }),
      ),
    ).toBe('list.undecided');
    round.must('dossier', 'd-list-decision', 'prepare', ministryClerk, { items, minutes: '纪要' });
    round.must('dossier', 'd-list-decision', 'decide', ministryLead);
    expect([round.case('a').state, round.case('b').state]).toEqual([
      'public-notice.pending',
      'list-decision.not-listed',
    ]);
  });

  it('wants a written reason for leaving out a case level with or above a listed one, and keeps the reason of each', () => {
    const round = new TestRound();
    const score = (id: string, totals: number[]) => {
      round.placeCase(id, 'list-decision.pending');
      round.workingSet.panel.set(`p-${id}`, {
        id: `p-${id}`,
        caseId: id,
        stage: 'oral-defence',
        leadOrg: 'ndrc',
        state: 'complete',
        minExperts: 3,
        sessionTitle: null,
        sessionAt: null,
        sessionPlace: null,
        position: null,
        mean: 0,
        spread: 0,
        completedAt: null,
        ...NO_VOTES,
      });
      totals.forEach((total, n) =>
        round.workingSet.seat.set(`${id}${n}`, {
          id: `${id}${n}`,
          panelId: `p-${id}`,
          caseId: id,
          stage: 'oral-defence',
          leadOrg: 'ndrc',
          expertUser: `x${n}`,
          expertOrg: '',
          state: 'sealed',
          version: 1,
          reasonSha: null,
          sheetSha: null,
          total,
          invitedAt: '',
          dueAt: null,
          sealedAt: null,
          vote: null,
        }),
      );
    };
    score('a', [8000, 8000, 8000]);
    score('b', [7900, 8000, 8100]);
    score('c', [8000, 8000, 7999]);
    const prepare = (reason?: string) => {
      const items = [
        { caseId: 'a', listed: true },
        { caseId: 'b', listed: false, reasonCode: 'similar-listed', ...(reason ? { reason } : {}) },
        { caseId: 'c', listed: false, reasonCode: 'below-cut-line' },
      ];
      return {
        items,
        code: code(round.act('dossier', 'd-list-decision', 'prepare', ministryClerk, { items, minutes: '纪要' })),
      };
    };
    expect(prepare().code).toBe('list.reasonNeeded');
    const { items, code: prepared } = prepare('同类技术已入选');
    expect(prepared).toBe('ok:prepared');
    round.must('dossier', 'd-list-decision', 'decide', ministryLead, {}, { worksheet: { items } });
    expect(['a', 'b', 'c'].map((id) => [round.case(id).state, round.case(id).reasonCode])).toEqual([
      ['public-notice.pending', null],
      ['list-decision.not-listed', 'similar-listed'],
      ['list-decision.not-listed', 'below-cut-line'],
    ]);
  });

  it('counts five working days from the day after, and only the timer closes', () => {
    const { round, dossier } = noticed();
    expect(round.workingSet.dossier.get(dossier())?.windowEndsAt).toBe('2024-06-19T15:59:59.999Z');
    expect(code(round.act('dossier', dossier(), 'close', ministryLead))).toBe('actor.notAllowed');
    expect(code(round.act('dossier', dossier(), 'close', system))).toBe('notice.windowOpen');
    round.now = '2024-06-20T00:00:00.000Z';
    round.must('dossier', dossier(), 'close', system);
    expect(round.case('a').state).toBe('classification.pending');
  });

  it('holds an item with an open objection, and one whose objection was upheld', () => {
    const { round, ids, dossier, object, objection } = noticed();
    object('a');
    object('b');
    object('c');
    for (const id of ['b', 'c']) round.must('objection', objection(id), 'admit', officer);
    round.must('objection', objection('b'), 'uphold', officer, { answer: '成立' });
    round.must('objection', objection('c'), 'dismiss', officer, { answer: '不成立' });
    const closing = dossier();
    round.now = '2024-06-20T00:00:00.000Z';
    round.must('dossier', closing, 'close', system);
    expect(ids.map((id) => round.case(id).state)).toEqual([
      'public-notice.held',
      'public-notice.held',
      'classification.pending',
    ]);
    expect(code(round.act('case', 'a', 'clear', ministryLead, reason))).toBe('objection.open');
    expect(code(round.act('case', 'b', 'clear', ministryLead, reason))).toBe('objection.upheld');
    expect(code(round.act('case', 'b', 'exclude', ministryLead, { reasonCode: 'objection-upheld', ...reason }))).toBe(
      'ok:public-notice.excluded',
    );
    round.must('objection', objection('a'), 'admit', officer);
    round.must('objection', objection('a'), 'dismiss', officer, { answer: '不成立' });
    expect(code(round.act('case', 'a', 'clear', ministryLead, reason))).toBe('ok:classification.pending');
  });

  it('lets the lead confirm for a holder who was silent until the date, with a reason, and not before', () => {
    const round = new TestRound();
    const taxonomy = { taxonomy: { '1.1': '1' } };
    round.placeCase('a', 'classification.pending');
    round.must('case', 'a', 'classify', officer, { category: '1.1' }, taxonomy);
    round.must('case', 'a', 'draft-entry', officer, {
      name: '技术',
      process: '工艺',
      parameters: [{ name: '参数', value: '1' }],
      cases: [{ title: '案例', content: '内容' }],
    });
    const { dueAt } = round.case('a');
    expect(dueAt).not.toBeNull();
    round.now = dueAt ?? '';
    expect(code(round.act('case', 'a', 'confirm-for-holder', ministryLead, reason))).toBe('entry.confirmationRunning');
    round.now = new Date(Date.parse(dueAt ?? '') + 1000).toISOString();
    expect(code(round.act('case', 'a', 'confirm-for-holder', officer, reason))).toBe('actor.notAllowed');
    round.must('case', 'a', 'confirm-for-holder', ministryLead, reason);
    expect([round.case('a').state, [...round.workingSet.entry.values()].map(({ confirmedAt }) => confirmedAt)]).toEqual(
      ['publication.confirmed', [round.now]],
    );
  });

  it('classifies into the seventh area too, and numbers the catalogue per section', () => {
    const round = new TestRound();
    const taxonomy = { taxonomy: { '1.1': '1', '7.2': '7' } };
    const entry = {
      name: '技术',
      process: '工艺',
      parameters: [{ name: '参数', value: '1' }],
      cases: [{ title: '案例', content: '内容' }],
    };
    for (const [id, category] of [
      ['a', '1.1'],
      ['b', '7.2'],
      ['c', '1.1'],
    ] as const) {
      round.placeCase(id, 'classification.pending');
      expect(code(round.act('case', id, 'classify', officer, { category: '9' }, taxonomy))).toBe('taxonomy.unknown');
      round.must('case', id, 'classify', officer, { category }, taxonomy);
      expect(code(round.act('case', id, 'draft-entry', officer, { ...entry, cases: [] }))).toBe('entry.caseCount');
      round.must('case', id, 'draft-entry', officer, entry);
      round.must('case', id, 'confirm-entry', applicantOf(id));
    }
    round.must('dossier', 'd-publication', 'prepare', officer, {
      title: '目录',
      number: '发改环资〔2024〕1812号',
      date: '2024-12-24',
    });
    round.must('dossier', 'd-publication', 'publish', ministryLead);
    expect(
      [...round.workingSet.entry.values()].map(({ caseId, section, sectionNumber }) => [
        caseId,
        section,
        sectionNumber,
      ]),
    ).toEqual([
      ['a', '1', 1],
      ['b', '7', 1],
      ['c', '1', 2],
    ]);
    expect(['a', 'b', 'c'].map((id) => round.case(id).outcome)).toEqual(['published', 'published', 'published']);
    expect(code(round.act('case', 'a', 'withdraw', applicantOf('a'), reason))).toBe('state.wrong');
  });
});
