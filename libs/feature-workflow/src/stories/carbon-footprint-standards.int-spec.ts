import {
  checkLedger,
  currentWorkingSet,
  EngineHarness,
  replayWorkingSet,
  standardContent,
  StageWalker,
  worldDigest,
} from '@linxuan/testing';

jest.setTimeout(60_000);

/**
 * 工信部联节函〔2025〕13号: bodies recommend their own standards, experts, the net, four ministries; a national standard
 * supersedes.
 */
describe('standards that their own bodies recommend', () => {
  let engine: EngineHarness;
  let walk: StageWalker;
  let edition: string;
  let caseId: string;
  beforeAll(async () => {
    engine = await EngineHarness.start([]);
    walk = new StageWalker(engine);
    edition = await engine.programme('carbon-footprint-standards/2025-1', '2024-09-10T01:00:00.000Z');
  }, 60_000);
  afterAll(() => engine.stop());

  it('goes from the body to itself, and a stranger nowhere', async () => {
    caseId = await engine.opened(await walk.as('body-steel', 'enterprise-clerk'), edition, '铁合金产品碳足迹核算规则');
    await walk.submit(
      caseId,
      standardContent(1, '铁合金产品碳足迹核算规则', [
        ['T/CISA 472-2024', '钢铁标准化机构'],
        ['T/FIAC 0005-2024', '铁合金标准化机构'],
      ]),
    );
    expect(await walk.at(caseId)).toMatchObject({ nominator_org: 'body-steel', state: 'nomination.pooled' });
    const stranger = await walk.as(await engine.enterprise('stranger'), 'enterprise-clerk');
    const other = await engine.opened(stranger, edition, '别的标准');
    const refused = await engine.act(stranger, 'case', other, 'submit', {
      revisionSha: await engine.store(standardContent(2, '别的标准规则', [['T/XYZ 1-2024', '甲']])),
      draftVersion: 0,
    });
    expect(refused.outcome).toMatchObject({ code: 'route.unknown' });
  });

  it('refuses one number twice', async () => {
    const twice = await engine.opened(
      await walk.as('body-electronics', 'enterprise-clerk'),
      edition,
      '电机产品碳足迹核算规则',
    );
    const { outcome } = await walk.act(twice, 'applicant', 'enterprise-clerk', 'submit', {
      revisionSha: await engine.store(
        standardContent(3, '电机产品碳足迹核算规则', [
          ['T/CEEIA 1-2024', '甲'],
          ['T/CEEIA 1-2024', '乙'],
        ]),
      ),
      draftVersion: 0,
    });
    expect(outcome).toMatchObject({ code: 'form.invalid', fields: [{ pointer: '/identifiers' }] });
  });

  it('is decided by four ministries together: one that disagrees is enough', async () => {
    await walk.to(caseId, 'joint-decision');
    expect((await walk.opinions(caseId)).map(({ org_id }) => org_id)).toEqual(['mee', 'ndrc', 'samr']);
    await walk.answer(caseId, 'agree', ['mee', 'ndrc']);
    expect((await walk.act(caseId, 'authority', 'authority-lead', 'conclude', {})).outcome).toMatchObject({
      code: 'review.waiting',
    });
    await walk.answer(caseId, 'disagree', ['samr']);
    expect((await walk.act(caseId, 'authority', 'authority-lead', 'conclude', {})).outcome).toMatchObject({
      code: 'review.notAgreed',
      params: { orgs: 'samr', orgsZh: expect.not.stringMatching(/[a-z]+-?[a-z]*$/) as string },
      rule: { id: 'joint-decision.policy' },
    });
    // A correction touches what the opinions rest on, so they are given anew.
    await walk.must(caseId, 'authority', 'authority-clerk', 'return', {
      fields: ['/technology/process'],
      reason: '请明确系统边界',
    });
    const corrected = standardContent(1, '铁合金产品碳足迹核算规则', [
      ['T/CISA 472-2024', '钢铁标准化机构'],
      ['T/FIAC 0005-2024', '铁合金标准化机构'],
    ]) as { technology: object };
    await walk.must(caseId, 'applicant', 'enterprise-clerk', 'resubmit', {
      revisionSha: await engine.store({
        ...corrected,
        technology: {
          ...corrected.technology,
          process: '系统边界从原料开采到出厂，数据质量要求见第六章，核算方法见第七章。',
        },
      }),
      draftVersion: 0,
    });
    await walk.answer(caseId);
    await walk.must(caseId, 'authority', 'authority-lead', 'conclude', {});
  });

  it('is published with both numbers, and superseded by a national standard', async () => {
    await walk.publish([caseId], {
      parameters: [
        { name: '标准编号', value: 'T/CISA 472-2024' },
        { name: '标准编号', value: 'T/FIAC 0005-2024' },
      ],
    });
    await walk.to(caseId, 'follow-up');
    const printed = () =>
      walk.rows<{ number: number; parameters: { value: string }[]; ended: string | null }>(
        `SELECT number, parameters, ended FROM public_entry WHERE edition_id = $1`,
        edition,
      );
    expect(await printed()).toMatchObject([
      { number: 1, ended: null, parameters: [{ value: 'T/CISA 472-2024' }, { value: 'T/FIAC 0005-2024' }] },
    ]);
    await walk.must(caseId, 'authority', 'authority-lead', 'end', {
      ending: 'superseded',
      reasonCode: 'national-standard',
      reason: '国家标准已发布，以国家标准为准',
    });
    expect(await printed()).toMatchObject([{ ended: 'superseded' }]);
  });

  it('leaves a ledger that rebuilds every row', async () => {
    expect((await checkLedger(engine.work)).faults).toEqual([]);
    expect(worldDigest(await replayWorkingSet(engine.work))).toEqual(worldDigest(await currentWorkingSet(engine.work)));
  });
});
