import type { Actor } from '@linxuan/domain';
import {
  after,
  checkLedger,
  currentWorkingSet,
  EngineHarness,
  replayWorkingSet,
  researchContent,
  StageWalker,
  worldDigest,
} from '@linxuan/testing';

jest.setTimeout(60_000);

/** 财教〔2025〕2号 from the first application to the last report, with what it forbids on the way. */
describe('two rounds, an agreement and what follows', () => {
  let engine: EngineHarness;
  let walk: StageWalker;
  let edition: string;
  let applicant: Actor;
  let caseId: string;
  beforeAll(async () => {
    engine = await EngineHarness.start([]);
    walk = new StageWalker(engine);
    edition = await engine.programme('key-rd-programme/2025', '2025-02-10T01:00:00.000Z');
    applicant = await walk.as(await engine.enterprise('research-1'), 'enterprise-clerk');
    caseId = await engine.opened(applicant, edition, '低碳关键技术研究');
  }, 60_000);
  afterAll(() => engine.stop());
  const formal = (indirect: string, direct = '1500', total?: string) =>
    researchContent(
      1,
      {
        total: total ?? String(Number(direct) + Number(indirect)),
        direct,
        equipment: '300',
        indirect,
        otherSource: '0',
      },
      '任务一：机理研究；任务二：装置研制；任务三：示范。',
    );

  it('asks for the total only in the first round', async () => {
    await walk.submit(caseId, researchContent(1, { total: '1815' }));
    await walk.to(caseId, 'formal-round');
    expect(await walk.at(caseId)).toMatchObject({ state: 'formal-round.drafted', nominator_org: 'agency-rd' });
    expect(await walk.tasks(caseId)).toEqual(['complete-round']);
  });

  it('asks for the budget in the second, within the stepped cap', async () => {
    const tries = [researchContent(1, { total: '1815' }), formal('315.01'), formal('315', '1500', '1800')];
    for (const content of tries) {
      const { outcome } = await walk.act(caseId, 'applicant', 'enterprise-clerk', 'submit', {
        revisionSha: await engine.store(content),
        draftVersion: 0,
      });
      expect(outcome).toMatchObject({ code: 'form.invalid' });
    }
    const early = await walk.act(caseId, 'authority', 'authority-clerk', 'reject', {
      reasonCode: 'not-submitted',
      reason: '未提交',
    });
    expect(early.outcome).toMatchObject({ code: 'round.running' });
    await walk.submit(caseId, formal('315'));
    expect((await walk.at(caseId)).state).toBe('merged-review.seating');
  });

  it('closes a case that missed the second round', async () => {
    const missed = await engine.opened(
      await walk.as(await engine.enterprise('research-2'), 'enterprise-clerk'),
      edition,
      '另一项研究',
    );
    await walk.submit(missed, researchContent(2, { total: '100' }));
    await walk.to(missed, 'formal-round');
    const [row] = await walk.rows<{ due_at: Date }>(`SELECT due_at FROM case_file WHERE id = $1`, missed);
    const now = engine.now;
    engine.now = after(row?.due_at.toISOString() ?? '');
    const late = await walk.act(missed, 'applicant', 'enterprise-clerk', 'submit', {
      revisionSha: await engine.store(researchContent(2, { total: '100' })),
      draftVersion: 0,
    });
    expect(late.outcome).toMatchObject({ code: 'deadline.passed' });
    await walk.must(missed, 'authority', 'authority-clerk', 'reject', {
      reasonCode: 'not-submitted',
      reason: '未按期提交',
    });
    expect((await walk.at(missed)).state).toBe('formal-round.not-submitted');
    engine.now = now;
  });

  it('is agreed and signed, for less than was asked', async () => {
    await walk.to(caseId, 'agreement');
    const terms = {
      amountFen: 1_500_000_000,
      targets: [{ name: '能耗', value: '下降20%', assessment: '第三方测试' }],
      text: '任务书',
    };
    await walk.must(caseId, 'authority', 'authority-lead', 'offer', { ...terms, amountFen: 1_400_000_000 });
    await walk.must(caseId, 'applicant', 'enterprise-clerk', 'request-change', { reason: '指标需要更多经费' });
    await walk.must(caseId, 'authority', 'authority-lead', 'offer', terms);
    engine.now = '2025-06-20T01:00:00.000Z';
    await walk.must(caseId, 'applicant', 'enterprise-clerk', 'sign');
    const [row] = await walk.rows<object>(
      `SELECT state, outcome, amount_fen::text FROM case_file WHERE id = $1`,
      caseId,
    );
    expect(row).toEqual({ state: 'follow-up.active', outcome: 'published', amount_fen: '1500000000' });
    expect(await walk.tasks(caseId)).toEqual(['pay', 'submit-report', 'submit-report']);
  });

  it('is paid within 30 days and never more than was agreed', async () => {
    const authority = await walk.as('most', 'authority-clerk');
    const [first] = await walk.obligations(caseId, 'payment');
    expect(first?.due_at?.toISOString()).toBe('2025-07-20T15:59:59.999Z');
    const tooMuch = await engine.act(authority, 'obligation', first?.id ?? '', 'pay', {
      amountFen: 1_500_000_001,
      reference: '拨付1',
    });
    expect(tooMuch.outcome).toMatchObject({ code: 'followUp.paymentTooHigh', params: { left: 15_000_000 } });
    await engine.must(authority, 'obligation', first?.id ?? '', 'pay', { amountFen: 900_000_000, reference: '拨付1' });
    const [, second] = await walk.obligations(caseId, 'payment');
    const pay = () =>
      engine.act(authority, 'obligation', second?.id ?? '', 'pay', { amountFen: 600_000_000, reference: '拨付2' });
    await walk.must(caseId, 'authority', 'authority-lead', 'take-measure', {
      measureId: 'suspend',
      reason: '经费管理不规范',
    });
    const [{ number } = { number: '' }] = await walk.rows<{ number: string }>(
      `SELECT number FROM case_file WHERE id = $1`,
      caseId,
    );
    expect((await pay()).outcome).toMatchObject({
      code: 'followUp.paymentsSuspended',
      params: { measure: '暂停项目拨款', number },
      rule: { source: '财教〔2025〕2号' },
    });
    const [suspension] = await walk.obligations(caseId, 'measure');
    await engine.must(await walk.as('most', 'authority-lead'), 'obligation', suspension?.id ?? '', 'lift', {
      reason: '整改完成',
    });
    // Taken in another case of the holder it reaches this one too.
    const other = await engine.opened(applicant, edition, '另一项目');
    const [elsewhere] = await walk.rows<{ id: string }>(
      `INSERT INTO obligation SELECT (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'case_id', $2::text, 'state', 'settled'))).* FROM obligation o WHERE id = $1 RETURNING id`,
      suspension?.id,
      other,
    );
    const [{ number: theirs } = { number: '' }] = await walk.rows<{ number: string }>(
      `SELECT number FROM case_file WHERE id = $1`,
      other,
    );
    expect((await pay()).outcome).toMatchObject({ code: 'followUp.paymentsSuspended', params: { number: theirs } });
    await walk.rows(`DELETE FROM obligation WHERE id = $1`, elsewhere?.id);
    expect((await pay()).state).toBe('applied');
    expect((await walk.obligations(caseId, 'payment')).map(({ state }) => state)).toEqual(['settled', 'settled']);
  });

  it('reports at the end of November, is chased when late, and the next report opens on acceptance', async () => {
    const yearly = async () => (await walk.obligations(caseId, 'report')).filter(({ rule_id }) => rule_id === 'yearly');
    const [report] = await yearly();
    expect(report?.due_at?.toISOString()).toBe('2025-11-30T15:59:59.999Z');
    engine.now = '2025-12-03T01:00:00.000Z';
    await engine.must(walk.system, 'case', caseId, 'look-again');
    expect(await walk.tasks(caseId)).toEqual(['chase-report', 'submit-report', 'submit-report']);
    await engine.must(applicant, 'obligation', report?.id ?? '', 'submit', { text: '本年度进展。' });
    const authority = await walk.as('most', 'authority-clerk');
    await engine.must(authority, 'obligation', report?.id ?? '', 'send-back', { reason: '请补充经费支出情况' });
    await engine.must(applicant, 'obligation', report?.id ?? '', 'submit', { text: '本年度进展和经费。' });
    await engine.must(authority, 'obligation', report?.id ?? '', 'accept', {});
    expect(
      (await yearly()).map(({ round, state, due_at }) => [round, state, due_at?.toISOString().slice(0, 10)]),
    ).toEqual([
      [1, 'accepted', '2025-11-30'],
      [2, 'open', '2026-11-30'],
    ]);
    const wrong = await engine.act(authority, 'obligation', report?.id ?? '', 'pay', { amountFen: 1, reference: 'x' });
    expect(wrong.outcome).toMatchObject({ code: 'state.wrong' });
  });

  it('changes by the matrix', async () => {
    const ask = (changeId: string) =>
      walk.act(caseId, 'applicant', 'enterprise-clerk', 'request-change', { changeId, reason: '实施需要' });
    expect((await ask('indirect-up')).outcome).toMatchObject({
      code: 'followUp.changeNever',
      rule: { source: '财教〔2025〕2号' },
    });
    for (const id of ['equipment', 'within-topic', 'indirect-between', 'total'])
      expect((await ask(id)).state).toBe('applied');
    const changes = await walk.obligations(caseId, 'change');
    expect(Object.fromEntries(changes.map(({ rule_id, state }) => [rule_id, state]))).toEqual({
      equipment: 'settled',
      'within-topic': 'filed',
      'indirect-between': 'filed',
      total: 'submitted',
    });
    const total = changes.find(({ rule_id }) => rule_id === 'total');
    await engine.must(await walk.as('most', 'authority-lead'), 'obligation', total?.id ?? '', 'refuse', {
      reason: '总额不作调整',
    });
  });

  it('is not completed before evaluation and closing; books are closed a month after the evaluation', async () => {
    const end = { ending: 'completed', reasonCode: 'passed', reason: '通过' };
    const authority = await walk.as('most', 'authority-clerk');
    const open = async () =>
      (await walk.obligations(caseId, 'report'))
        .filter(({ state, rule_id }) => state === 'open' && rule_id !== 'yearly')
        .map(({ rule_id, due_at }) => [rule_id, due_at?.toISOString().slice(0, 10)]);
    expect((await walk.act(caseId, 'authority', 'authority-lead', 'end', end)).outcome).toMatchObject({
      code: 'followUp.reportsOpen',
      params: { count: 2 },
    });
    expect(await open()).toEqual([['evaluation', '2028-12-20']]);
    const evaluation = (await walk.obligations(caseId, 'report')).find(({ rule_id }) => rule_id === 'evaluation');
    await engine.must(applicant, 'obligation', evaluation?.id ?? '', 'submit', { text: '综合绩效评价材料。' });
    await engine.must(authority, 'obligation', evaluation?.id ?? '', 'accept', {});
    expect(await open()).toEqual([['closing', '2026-01-03']]);
    expect((await walk.act(caseId, 'authority', 'authority-lead', 'end', end)).outcome).toMatchObject({
      code: 'followUp.reportsOpen',
      params: { count: 1 },
    });
  });

  it('bars for a time, then for good, until lifted, and ends with the project', async () => {
    const measure = (payload: Record<string, unknown>) =>
      walk.act(caseId, 'authority', 'authority-lead', 'take-measure', { reason: '违反资金管理规定', ...payload });
    expect((await measure({ measureId: 'bar-time' })).outcome).toMatchObject({ code: 'followUp.untilNeeded' });
    expect((await measure({ measureId: 'bar-time', until: '2027-12-31' })).state).toBe('applied');
    const again = () =>
      engine.act(applicant, 'case', crypto.randomUUID(), 'open', { editionId: edition, title: '新的研究' });
    expect((await again()).outcome).toMatchObject({
      code: 'applicant.barred',
      params: { measure: '阶段性限制申报资格', until: '2027-12-31T15:59:59.999Z' },
      rule: { source: '财教〔2025〕2号' },
    });
    const bar = (await walk.obligations(caseId, 'measure')).find(({ rule_id }) => rule_id === 'bar-time');
    await engine.must(await walk.as('most', 'authority-lead'), 'obligation', bar?.id ?? '', 'lift', {
      reason: '整改完成，恢复资格',
    });
    expect((await again()).state).toBe('applied');
    expect((await measure({ measureId: 'terminate' })).state).toBe('applied');
    const [row] = await walk.rows<object>(`SELECT state, outcome FROM case_file WHERE id = $1`, caseId);
    expect(row).toEqual({ state: 'follow-up.terminated', outcome: 'ended' });
    expect(await walk.tasks(caseId)).toEqual([]);
  });

  it('leaves a ledger that rebuilds every row', async () => {
    expect((await checkLedger(engine.work)).faults).toEqual([]);
    expect(worldDigest(await replayWorkingSet(engine.work))).toEqual(worldDigest(await currentWorkingSet(engine.work)));
  });
});
