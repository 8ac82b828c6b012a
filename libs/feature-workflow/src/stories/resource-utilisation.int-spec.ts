import type { Actor } from '@linxuan/domain';
import {
  checkLedger,
  currentWorkingSet,
  EngineHarness,
  replayWorkingSet,
  resourceContent,
  StageWalker,
  worldDigest,
} from '@linxuan/testing';

jest.setTimeout(60_000);

/**
 * 工信厅联节函〔2025〕20号: a province with its departments, or a national association; longer than a year; better than in 2023.
 */
describe('a catalogue that looks back at its last edition', () => {
  let engine: EngineHarness;
  let walk: StageWalker;
  let edition: string;
  beforeAll(async () => {
    engine = await EngineHarness.start([]);
    walk = new StageWalker(engine);
    edition = await engine.programme('resource-utilisation/2025', '2025-02-10T01:00:00.000Z');
  }, 60_000);
  afterAll(() => engine.stop());

  const applied = async (
    seed: number,
    more: Parameters<typeof resourceContent>[1] = {},
    affiliation: string | null = null,
  ): Promise<string> => {
    const org = await engine.enterprise(`maker-${seed}`);
    if (affiliation) await walk.rows(`UPDATE organisation SET affiliation = $2 WHERE id = $1`, org, affiliation);
    const id = await engine.opened(await walk.as(org, 'enterprise-clerk'), edition, `技术${seed}`);
    await walk.submit(id, resourceContent(seed, more));
    return id;
  };
  const computed = async (id: string): Promise<Record<string, string>> => {
    const authority: Actor = await walk.as('miit', 'authority-clerk');
    const verdicts = ['lawful', 'in-use', 'ownership', 'better-than-2023', 'benefits'].map((ruleId) => ({
      ruleId,
      computed: 'met',
      verdict: 'not-met',
    }));
    // Without a reason a verdict that leaves the computed one is refused, so the refusals tell what was computed.
    const found: Record<string, string> = {};
    for (const { ruleId } of verdicts) {
      for (const verdict of ['met', 'not-met']) {
        const given = verdicts.map((one) =>
          one.ruleId === ruleId ? { ...one, verdict } : { ...one, reason: '人工判断' },
        );
        const { outcome } = await engine.act(authority, 'case', id, 'accept', { verdicts: given });
        if ((outcome as { code: string }).code !== 'eligibility.reasonNeeded') found[ruleId] = verdict;
      }
      found[ruleId] ??= 'undetermined';
    }
    return found;
  };

  it('takes a national association’s member to the association, others to the province', async () => {
    const [own, member] = [await applied(1), await applied(2, {}, 'assoc-resource')];
    expect((await walk.at(own)).nominator_org).toBe('440000-miit');
    expect((await walk.at(member)).nominator_org).toBe('assoc-resource');
    await walk.to(member, 'condition-check');
    // The joint review is the province's: an association has no departments beside it.
    expect(await walk.rows(`SELECT id FROM opinion WHERE case_id = $1`, member)).toEqual([]);
  });

  it('lets nobody that was asked disagree, and takes silence for consent', async () => {
    const id = await applied(3);
    await walk.to(id, 'province-review');
    await walk.must(id, 'nominator', 'nominator-clerk', 'ask', { departments: ['ndrc-440000', '440000-mee'] });
    await walk.answer(id, 'agree', ['ndrc-440000']);
    expect((await walk.act(id, 'nominator', 'nominator-clerk', 'conclude', {})).outcome).toMatchObject({
      code: 'review.waiting',
    });
    const now = engine.now;
    engine.now = '2025-02-20T01:00:00.000Z';
    await walk.must(id, 'nominator', 'nominator-clerk', 'conclude', {});
    engine.now = now;
    const against = await applied(4);
    await walk.to(against, 'province-review');
    await walk.must(against, 'nominator', 'nominator-clerk', 'ask', { departments: ['440000-mee'] });
    await walk.answer(against, 'disagree');
    const refused = await walk.act(against, 'nominator', 'nominator-clerk', 'conclude', {});
    expect(refused.outcome).toMatchObject({
      code: 'review.notAgreed',
      params: { orgs: '440000-mee', orgsZh: expect.not.stringMatching(/[a-z]+-?[a-z]*$/) as string },
      rule: { words: { zh: '须全部部门同意，逾期未反馈视为同意' } },
    });
  });

  it.each<[string, Parameters<typeof resourceContent>[1], Record<string, string>]>([
    [
      'better and in use for long',
      {},
      { 'in-use': 'met', 'better-than-2023': 'met', ownership: 'met', benefits: 'undetermined' },
    ],
    ['in use for exactly a year', { startDate: '2024-03-20' }, { 'in-use': 'not-met' }],
    ['in use for a year and a day', { startDate: '2024-03-19' }, { 'in-use': 'met' }],
    ['no better than in 2023', { utilisationRate: '95' }, { 'better-than-2023': 'not-met' }],
    ['of a type the last edition lacks', { type: 'heavy-reman' }, { 'better-than-2023': 'undetermined' }],
  ])('computes: %s', async (name, more, expected) => {
    const id = await applied(10 + name.length, more);
    await walk.to(id, 'condition-check');
    expect(await computed(id)).toMatchObject(expected);
  });

  it('is countersigned by everybody, where silence holds until the question is withdrawn', async () => {
    const id = await applied(6);
    await walk.to(id, 'ministry-countersign');
    await walk.answer(id, 'agree', ['mee']);
    engine.now = '2025-03-14T01:00:00.000Z';
    await engine.must(walk.system, 'case', id, 'look-again');
    expect((await walk.act(id, 'authority', 'authority-lead', 'conclude', {})).outcome).toMatchObject({
      code: 'review.silent',
      params: { orgs: 'ndrc' },
    });
    const [silent] = await walk.opinions(id);
    await walk.must(id, 'authority', 'authority-lead', 'cancel-question', {
      opinionId: silent?.id ?? '',
      reason: '对方逾期，电话确认无意见',
    });
    await walk.must(id, 'authority', 'authority-lead', 'conclude', {});
    await walk.to(id, 'follow-up');
    await walk.must(id, 'authority', 'authority-lead', 'end', {
      ending: 'superseded',
      reasonCode: 'new-edition',
      reason: '新一版目录发布',
    });
    expect((await walk.at(id)).state).toBe('follow-up.superseded');
  });

  it('leaves a ledger that rebuilds every row', async () => {
    expect((await checkLedger(engine.work)).faults).toEqual([]);
    expect(worldDigest(await replayWorkingSet(engine.work))).toEqual(worldDigest(await currentWorkingSet(engine.work)));
  });
});
